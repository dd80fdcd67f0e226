using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;

namespace RussiaTaliban.Tests.Chat.Subscriptions;

public sealed class SummaryRuleTests
{
    private static readonly Turn AnyTurn = new(new ConversationAddress("test", "1"), new Person("p"), "");

    [Theory]
    [InlineData("daily summary", null, null, null)]
    [InlineData("Brief me", null, null, null)]
    [InlineData("What's new?", null, null, null)]
    [InlineData("what’s new today", null, null, null)]
    [InlineData("tl;dr", null, null, null)]
    [InlineData("summarise this article", null, "this article", null)]
    [InlineData("summary of §3", 3, null, null)]
    [InlineData("summarize section 3", 3, null, null)]
    [InlineData("Give me the summary in three sentences", null, null, 3)]
    [InlineData("sum it up in 2 sentences", null, null, 2)]
    [InlineData("summary of section 2 in two sentences", 2, null, 2)]
    [InlineData("summary of the conclusion", null, "the conclusion", null)]
    [InlineData("what do I need to know today?", null, null, null)]
    public void Words_ThatAskForASummary_AreRead(string text, int? section, string? of, int? sentences)
    {
        var intent = Assert.IsType<SummaryIntent>(new SummaryRule().Read(text, AnyTurn));

        Assert.Equal((section, of is "this article" ? null : of, sentences), (intent.Section, intent.Of, intent.Sentences));
    }

    [Theory]
    [InlineData("in three sentences", 3)]
    [InlineData("In 2 sentences, please", 2)]
    [InlineData("give me the gist in one sentence", 1)]
    [InlineData("now just five bullets", 5)]
    [InlineData("make it 3 sentences", 3)]
    public void Words_ThatOnlySayALength_MeanWhatWasSummarizedLast(string text, int sentences)
    {
        var intent = Assert.IsType<SummaryIntent>(new SummaryRule().Read(text, AnyTurn));

        Assert.Equal((true, sentences), (intent.Again, intent.Sentences));
    }

    [Theory]
    [InlineData("what's new?", true)]
    [InlineData("anything new today?", true)]
    [InlineData("brief me", false)]
    [InlineData("daily summary", false)]
    [InlineData("standing picks", false)]
    public void Words_ThatAskForNewsAlone_AreToldFromTheOthers(string text, bool onlyNews) =>
        Assert.Equal(onlyNews, Assert.IsType<SummaryIntent>(new SummaryRule().Read(text, AnyTurn)).OnlyNews);

    [Theory]
    [InlineData("What is new in Russia's policy toward the Taliban?")]
    [InlineData("What did the news agency say?")]
    [InlineData("Who briefed the president?")]
    [InlineData("What were the highlights of the talks?")]
    public void Questions_AreNoSummaries(string text) => Assert.Null(new SummaryRule().Read(text, AnyTurn));
}
