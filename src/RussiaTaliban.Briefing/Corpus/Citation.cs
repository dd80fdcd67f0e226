using System.Globalization;

namespace RussiaTaliban.Briefing;

/// <summary>How a passage is cited. Every number in it comes from the passage itself, never from text.</summary>
/// <param name="Passage">The cited paragraph.</param>
public readonly record struct Citation(Passage Passage)
{
    /// <summary>The place within the article: <c>“Conclusion”, §6 ¶1</c>, or <c>Lead ¶1</c>.</summary>
    public string Label => Passage.Section.Heading is { } heading
        ? string.Create(CultureInfo.InvariantCulture, $"“{heading}”, §{Passage.Id.Section} ¶{Passage.Id.Paragraph}")
        : string.Create(CultureInfo.InvariantCulture, $"Lead ¶{Passage.Id.Paragraph}");

    /// <summary>The place without the heading: <c>§6 ¶1</c>, or <c>Lead ¶1</c>.</summary>
    public string ShortLabel => Passage.Id.Section == 0
        ? Label
        : string.Create(CultureInfo.InvariantCulture, $"§{Passage.Id.Section} ¶{Passage.Id.Paragraph}");

    /// <summary>The address of the paragraph on the reader page, from the service's root: <c>/read/russia-taliban#p6.1</c>.</summary>
    public string ReaderPath => $"/read/{Passage.Id.Slug}#{Passage.Id.Anchor}";

    /// <inheritdoc/>
    public override string ToString() => Label;
}
