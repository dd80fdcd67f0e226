using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Briefing.Summaries;

/// <summary>Sections that serve an article and do not tell what it is about: who wrote it, notes, references.</summary>
internal static partial class Boilerplate
{
    /// <summary>True for a section that a summary of the whole article leaves out.</summary>
    public static bool Is(Section section) => section.Heading is { } heading && Heading().IsMatch(heading);

    [GeneratedRegex(@"^\s*(about (the )?(authors?|writers?|contributors?|us)|authors?|contributors?|references|notes|footnotes|endnotes|see also|further reading|external links|sources|bibliography|acknowledge?ments?|disclosures?|contacts?|copyright|related (articles|stories))\s*\z", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();
}
