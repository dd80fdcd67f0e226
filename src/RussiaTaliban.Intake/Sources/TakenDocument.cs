using System.Text;
using System.Text.RegularExpressions;

namespace RussiaTaliban.Intake.Sources;

/// <summary>What a reader found in a source, before it is written as an article.</summary>
/// <param name="Title">The original's title on one line; empty if it has none.</param>
/// <param name="Blocks">Its headings and paragraphs in reading order.</param>
public sealed partial record TakenDocument(string Title, IReadOnlyList<TakenBlock> Blocks)
{
    private const int MaxAddress = 2_000;

    /// <summary>Who published it; null if the original does not say.</summary>
    public string? Publisher { get; init; }

    /// <summary>Who wrote it; null if the original does not say.</summary>
    public string? Author { get; init; }

    /// <summary>The day that the original says; null if it says none or one that cannot be.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>A BCP 47 tag as the original says it; null if it does not.</summary>
    public string? Language { get; init; }

    /// <summary>The address under which the original wants to be cited, http or https; null if there is none.</summary>
    public Uri? Canonical { get; init; }

    /// <summary>What the original is known by within its source, as an entry of a feed is by its address or id; null if the source holds one document.</summary>
    public string? Key { get; init; }

    /// <summary>What was left out or is uncertain, a sentence each without a final stop; may be empty.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The same document in the form that the writer takes: <see cref="TakenText.Clean"/> applied, what has no words left out, a first heading that repeats
    /// the title too.</summary>
    internal TakenDocument Normalised()
    {
        var title = TakenText.Cut(TakenText.Clean(Title), TakenText.MaxTitle);
        var blocks = Blocks.Select(block => block with { Text = TakenText.Clean(block.Text) }).Where(block => block.Text.Any(char.IsLetterOrDigit))
            .Select(block => block.IsHeading && block.Text.Length > TakenText.MaxHeading ? block with { Kind = TakenBlockKind.Paragraph } : block)
            .ToList();
        if (blocks is [{ IsHeading: true } first, ..] && TakenText.IsSame(first.Text, title))
        {
            blocks.RemoveAt(0);
        }

        return this with
        {
            Title = title,
            Blocks = blocks,
            Author = Line(Author),
            Publisher = Line(Publisher),
            Language = Language?.Trim().Replace('_', '-') is { Length: > 0 } tag && LanguageTag().IsMatch(tag) ? tag : null,
            Canonical = Canonical is { IsAbsoluteUri: true } url && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
                && url.AbsoluteUri.Length <= MaxAddress ? url : null,
        };
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,5}\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex LanguageTag();

    private static string? Line(string? text) => text is not null && TakenText.Cut(TakenText.Clean(text), TakenText.MaxTitle) is { Length: > 0 } line ? line : null;
}

/// <summary>A heading or a paragraph of a document.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its words on one line, as the original shows them.</param>
public sealed record TakenBlock(TakenBlockKind Kind, string Text)
{
    /// <summary>How deep a heading is, 2 to 6: 1 is the title's. Of no meaning for the others.</summary>
    public int Level { get; init; } = 2;

    /// <summary>True for a heading.</summary>
    public bool IsHeading => Kind == TakenBlockKind.Heading;

    /// <summary>A heading.</summary>
    /// <param name="level">1 to 6; 1 counts as 2.</param>
    /// <param name="text">Its words.</param>
    public static TakenBlock Heading(int level, string text) => new(TakenBlockKind.Heading, text) { Level = Math.Clamp(level, 2, 6) };

    /// <summary>A paragraph.</summary>
    public static TakenBlock Paragraph(string text) => new(TakenBlockKind.Paragraph, text);
}

/// <summary>What a <see cref="TakenBlock"/> is.</summary>
public enum TakenBlockKind
{
    /// <summary>A paragraph, or a row of a table with its cells parted by spaces.</summary>
    Paragraph,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>An item of a list.</summary>
    ListItem,

    /// <summary>A paragraph of a quotation.</summary>
    Quote,
}

/// <summary>The form of words in an article: one line, no control characters, single spaces.</summary>
internal static class TakenText
{
    /// <summary>The longest heading, in UTF-16 code units, that the product's reader takes for one.</summary>
    public const int MaxHeading = 300;

    /// <summary>The longest title, author or publisher.</summary>
    public const int MaxTitle = 300;

    /// <summary>
    /// The words on one line: white space of lines is one space, no-break spaces stay, control characters and soft hyphens go, half a surrogate pair becomes U+FFFD.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var space = false;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter is ' ' or '\t' or '\r' or '\n' or '\f' or '\v' or '\u0085' or '\u2028' or '\u2029')
            {
                space = true;
                continue;
            }

            if (char.IsControl(letter) || letter is '\u00AD' or '\uFEFF' or '\uFFFE' or '\uFFFF')
            {
                continue;
            }

            if (space && clean.Length > 0)
            {
                clean.Append(' ');
            }

            space = false;
            if (char.IsHighSurrogate(letter) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                clean.Append(letter).Append(text[++at]);
            }
            else
            {
                clean.Append(char.IsSurrogate(letter) ? '\uFFFD' : letter);
            }
        }

        return clean.ToString().Trim();
    }

    /// <summary>True if two texts differ in nothing but capitals and signs.</summary>
    public static bool IsSame(string one, string other) =>
        one.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant).SequenceEqual(other.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    /// <summary>At most so many code units, at a space where there is one, with an ellipsis where something was cut.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', length - 2) is > 0 and var space ? space : length - 1;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)].TrimEnd() + "…";
    }
}
