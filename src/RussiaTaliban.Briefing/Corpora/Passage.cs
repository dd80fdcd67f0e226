using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Corpora.Reading;

namespace RussiaTaliban.Briefing.Corpora;

/// <summary>One paragraph of an article, word for word: the unit that is found, quoted and cited.</summary>
public sealed class Passage
{
    internal Passage(Section section, int number, ShownText text)
    {
        Section = section;
        Id = new PassageId(section.Article.Slug, section.Number, number);
        Text = text.Text;
        Runs = text.Runs;
    }

    /// <summary>The paragraph's address.</summary>
    public PassageId Id { get; }

    /// <summary>The section it stands in.</summary>
    public Section Section { get; }

    /// <summary>The article it stands in.</summary>
    public Article Article => Section.Article;

    /// <summary>
    /// The paragraph's text as the file has it, without its mark-up: no-break spaces, curly quotes, double spaces and inner line ends included. Never empty.
    /// </summary>
    public string Text { get; }

    /// <summary>The stretches of <see cref="Article.Text"/> that <see cref="Text"/> is made of, in their order; one where the paragraph has no mark-up.</summary>
    public IReadOnlyList<SourceRun> Runs { get; }

    /// <summary>Where <see cref="Text"/> starts in <see cref="Article.Text"/>, in UTF-16 code units.</summary>
    public int Position => Runs[0].Start;

    /// <summary>True if <see cref="Text"/>, put together from its article's text once more, is what it is said to be.</summary>
    public bool IsProven => ShownText.Compose(Article.Text, Runs) == Text;

    /// <summary>How this paragraph is cited.</summary>
    public Citation Citation => new(this);

    public override string ToString() => Id.ToString();
}

/// <summary>
/// The address of one paragraph: <c>&lt;article slug&gt;/&lt;section&gt;.&lt;paragraph&gt;</c>, for example <c>russia-taliban/2.1</c>.
/// It is a place in the corpus of today; after an edit another paragraph may stand there.
/// </summary>
/// <param name="Slug">The article's slug: lower-case letters, digits and single hyphens.</param>
/// <param name="Section">The section's number; 0 is the lead, the text before the first heading.</param>
/// <param name="Paragraph">The paragraph's number in its section, from 1.</param>
public readonly partial record struct PassageId(string Slug, int Section, int Paragraph)
{
    /// <summary>The fragment of the paragraph on the reader page, without the hash: <c>p2.1</c>.</summary>
    public string Anchor => string.Create(CultureInfo.InvariantCulture, $"p{Section}.{Paragraph}");

    /// <summary>Reads <c>slug/2.1</c>. Returns false for anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PassageId id)
    {
        id = default;
        if (text is null || Form().Match(text) is not { Success: true } match)
        {
            return false;
        }

        id = new PassageId(
            match.Groups["slug"].Value,
            int.Parse(match.Groups["section"].ValueSpan, CultureInfo.InvariantCulture),
            int.Parse(match.Groups["paragraph"].ValueSpan, CultureInfo.InvariantCulture));
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Slug}/{Section}.{Paragraph}");

    [GeneratedRegex(@"^(?<slug>[a-z0-9]+(?:-[a-z0-9]+)*)/(?<section>[0-9]{1,5})\.(?<paragraph>[1-9][0-9]{0,5})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}

/// <summary>A part of an article's text that a passage shows.</summary>
/// <param name="Start">Where it starts in <see cref="Article.Text"/>, in UTF-16 code units.</param>
/// <param name="Length">How long it is there; 0 is possible for <see cref="SourceRunKind.Break"/> alone.</param>
/// <param name="Kind">How it is shown.</param>
public readonly record struct SourceRun(int Start, int Length, SourceRunKind Kind);

/// <summary>How a part of an article's text is shown.</summary>
public enum SourceRunKind
{
    /// <summary>As it stands there.</summary>
    Verbatim,

    /// <summary>A character that the file writes by its name or number, as <c>&amp;amp;</c>: as that character.</summary>
    Entity,

    /// <summary>Mark-up that parts words, as the sign between two cells of a table: as one space.</summary>
    Break,
}

/// <summary>Where a passage stands. Every number in it comes from the passage itself, never from text. What is said of its article beside it (author, source,
/// day) is the byline of Chat/Presentation/Wording.cs.</summary>
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

    public override string ToString() => Label;
}
