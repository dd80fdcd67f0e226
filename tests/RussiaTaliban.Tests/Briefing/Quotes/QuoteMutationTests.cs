using System.Globalization;
using System.Text;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Handlers;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Tests.Briefing.Search;

namespace RussiaTaliban.Tests.Briefing.Quotes;

/// <summary>QUOTE_MUTATIONS=50 runs the whole table; without it each kind of edit is tried on a few passages.</summary>
public sealed class QuoteMutationTests(ITestOutputHelper output)
{
    private const int Few = 8;

    [Fact]
    public void Mutations_JudgedAlone_GetTheVerdictTheyWereMadeFor() => Assert.Empty(Wrong(text => text, isChat: false));

    [Fact]
    public void Mutations_InAMessageWithoutQuotationMarks_GetTheVerdictTheyWereMadeFor() =>
        Assert.Empty(Wrong(text => $"Please check this before we print it:\n\n{text}\n\nis that word for word?", isChat: true));

    /// <summary>Read with the encoder and the tagger, as the command and the chat read them.</summary>
    [Fact]
    public void Mutations_GivenToCheckQuote_GetTheVerdictTheyWereMadeFor()
    {
        Searcher? searcher = null;
        var wrong = Wrong(
            text => text,
            (corpus, message) => ((QuoteCheckReply)QuoteCheckHandler.Check(message, searcher ??= Searcher.Create(corpus, ShippedCorpus.Options))).Verdict.Outcome);

        Assert.Empty(wrong);
    }

    private List<string> Wrong(Func<string, string> message, bool isChat) => Wrong(message, (corpus, text) => Judge(corpus, text, isChat));

    private List<string> Wrong(Func<string, string> message, Func<Corpus, string, QuoteOutcome?> judge)
    {
        var corpus = QuoteSets.Corpus(
            "borrowed-eyes-india-armenia", "haugland-inquiry-blood-summary", "alder-street-library-vote", "harrowmouth-chief-constable-briefing", "wickham-marsh-stopover");
        var others = QuoteSets.Corpus("probelight-restatement", "the-bell-went-first");
        var passages = int.TryParse(Environment.GetEnvironmentVariable("QUOTE_MUTATIONS"), CultureInfo.InvariantCulture, out var count) ? count : Few;
        var judged = new QuoteMutations(corpus, others, seed: 14).All(passages)
            .Select(mutation => (Mutation: mutation, Outcome: judge(corpus, message(mutation.Text))))
            .ToList();
        output.WriteLine(Table(judged));
        return [.. judged.Where(one => one.Outcome != one.Mutation.Expected).Select(one => $"{one.Mutation.Kind}: {one.Mutation.Expected} was {one.Outcome?.ToString() ?? "no check"}: {one.Mutation.Text}")];
    }

    private static QuoteOutcome? Judge(Corpus corpus, string message, bool isChat) =>
        (isChat ? QuoteReader.Read(corpus, message) : QuoteReader.ReadAsked(corpus, message)) is { } read ? QuoteCheck.Judge(corpus, read).Outcome : null;

    private static string Table(IEnumerable<(QuoteMutation Mutation, QuoteOutcome? Outcome)> judged)
    {
        var table = new StringBuilder("edit                                        right of   all\n");
        foreach (var kind in judged.GroupBy(one => one.Mutation.Kind))
        {
            table.Append(CultureInfo.InvariantCulture, $"{kind.Key,-44}{kind.Count(one => one.Outcome == one.Mutation.Expected),5}{kind.Count(),9}\n");
        }

        return table.ToString();
    }
}
