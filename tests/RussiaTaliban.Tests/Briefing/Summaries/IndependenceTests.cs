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
    [InlineData("Like swans, their boats glide over the water of the old harbour.")]
    [InlineData("Most of its population lives in the area that surrounds the bay.")]
    [InlineData("In these early years the bridge was used by the harbour board alone.")]
    [InlineData("For in that very report he blamed the harbour board for the crack.")]
    [InlineData("The council said, “We did not know about the crack in the bridge.")]
    [InlineData("The crack (found by a diver in March closed the old bridge to all traffic.")]
    public void Sentence_ThatLeansOnAnother_IsNotPicked(string sentence) =>
        Assert.InRange(Independence.Of(sentence), 0, 0.35);

    [Fact]
    public void Sentence_OfAPagesLength_IsNotPicked() =>
        Assert.InRange(Independence.Of("The council said " + string.Join(", ", Enumerable.Repeat("that the bridge is safe", 20)) + "."), 0, Independence.Floor);

    [Theory]
    [InlineData("The announcement came a day later.", "announcement")]
    [InlineData("The size of the park was doubled.", null)]
    [InlineData("The Act was passed in March.", null)]
    [InlineData("The council’s plan was dropped.", null)]
    [InlineData("A plan was dropped.", null)]
    public void Opening_WithAThingAsIfKnown_IsFound(string sentence, string? thing) =>
        Assert.Equal(thing, OpeningThing.Of(sentence));

    [Theory]
    [InlineData("However, the city council closed the old bridge in March after a crack was found.")]
    [InlineData("In sum, the city council has closed the old bridge for longer than it had planned.")]
    [InlineData("Other reasons for the closure of the old bridge include a crack that was found in March.")]
    [InlineData("The harbour board built a bridge there in 1822, a year after the great flood.")]
    [InlineData("The old bridge starts at the fort,[citation needed] crosses the harbour and ends at the mill.")]
    public void Sentence_WithAConnective_LosesToOneWithout(string sentence) =>
        Assert.InRange(Independence.Of(sentence), Independence.Floor, 0.7);

    [Theory]
    [InlineData("The city council closed the old bridge in March after a crack was found.")]
    [InlineData("While the council calls the bridge safe, it has closed the road that leads to it.")]
    [InlineData("Bridges such as the old one at the harbour mouth must be closed this year.")]
    [InlineData("There is a crack in the old bridge for which nobody at the council can account.")]
    [InlineData("The mayor, Ann Rowe, said that she would open the old bridge before the winter.")]
    [InlineData("When a driver breaks the rule on the old bridge, he is fined by the harbour board.")]
    [InlineData("Currently, the city council repairs “the old bridge” (built in 1822) for a second time.")]
    [InlineData("For three years the harbour board has paid for the repair of the old bridge.")]
    public void Sentence_ThatStandsAlone_CountsInFull(string sentence) =>
        Assert.Equal(1, Independence.Of(sentence));
}
