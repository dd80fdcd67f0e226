using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Host.Composition;

namespace RussiaTaliban.Tests.Chat.Quotes;

/// <summary>Messages that quote and ask: the verdict stands above the answer, and the buttons under it take the checked words.</summary>
public sealed class QuoteBesideQuestionTests
{
    [Theory]
    [InlineData("What does the author mean by “a pawn in a broader contest between great powers”?", QuoteOutcome.Verbatim)]
    [InlineData("What does the author mean by “a queen in a broader contest between great powers”?", QuoteOutcome.Altered)]
    [InlineData("Why does he say that “the bridge over the Amu was closed for a week in winter”?", QuoteOutcome.Absent)]
    public async Task Question_ThatQuotes_IsAnsweredUnderTheVerdict(string question, QuoteOutcome outcome)
    {
        await using var conversation = await TestConversation.BeginAsync();

        var reply = await conversation.SayAsync(question);

        Assert.IsNotType<QuoteCheckReply>(reply);
        Assert.Equal((outcome, false), (reply.Above?.Verdict.Outcome, reply.Above?.IsAsked));
    }

    [Fact]
    public async Task Check_WithAQuestionBesideIt_AnswersBoth()
    {
        await using var conversation = await TestConversation.BeginAsync();

        var reply = Assert.IsType<PassagesReply>(await conversation.SayAsync("Is this quote right: “Security concerns are not paramount.” And why did Russia recognize the Taliban?"));

        Assert.Equal((QuoteOutcome.Altered, true), (reply.Above?.Verdict.Outcome, reply.Above?.IsAsked));
        Assert.Equal("And why did Russia recognize the Taliban?", reply.Question);
        Assert.Contains(reply.Answer.Hits, hit => hit.Passage.Id.ToString() == "russia-taliban/2.1");
    }

    [Theory]
    [InlineData("What does \"Islamic Emirate\" mean?")]
    [InlineData("why did Russia recognize the Taliban?")]
    public async Task Question_ThatNamesATerm_HasNoVerdict(string question)
    {
        await using var conversation = await TestConversation.BeginAsync();

        Assert.Null((await conversation.SayAsync(question)).Above);
    }

    [Fact]
    public async Task Buttons_UnderAVerdict_CarryTheCheckedWords()
    {
        await using var conversation = await TestConversation.BeginAsync();
        var check = Assert.IsType<QuoteCheckReply>(await conversation.SayAsync("Is this exact? “Security concerns are paramount.”"));
        var (_, citing, _, sharing) = Assert.Single(QuoteWording.Controls(check.Verdict));

        // Another question in between: the button still knows its words.
        await conversation.SayAsync("what does China want?");
        var cited = Assert.IsType<CitedQuoteReply>(await conversation.ChooseAsync(Assert.IsType<CiteIntent>(IntentCodec.TryDecode(IntentCodec.Encode(citing)))));

        Assert.Equal("Security concerns are paramount", cited.Receipt.Quote.Exact.TrimEnd('.'));
        Assert.Equal(sharing, IntentCodec.TryDecode(IntentCodec.Encode(sharing)));
    }

    [Fact]
    public async Task Button_WhoseWordsAreNoLongerThere_IsToldSo()
    {
        await using var conversation = await TestConversation.BeginAsync();
        var passage = conversation.Searcher.Current.Corpus.Passages[0].Id;

        Assert.IsType<PassageGoneReply>(await conversation.ChooseAsync(new CiteIntent(passage) { Words = new CheckedPlace(passage, 0, 12, "000000000000") }));
        Assert.IsType<PassageGoneReply>(await conversation.ChooseAsync(new CiteIntent(passage) { Words = new CheckedPlace(passage, 100_000, 12, "000000000000") }));
    }

    [Theory]
    [InlineData("""{"do":"cite","passage":"a/0.1","start":-1,"length":5,"mark":"000000000000"}""")]
    [InlineData("""{"do":"cite","passage":"a/0.1","start":1,"length":5}""")]
    [InlineData("""{"do":"share","passage":"a/0.1","start":1,"length":0,"mark":"000000000000"}""")]
    [InlineData("""{"do":"share","start":1,"length":5,"mark":"000000000000"}""")]
    public void Button_WithForgedWords_IsNoIntent(string value) => Assert.Null(IntentCodec.TryDecode(value));

    [Theory]
    [InlineData("share 2 with #desk", "#desk", 2)]
    [InlineData("share the second one with \"Foreign desk\"", "Foreign desk", 2)]
    [InlineData("share the second", null, 2)]
    [InlineData("share the second passage with #desk", null, null)]
    [InlineData("share that with #desk", "#desk", null)]
    public void Share_OfOneOfSeveralPlaces_KnowsWhich(string text, string? target, int? place)
    {
        var share = (ShareIntent?)new ShareRule().Read(text, new Turn(new ConversationAddress("test", "1"), new Person("p"), text));

        Assert.Equal((target, place), (share?.Target, share?.Place));
    }

    /// <summary>A link alone is told that it is not opened; one in a note, or of a receipt to withdraw, belongs to the wish.</summary>
    [Theory]
    [InlineData("share that with #desk: see https://example.org/x", typeof(ShareIntent))]
    [InlineData("withdraw https://briefing.example.org/q/AAAAAAAAAAAAAAAAAAAAAA", typeof(WithdrawIntent))]
    [InlineData("https://example.org/x", typeof(SmallTalkIntent))]
    public async Task Link_InAWish_IsReadWithTheWish(string text, Type wish)
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddBriefing(Repository.Corpus);
        await using var services = collection.BuildServiceProvider();

        Assert.IsType(wish, services.GetRequiredService<IntentReader>().Read(new Turn(new ConversationAddress("test", "1"), new Person("p"), text), Corpus.Empty));
    }
}
