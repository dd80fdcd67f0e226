using Microsoft.Extensions.Logging.Abstractions;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Handlers;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Tests.Chat.Quotes;

/// <summary>What is said and cited after a check is the checked words, with the source they really have.</summary>
public sealed class CheckedWordsTests
{
    private static readonly Corpus Corpus = TestCorpus.Of(
        ("minutes", "---\ntitle: Very long minutes\nauthor: Ann Lee\n---\n\nNothing was decided. They did not sign the paper that day.\n"),
        ("risks", "---\ntitle: The risks\nauthor: Farid Muttaqi\n---\n\n## What comes next\n\nSecurity concerns are paramount. They did not sign the paper that day.\n"));

    private static readonly ConversationAddress Here = new("test", "here");

    private readonly InMemoryConversationMemory _memory = new(TimeProvider.System);

    [Fact]
    public async Task Cite_AfterACheck_TakesTheWords()
    {
        await CheckAsync("Security concerns are paramount.");

        var reply = Assert.IsType<CitedQuoteReply>(await CiteAsync(new CiteIntent()));

        Assert.Equal("Security concerns are paramount.", reply.Receipt.Quote.Exact);
    }

    [Fact]
    public async Task Cite_OfWordsInTwoPlaces_AsksWhich()
    {
        await CheckAsync("They did not sign the paper that day.");

        var choice = Assert.IsType<QuoteCheckReply>(await CiteAsync(new CiteIntent()));
        var second = Assert.IsType<CitedQuoteReply>(await CiteAsync(new CiteIntent { Place = 2 }));

        Assert.Equal(2, choice.Verdict.Places.Count);
        Assert.Contains(QuoteWording.Notes(choice.Verdict), note => note.Contains("cite 2", StringComparison.Ordinal));
        Assert.Equal(("risks", "They did not sign the paper that day."), (second.Receipt.Quote.Passage.Slug, second.Receipt.Quote.Exact));
    }

    [Theory]
    [InlineData("Is this in “Very long minutes”? \"Security concerns are paramount.\"", QuoteForm.OtherArticle)]
    [InlineData("Did Putin say “Security concerns are paramount.”?", QuoteForm.OtherSpeaker)]
    [InlineData("Did Muttaqi say “Security concerns are paramount.”?", QuoteForm.None)]
    [InlineData("Is this in “The risks”? \"Security concerns are paramount.\"", QuoteForm.None)]
    public void Source_ThatIsNamed_IsCheckedToo(string message, QuoteForm form)
    {
        var read = Assert.IsType<ReadQuote>(QuoteReader.Read(Corpus, message));
        var verdict = QuoteCheck.Judge(Corpus, read);

        Assert.Equal((QuoteOutcome.Verbatim, form), (verdict.Outcome, verdict.Form & (QuoteForm.OtherArticle | QuoteForm.OtherSpeaker)));
    }

    [Fact]
    public void Heading_QuotedExactly_IsVerbatimAndCalledAHeading()
    {
        var verdict = QuoteCheck.Judge(Corpus, new ReadQuote("What comes next", ""));

        Assert.Equal((QuoteOutcome.Verbatim, QuoteForm.Heading), (verdict.Outcome, verdict.Form));
        Assert.Equal("What comes next", Assert.Single(verdict.Headings).Heading);
    }

    [Fact]
    public void Quote_InAnotherScript_SaysSo() =>
        Assert.Equal(QuoteForm.OtherLanguage, QuoteCheck.Judge(Corpus, new ReadQuote("Снова в Кабуле прошли переговоры", "")).Form);

    private async Task CheckAsync(string quote)
    {
        var memory = new TurnMemory(_memory, Here);
        await QuoteCheckHandler.CheckAsync(new CheckQuoteIntent(quote), memory, Corpus, TestContext.Current.CancellationToken);
        await memory.CommitAsync(TestContext.Current.CancellationToken);
    }

    private Task<Reply> CiteAsync(CiteIntent cite)
    {
        var handler = new ShareHandler(new InMemoryReceiptStore(), new InMemoryArticleHistory(), [], [], new QuoteGuard(NullLogger<QuoteGuard>.Instance), TimeProvider.System);
        return handler.CiteAsync(cite, new Turn(Here, new Person("p"), ""), new TurnMemory(_memory, Here), Corpus, TestContext.Current.CancellationToken);
    }
}
