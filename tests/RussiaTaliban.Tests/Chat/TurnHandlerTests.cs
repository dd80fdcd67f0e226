using CsCheck;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Tests.Chat;

public sealed class TurnHandlerTests
{
    [Theory]
    [InlineData("", UnreadableReason.Empty)]
    [InlineData(" \t\r\n\u00a0\u200b", UnreadableReason.Empty)]
    [InlineData("\u0000\u0007\u001b", UnreadableReason.Empty)]
    [InlineData("???", UnreadableReason.NoWords)]
    [InlineData("🇦🇫🏳️🧭", UnreadableReason.NoWords)]
    public async Task Turn_WithoutAWord_IsUnreadable(string text, UnreadableReason reason)
    {
        await using var conversation = await TestConversation.BeginAsync();

        Assert.Equal(new UnreadableReply(reason), await conversation.SayAsync(text));
    }

    [Fact]
    public async Task Feedback_WithItsCorrectionBehindIt_IsKeptWhole()
    {
        await using var conversation = await TestConversation.BeginAsync();
        await conversation.SayAsync("why did Russia recognize the Taliban?");
        await conversation.SayAsync("That's wrong. It was China");

        Assert.Equal("That's wrong. It was China", Assert.Single(await conversation.FeedbackAsync()).Comment);
    }

    [Fact]
    public async Task More_AfterAnAnswerWithTwoDates_GoesOnInTheSameOrderAndShowsNothingTwice()
    {
        await using var conversation = await TestConversation.BeginAsync();
        var first = Assert.IsType<PassagesReply>(await conversation.SayAsync("When did Russia recognize the Taliban?"));
        var more = Assert.IsType<PassagesReply>(await conversation.SayAsync("more"));

        Assert.Equal(first.Answer.Outcome, more.Answer.Outcome);
        Assert.Empty(Shown(more).Intersect(Shown(first)));
    }

    [Fact]
    public async Task Turn_OfTwentyKilobytes_IsTooLong()
    {
        await using var conversation = await TestConversation.BeginAsync();

        Assert.Equal(new UnreadableReply(UnreadableReason.TooLong), await conversation.SayAsync(new string('w', 20_000)));
    }

    [Theory]
    [InlineData("*:*")]
    [InlineData("a AND (")]
    [InlineData("\"")]
    [InlineData("field:x^9")]
    [InlineData("Taliban~0.1 OR [a TO z] /re.*/ \\")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("почему Россия признала талибов?")]
    [InlineData("塔利班")]
    [InlineData("لماذا")]
    [InlineData("\ud800 lone surrogate \udfff")]
    public async Task Turn_OfUnusualText_GetsAReplyWhoseQuotesAreProven(string text)
    {
        await using var conversation = await TestConversation.BeginAsync();

        var reply = await conversation.SayAsync(text);

        Assert.IsNotType<WithheldReply>(reply);
        AssertProven(reply, conversation.Searcher.Current.Corpus);
    }

    [Fact]
    public async Task Turn_OfAnyText_NeverThrowsAndNeverQuotesWhatTheArticleDoesNotSay()
    {
        await using var conversation = await TestConversation.BeginAsync();
        var words = Gen.OneOf("Taliban", "Russia", "why", "when", "\"", "*", "(", "AND", "…", "\u00a0", "é", "not", "<b>", "&amp;", "1990s", "ISIS-K", "\t", "🤔");
        var text = Gen.OneOf<string>(Gen.String, words.Array[0, 30].Select(parts => string.Join(' ', parts)));

        await text.SampleAsync(
            async typed => AssertProven(await conversation.SayAsync(typed), conversation.Searcher.Current.Corpus),
            iter: 100,
            threads: 1);
    }

