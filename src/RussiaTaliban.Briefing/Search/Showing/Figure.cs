namespace RussiaTaliban.Briefing.Search.Showing;

/// <summary>A number that a sentence states of something.</summary>
/// <param name="Low">The least that it can mean: "at least 40" and "about 40" leave room, and so do round numbers.</param>
/// <param name="High">The most; may be infinite.</param>
/// <param name="Unit">The stems of what is counted, in the order of the text; <c>%</c> and <c>$</c> among them. Never empty.</param>
internal sealed record Figure(double Low, double High, IReadOnlyList<string> Unit)
{
    /// <summary>True where both count the same kind of thing.</summary>
    public bool CountsAs(Figure other) =>
        Unit.Contains("%") == other.Unit.Contains("%") && Unit.Contains("$") == other.Unit.Contains("$")
        && (Unit.Contains(other.Unit[^1]) || other.Unit.Contains(Unit[^1]));

    /// <summary>True where no number is meant by both.</summary>
    public bool Excludes(Figure other) => Low > other.High || other.Low > High;
}
