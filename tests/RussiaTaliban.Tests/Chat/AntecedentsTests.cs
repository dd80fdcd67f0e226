using RussiaTaliban.Chat.Handlers;

namespace RussiaTaliban.Tests.Chat;

public sealed class AntecedentsTests
{
    [Theory]
    [InlineData("Is it true that China recognized the Taliban?")]
    [InlineData("is it likely that Iran will follow?")]
    [InlineData("Did Moscow say why it recognized the Taliban?")]
    [InlineData("What do the Taliban promise their neighbours?")]
    [InlineData("How does Russia protect its borders?")]
    [InlineData("Who said that the recognition was a mistake?")]
    [InlineData("are there risks for Tajikistan?")]
    [InlineData("which countries signed a treaty this year?")]
    [InlineData("what happens to those who resist?")]
    public void AreAllHere_WhereThePronounStandsForAWordOfTheQuestion_IsTrue(string question) => Assert.True(Antecedents.AreAllHere(question));

    [Theory]
    [InlineData("who said that?")]
    [InlineData("why them?")]
    [InlineData("what did China say about it?")]
    [InlineData("when did they meet?")]
    [InlineData("and its neighbours?")]
    [InlineData("did it help?")]
    [InlineData("what about their neighbours?")]
    [InlineData("is this legal?")]
    [InlineData("why did Russia recognize the Taliban?")]
    public void AreAllHere_WhereItStandsForSomethingSaidBefore_IsFalse(string question) => Assert.False(Antecedents.AreAllHere(question));
}