    [Theory]
    [InlineData("hi there", SmallTalkKind.Greeting)]
    [InlineData("Good morning!", SmallTalkKind.Greeting)]
    [InlineData("thanks, that was helpful!", SmallTalkKind.Thanks)]
    [InlineData("Thank you very much.", SmallTalkKind.Thanks)]
    [InlineData("bye", SmallTalkKind.Farewell)]
    [InlineData("Are you ChatGPT?", SmallTalkKind.Identity)]
    [InlineData("who are you", SmallTalkKind.Identity)]
    public async Task SmallTalk_Said_IsAnsweredWithoutACitation(string text, SmallTalkKind kind)
    {
        await using var conversation = await TestConversation.BeginAsync();

        var reply = Assert.IsType<SmallTalkReply>(await conversation.SayAsync(text));

        Assert.Equal(kind, reply.Kind);
        Assert.Empty(reply.Quotations);
    }

    [Theory]
    [InlineData("Who are you to judge the Taliban?")]
    [InlineData("hello world treaty between Russia and the Taliban")]
    public async Task SmallTalk_WithAQuestionInIt_IsTakenForAQuestion(string text)
    {
        await using var conversation = await TestConversation.BeginAsync();

        Assert.IsNotType<SmallTalkReply>(await conversation.SayAsync(text));
    }

    [Theory]
    [InlineData("How do I bake sourdough bread?", "about a different subject")]
    [InlineData("How many embassies did Russia close in Africa in 2019?", "no passage seems to answer")]
    public async Task Why_AfterARefusal_SaysWhyInWords(string question, string reason)
    {
        await using var conversation = await TestConversation.BeginAsync();
        Assert.IsType<PassagesReply>(await conversation.SayAsync("Why did Russia recognize the Taliban?"));
        Assert.IsType<NotFoundReply>(await conversation.SayAsync(question));

        var why = Assert.IsType<NotFoundReply>(await conversation.SayAsync("why?"));

        Assert.Equal(question, why.Question);
        Assert.Contains(reason, why.Remark, StringComparison.Ordinal);
        Assert.IsType<PassagesReply>(await conversation.SayAsync("Why did Russia recognize the Taliban?"));
        Assert.IsType<WhyReply>(await conversation.SayAsync("why?"));
    }

    [Fact]
    public async Task Help_Asked_OffersTheQuestionsTheArticleSuggests()
    {
        await using var conversation = await TestConversation.BeginAsync();

        var help = Assert.IsType<HelpReply>(await conversation.SayAsync("help"));

        Assert.Equal(["Why did Russia recognize the Taliban?", "When did Russia recognize the Taliban?", "Who might recognize the Taliban next?"], help.Starters);
    }

    [Fact]
    public async Task More_AfterAQuestion_ShowsOtherPassagesUntilThereAreNone()
    {
        await using var conversation = await TestConversation.BeginAsync();
        var shown = Shown(await conversation.SayAsync("What is said about security in Central Asia?")).ToList();
        Assert.NotEmpty(shown);

        Reply reply;
        while ((reply = await conversation.SayAsync("more")) is PassagesReply)
        {
            Assert.Empty(Shown(reply).Intersect(shown));
            shown.AddRange(Shown(reply));
            Assert.True(shown.Count <= conversation.Searcher.Current.Corpus.Passages.Count);
        }

        Assert.IsType<NoMoreReply>(reply);
    }

    [Fact]
    public async Task More_BeforeAnyQuestion_SaysThatNothingWasAsked()
    {
        await using var conversation = await TestConversation.BeginAsync();

        Assert.Equal(new NoMoreReply(null), await conversation.SayAsync("more"));
    }

    [Fact]
    public async Task Why_OfAPassageThatIsGone_SaysSo()
    {
        await using var conversation = await TestConversation.BeginAsync();
        var gone = new PassageId("russia-taliban", 99, 1);

        Assert.Equal(new PassageGoneReply(gone), await conversation.ChooseAsync(new WhyIntent("why?", gone)));
    }

    private static IEnumerable<PassageId> Shown(Reply reply) => Assert.IsType<PassagesReply>(reply).Shown.Select(hit => hit.Passage.Id);

    private static void AssertProven(Reply reply, Corpus corpus) =>
        Assert.All(reply.Quotations, quotation => Assert.Contains(quotation.Text, corpus.Find(quotation.Passage)!.Article.Text, StringComparison.Ordinal));
}
