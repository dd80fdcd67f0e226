using RussiaTaliban.Briefing.Summaries;

namespace RussiaTaliban.Tests.Briefing.Summaries;

public sealed class IndependenceTests
{
    [Theory]
    [InlineData("This bridge was closed by the council in March after a crack was found.")]
    [InlineData("They were moved to the new museum in the old harbour last summer.")]
    [InlineData("Financially, it burdens the small towns along the northern coast road.")]
    [InlineData("Can the city council keep the old bridge open through another winter?")]
    [InlineData("Costs are rising.")]
    public void Sentence_ThatLeansOnAnother_IsNotPicked(string sentence) =>
        Assert.InRange(Independence.Of(sentence), 0, 0.35);

    [Theory]
    [InlineData("However, the city council closed the old bridge in March after a crack was found.")]
    [InlineData("In sum, the city council has closed the old bridge for longer than it had planned.")]
    public void Sentence_WithAConnective_LosesToOneWithout(string sentence) =>
        Assert.InRange(Independence.Of(sentence), Independence.Floor, 0.7);

    [Theory]
    [InlineData("The city council closed the old bridge in March after a crack was found.")]
    [InlineData("While the council calls the bridge safe, it has closed the road that leads to it.")]
    [InlineData("For three years the harbour board has paid for the repair of the old bridge.")]
    public void Sentence_ThatStandsAlone_CountsInFull(string sentence) =>
        Assert.Equal(1, Independence.Of(sentence));
}
