using RussiaTaliban.Chat.Handlers;

namespace RussiaTaliban.Tests.Chat;

public sealed class ReadingsTests
{
    [Theory]
    [InlineData("ok so what does it say about isolation then", "isolation")]
    [InlineData("so what DOES the article say about terrorism?", "terrorism")]
    [InlineData("anything on drug trafficking", "drug trafficking")]
    [InlineData("is there anything in there about women's education?", "women's education")]
    [InlineData("Good morning. I should be obliged to learn whether the mill still stands.", "the mill still stands.")]
    [InlineData("can you tell me who built the mill?", "who built the mill?")]
    [InlineData("ok in english. what is the miller afraid of", "what is the miller afraid of")]
    public void Of_WrappedQuestion_HasWhatItAsks(string question, string inner) =>
        Assert.Contains(inner, Readings.Of(question).Select(reading => reading.Text));

    [Theory]
    [InlineData("Why did Russia recognize the Taliban?")]
    [InlineData("What did the miller say?")]
    [InlineData("Did he know about it?")]
    [InlineData("mills")]
    public void Of_PlainQuestion_AreNone(string question) => Assert.Empty(Readings.Of(question));
}
