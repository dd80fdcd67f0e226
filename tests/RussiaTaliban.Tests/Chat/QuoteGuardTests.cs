using Microsoft.Extensions.Logging.Abstractions;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Tests.Chat;

public sealed class QuoteGuardTests
{
    private readonly QuoteGuard _guard = new(NullLogger<QuoteGuard>.Instance);

    [Fact]
    public async Task Guard_OfAHitOfThisCorpus_LetsItPass()
    {
        var corpus = await ShippedAsync();
        var reply = ReplyWith(corpus.Passages[0]);

        Assert.Same(reply, _guard.Check(reply, corpus));
    }

    [Fact]
    public async Task Guard_OfAHitOfAnotherRevision_WithholdsIt()
    {
        var corpus = await ShippedAsync();
        using var folder = new TemporaryFolder();
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Corpus, "russia-taliban.md"), TestContext.Current.CancellationToken);
        folder.Write("russia-taliban.md", text.Replace("legitimate authority", "illegitimate authority", StringComparison.Ordinal));
        var edited = (await CorpusReader.ReadAsync(folder.Path, TestContext.Current.CancellationToken)).Corpus!;

        Assert.IsType<WithheldReply>(_guard.Check(ReplyWith(edited.Passages[0]), corpus));
    }

    [Fact]
    public async Task Guard_OfAPassageThatTheCorpusDoesNotHave_WithholdsIt() =>
        Assert.IsType<WithheldReply>(_guard.Check(ReplyWith((await ShippedAsync()).Passages[0]), Corpus.Empty));

    private static PassagesReply ReplyWith(Passage passage) =>
        new("?", new Answer(AnswerOutcome.Answered, [new Hit(passage, 1, [new TextSpan(0, 10)])]));

    private static async Task<Corpus> ShippedAsync() =>
        (await CorpusReader.ReadAsync(Repository.Corpus, TestContext.Current.CancellationToken)).Corpus!;
}
