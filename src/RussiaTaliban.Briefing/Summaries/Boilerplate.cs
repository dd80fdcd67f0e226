using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Briefing.Summaries;

/// <summary>Sections that serve an article and do not tell what it is about: who wrote it, notes, references.</summary>
internal static partial class Apparatus
{
    /// <summary>True for a section that a summary of the whole article leaves out.</summary>
    public static bool Is(Section section) => section.Heading is { } heading && Heading().IsMatch(heading);

    [GeneratedRegex(@"^\s*(about (the )?(authors?|writers?|contributors?|us)|authors?|contributors?|references|notes|footnotes|endnotes|see also|further reading|external links|sources|bibliography|acknowledge?ments?|disclosures?|contacts?|copyright|related (articles|stories))\s*\z", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();
}

/// <summary>A thing that a sentence opens with as if it were known: "The announcement came a day later".</summary>
internal static partial class Definite
{
    /// <summary>The noun, or the words that go before it; null where the sentence opens otherwise, with a name, or says itself which one it means ("The size of the park").</summary>
    public static string? OpeningOf(string sentence) => Opening().Match(sentence) is { Success: true } found ? found.Groups["thing"].Value : null;

    [GeneratedRegex(@"^The (?<thing>\p{Ll}[\p{L}\-]+)\b(?!['’]| (of|that|which|who|whose|for|between|behind|in)\b)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
