using RussiaTaliban.Briefing.Search.Questions;

namespace RussiaTaliban.Tests.Briefing.Search.Questions;

public sealed class QuestionPartsTests
{
    [Theory]
    [InlineData("List the cultural, social and religious effects of the plague", "List the cultural effects of the plague", "List the social effects of the plague", "List the religious effects of the plague")]
    [InlineData("Did the canal bring wealth or ruin?", "Did the canal bring wealth?", "Did the canal bring ruin?")]
    [InlineData("What changed for Northern Italy and for Greece?", "What changed for Northern Italy?", "What changed for Greece?")]
    [InlineData("What happened between 1914 and 1918?", "What happened between 1914?", "What happened between 1918?")]
    [InlineData("How did rents develop from the 1970s until 2010?", "How did rents develop in 1970s?", "How did rents develop in 2010?")]
    [InlineData("Who built the mill, and when did it burn?", "Who built the mill", "when did it burn?")]
    [InlineData("Where is the quarry? Who owns it?", "Where is the quarry", "Who owns it?")]
    [InlineData("Some say the dam protects the valley, others say it endangers fish.", "the dam protects the valley", "it endangers fish")]
    [InlineData("Some analysts think prices will fall while others expect shortages", "prices will fall", "expect shortages")]
    public void QuestionAboutSeveralThings_Read_IsParted(string question, params string[] parts) =>
        Assert.Equal(parts, QuestionParts.Read(question).Select(part => part.Text));

    [Theory]
    [InlineData("Why did the mill burn?")]
    [InlineData("and the mill?")]
    [InlineData("What is this and that?")]
    [InlineData("or")]
    [InlineData("")]
    [InlineData("?? and ??")]
    public void QuestionAboutOneThing_Read_IsNot(string question) => Assert.Empty(QuestionParts.Read(question));

    [Fact]
    public void PartThatPointsBack_Read_LeansOnTheOneBefore() =>
        Assert.Equal([false, true], QuestionParts.Read("Which villages lost their wells, and what are the reasons?").Select(part => part.Leans));

    [Fact]
    public void PageOfCoordinations_Read_IsNotParted() =>
        Assert.Empty(QuestionParts.Read(string.Concat(Enumerable.Repeat("bread and butter or ", 400))));
}
