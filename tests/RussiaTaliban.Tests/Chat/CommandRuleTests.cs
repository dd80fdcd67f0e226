using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;

namespace RussiaTaliban.Tests.Chat;

/// <summary>The commands of the manifest's list as they arrive when somebody chooses one: alone, or with more typed after it.</summary>
public sealed class CommandRuleTests
{
    [Theory]
    [InlineData("ask")]
    [InlineData("Ask:")]
    [InlineData("/help")]
    public void Read_AskOrHelpAlone_IsHelp(string text) => Assert.IsType<HelpIntent>(Read(text));

    [Theory]
    [InlineData("check quote")]
    [InlineData("Check quote:")]
    [InlineData("/check-quote")]
    public void Read_CheckQuoteAlone_AsksForTheQuote(string text) => Assert.Equal(new UnreadableIntent(UnreadableReason.NoQuote), Read(text));

    [Fact]
    public void Read_CheckQuoteWithWords_ChecksThem() => Assert.Equal("the first country in the world", Assert.IsType<CheckQuoteIntent>(Read("check quote the first country in the world")).Quote);

    [Theory]
    [InlineData("ask why did Russia recognize the Taliban?", "why did Russia recognize the Taliban?")]
    [InlineData("/ask Who is next", "Who is next")]
    [InlineData("ask: recognition by China", "recognition by China")]
    [InlineData("ask the Taliban about schools", "ask the Taliban about schools")]
    [InlineData("asked who?", "asked who?")]
    [InlineData("askwhy", "askwhy")]
    public void Read_AskWithAQuestion_AsksIt(string text, string question) => Assert.Equal(question, Assert.IsType<AskIntent>(Read(text)).Question);

    private static Intent Read(string text) =>
        new IntentReader([new PhraseRule(), new QuoteCheckRule()]).Read(new Turn(new ConversationAddress("test", "1"), new Person("p"), text), Corpus.Empty);
}
