using System.Security.Cryptography;
using System.Text;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>
/// Words of one paragraph with everything needed to find them again and to prove that they stood there: the W3C Web Annotation model's text quote
/// selector (exact, prefix, suffix) and text position selector (start, end), and what they are taken from.
/// </summary>
public sealed record Quote
{
    /// <summary>How much of the paragraph before and after is kept as context, in UTF-16 code units.</summary>
    public const int ContextLength = 32;

    /// <summary>The paragraph's address when the quote was taken.</summary>
    public required PassageId Passage { get; init; }

    /// <summary>The quoted words, byte for byte.</summary>
    public required string Exact { get; init; }

    /// <summary>What stands before them in the paragraph, at most <see cref="ContextLength"/> units; empty at its start.</summary>
    public required string Prefix { get; init; }

    /// <summary>What stands after them in the paragraph, at most <see cref="ContextLength"/> units; empty at its end.</summary>
    public required string Suffix { get; init; }

    /// <summary>Where they start in the paragraph, in UTF-16 code units from 0.</summary>
    public required int Start { get; init; }

    /// <summary>The unit after their last.</summary>
    public int End => Start + Exact.Length;

    /// <summary>The article's revision (<see cref="Article.Revision"/>) when the quote was taken.</summary>
    public required string ArticleRevision { get; init; }

    /// <summary>SHA-256 of the paragraph's UTF-8 bytes when the quote was taken, 64 lower-case hexadecimal digits.</summary>
    public required string PassageHash { get; init; }

    /// <summary>
    /// The article's other paragraphs when the quote was taken, each by the first <see cref="SiblingHashLength"/> digits of its hash: what stood beside the
    /// quote then has not become of it since. Parted by spaces; empty for quotes taken before they were kept.
    /// </summary>
    public string Siblings { get; init; } = "";

    /// <summary>How many digits of a paragraph's hash are kept: enough to tell the paragraphs of one article apart.</summary>
    public const int SiblingHashLength = 12;

    /// <summary>The quote of a stretch of a paragraph.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The stretch is empty or not within the paragraph.</exception>
    public static Quote Of(Passage passage, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(passage);
        ArgumentOutOfRangeException.ThrowIfNegative(span.Start, nameof(span));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(span.Length, nameof(span));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(span.End, passage.Text.Length, nameof(span));
        return new Quote
        {
            Passage = passage.Id,
            Exact = span.Of(passage.Text),
            Prefix = passage.Text[RuneStart(passage.Text, Math.Max(0, span.Start - ContextLength))..span.Start],
            Suffix = passage.Text[span.End..RuneStart(passage.Text, Math.Min(passage.Text.Length, span.End + ContextLength))],
            Start = span.Start,
            ArticleRevision = passage.Article.Revision,
            PassageHash = HashOf(passage.Text),
            Siblings = string.Join(' ', passage.Article.Passages.Where(other => other != passage).Select(other => HashOf(other.Text)[..SiblingHashLength])),
        };
    }

    /// <summary>SHA-256 of a text's UTF-8 bytes, 64 lower-case hexadecimal digits.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Not into the middle of a surrogate pair.</summary>
    private static int RuneStart(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
