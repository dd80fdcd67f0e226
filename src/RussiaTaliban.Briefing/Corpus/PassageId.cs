using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace RussiaTaliban.Briefing;

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

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Slug}/{Section}.{Paragraph}");

    [GeneratedRegex(@"^(?<slug>[a-z0-9]+(?:-[a-z0-9]+)*)/(?<section>[0-9]{1,5})\.(?<paragraph>[1-9][0-9]{0,5})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
