using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;

namespace RussiaTaliban.Tests.Chat.Quotes;

public sealed class QuoteCheckRuleTests
{
    [Theory]
    [InlineData("Is this in the article? \"The envoys left early.\"", "The envoys left early.")]
    [InlineData("did he really write “The envoys left early.”", "The envoys left early.")]
    [InlineData("Did Muttaqi really say “the envoys left early”?", "the envoys left early")]
    [InlineData("Check this quote: The envoys left early.", "The envoys left early.")]
    [InlineData("quote check: The envoys left: early.", "The envoys left: early.")]
    [InlineData("The envoys left early. <- exact quote?", "The envoys left early.")]
    [InlineData("The envoys left early. ← is this exact?", "The envoys left early.")]
    [InlineData("The envoys left early - exact quote?", "The envoys left early")]
    [InlineData("I want to cite this, is it exact? The envoys left early.", "The envoys left early.")]
    [InlineData("The envoys left early. Is that an exact quote?", "The envoys left early.")]
    [InlineData("Is this what he said: the envoys left early", "the envoys left early")]
    [InlineData("Where does it say \"the envoys left early\"?", "the envoys left early")]
    [InlineData("/check-quote the envoys left early", "the envoys left early")]
    [InlineData("check-quote \"the envoys left early\"", "\"the envoys left early\"")]
    [InlineData("> The envoys left early.\n> They were tired.\n\nIs this exact?", "The envoys left early.\nThey were tired.")]
    [InlineData("Is this quote right?\nThe envoys left early.", "The envoys left early.")]
    [InlineData("“The envoys left early, tired and cold.”", "The envoys left early, tired and cold.")]
    [InlineData("Is “the flag of the “Islamic Emirate” was raised” in the article?", "the flag of the “Islamic Emirate” was raised")]
    [InlineData("Does the article say 'the envoys left early'?", "the envoys left early")]
    [InlineData("Is \"embassy\" in the article?", "embassy")]
    public void Message_AskingForACheck_GivesTheQuote(string text, string quote) => Assert.Equal(quote, Assert.IsType<CheckQuoteIntent>(Read(text)).Quote);

    [Theory]
    [InlineData("What does \"Islamic Emirate\" mean?")]
    [InlineData("Who said \"the burden of this rivalry\"?")]
    [InlineData("Why does he call it “pragmatic containment”?")]
    [InlineData("What does the article say about \"women and girls\"?")]
    [InlineData("Tell me: why did Russia recognize the Taliban?")]
    [InlineData("Does the article say why Russia did it?")]
    [InlineData("Does the article say \"Russia\" was the first country?")]
    [InlineData("Is it true that Russia recognized the Taliban?")]
    [InlineData("What is China's role? Please quote the article.")]
    [InlineData("Is the Taliban's record getting better?")]
    [InlineData("Compare the “Belt and Road” with the QCG")]
    [InlineData("check the dates of the talks")]
    [InlineData("How many talks were there: one or two?")]
    [InlineData("\"Islamic Emirate\"")]
    [InlineData("Is this exact: …")]
    [InlineData("is that the part about the bridge being closed for repairs")]
    [InlineData("the part about")]
    [InlineData("it goes")]
    [InlineData("say")]
    public void Message_WithAnotherQuestion_IsNotTaken(string text) => Assert.IsNotType<CheckQuoteIntent>(Read(text));

    private static Intent Read(string text) =>
        new IntentReader([new PhraseRule(), new QuoteCheckRule()]).Read(new Turn(new ConversationAddress("test", "1"), new Person("p"), text), Corpus.Empty);
}
