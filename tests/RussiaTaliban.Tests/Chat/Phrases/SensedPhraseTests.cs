using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Tests.Briefing.Search;
using RussiaTaliban.Tests.Briefing.Search.Encoding;

namespace RussiaTaliban.Tests.Chat.Phrases;

public sealed class SensedPhraseTests
{
    private const string Said = "when was it published, I need it for my list";

    [Fact]
    public void Examples_WhoseEncodingWasBrokenOff_AreNotKnownAndNoMessageWaitsForThem()
    {
        var searcher = Searcher.Create(ShippedCorpus.Corpus, SearchOptions.Default with { Encoder = new MeaningEncoder() });

        Assert.Throws<OperationCanceledException>(() => SensedPhrase.Prepare(searcher, new CancellationToken(canceled: true)));
        Assert.Null(SensedPhrase.Read(new AskIntent(Said), Said, [], searcher));
        SensedPhrase.Prepare(searcher, TestContext.Current.CancellationToken);
    }
}
