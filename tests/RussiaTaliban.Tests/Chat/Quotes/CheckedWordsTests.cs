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
using RussiaTaliban.Terminal;
using RussiaTaliban.Tests.Briefing.Search;
using Spectre.Console;

namespace RussiaTaliban.Tests.Chat.Quotes;

/// <summary>What is said and cited after a check is the checked words, with the source they really have.</summary>
public sealed class CheckedWordsTests : IDisposable
{
    private static readonly Corpus Corpus = TestCorpus.Of(
        ("minutes", "---\ntitle: Very long minutes\nauthor: Ann Lee\n---\n\nNothing was decided. They did not sign the paper that day.\n"),
        ("risks", "---\ntitle: The risks\nauthor: Farid Muttaqi\n---\n\n## What comes next\n\nSecurity concerns are paramount. They did not sign the paper that day.\n"));

    private static readonly ConversationAddress Here = new("test", "here");

    private readonly InMemoryConversationMemory _memory = new(TimeProvider.System);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

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

    /// <summary>Sentences of one language share their small words; of the corpus's own language none is called another, however little of it is there.</summary>
    [Theory]
    [InlineData("Les pourparlers ont repris hier soir dans la capitale afghane", true)]
    [InlineData("Die Gespräche wurden gestern Abend in der afghanischen Hauptstadt wieder aufgenommen", true)]
    [InlineData("Las conversaciones se reanudaron anoche en la capital afgana sin acuerdo", true)]
    [InlineData("Rozmowy wznowiono wczoraj wieczorem w stolicy Afganistanu bez porozumienia", true)]
    [InlineData("The talks that had been broken off were taken up again in the capital last night", false)]
    [InlineData("Umbrella orchestra copper", false)]
    [InlineData("Ja, nein", false)]
    public void Quote_InAnotherLanguageOfTheSameLetters_SaysSo(string quote, bool isOther)
    {
        var verdict = QuoteCheck.Judge(ShippedCorpus.Corpus, new ReadQuote(quote, ""));

        Assert.Equal((QuoteOutcome.Absent, isOther ? QuoteForm.OtherLanguage : QuoteForm.None), (verdict.Outcome, verdict.Form));
        Assert.Equal(isOther, QuoteWording.Notes(verdict).Prepend(QuoteWording.Verdict(verdict)).Any(note => note.Contains("language", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Cite_OfWordsThatRunOverTwoParagraphs_CitesBoth_AndWithdrawsBoth()
    {
        await using var conversation = await TestConversation.BeginAsync(Folder(
            "---\ntitle: Long minutes\n---\n\nThe envoys met at noon. They did not sign the paper that day.\n\nNobody waited for them in the yard. It rained.\n"));
        var check = Assert.IsType<QuoteCheckReply>(await conversation.SayAsync("check: “They did not sign the paper that day.\n\nNobody waited for them in the yard.”"));
        Assert.Equal((QuoteOutcome.Verbatim, true), (check.Verdict.Outcome, check.Verdict.Form.HasFlag(QuoteForm.SpansParagraphs)));
        var button = Assert.IsType<CiteIntent>(IntentCodec.TryDecode(IntentCodec.Encode(Assert.Single(QuoteWording.Controls(check.Verdict)).Citing)));

        var pressed = Assert.IsType<CitedQuoteReply>(await conversation.ChooseAsync(button));
        var cited = Assert.IsType<CitedQuoteReply>(await conversation.SayAsync("cite that"));
        await conversation.SayAsync("withdraw that");

        foreach (var reply in new[] { pressed, cited })
        {
            Assert.Equal(
                [("minutes/0.1", "They did not sign the paper that day."), ("minutes/0.2", "Nobody waited for them in the yard.")],
                reply.Receipts.Select(receipt => (receipt.Quote.Passage.ToString(), receipt.Quote.Exact)));
            Assert.Contains("Nobody waited for them in the yard.", TerminalText(reply), StringComparison.Ordinal);
        }

        Assert.Equal([false, false], await WithdrawnAsync(pressed));
        Assert.Equal([true, true], await WithdrawnAsync(cited));

        async Task<List<bool>> WithdrawnAsync(CitedQuoteReply reply)
        {
            var found = new List<bool>();
            foreach (var receipt in reply.Receipts)
            {
                found.Add((await conversation.Receipts.FindAsync(receipt.Id, TestContext.Current.CancellationToken))!.WithdrawnAt is not null);
            }

            return found;
        }
    }

    [Theory]
    [InlineData("minutes/0.2 0 3")]
    [InlineData("minutes/0.2 0 3 000000000000 minutes/0.3")]
    [InlineData("minutes/0.2 -1 3 000000000000")]
    [InlineData("minutes/0.2 0 0 000000000000")]
    [InlineData("nowhere 0 3 000000000000")]
    [InlineData("minutes/0.2 0 3 0000")]
    [InlineData("")]
    public void Button_WithForgedFurtherWords_IsNoIntent(string further) => Assert.Null(IntentCodec.TryDecode(
        $$"""{"do":"cite","passage":"minutes/0.1","start":1,"length":5,"mark":"000000000000","further":"{{further}}"}"""));

    private string Folder(string markdown)
    {
        _folder.Write("minutes.md", markdown);
        return _folder.Path;
    }

    private static string TerminalText(Reply reply)
    {
        using var writer = new StringWriter();
        TerminalRenderer.Write(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Ansi = AnsiSupport.No }), reply);
        return writer.ToString();
    }

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
