using System.Text.RegularExpressions;

namespace RussiaTaliban.Briefing.Summaries;

/// <summary>A thing that a sentence opens with as if it were known: "The announcement came a day later".</summary>
internal static partial class Definite
{
    /// <summary>The noun, or the words that go before it; null where the sentence opens otherwise, with a name, or says itself which one it means ("The size of the park").</summary>
    public static string? OpeningOf(string sentence) => Opening().Match(sentence) is { Success: true } found ? found.Groups["thing"].Value : null;

    [GeneratedRegex(@"^The (?<thing>\p{Ll}[\p{L}\-]+)\b(?!['’]| (of|that|which|who|whose|for|between|behind|in)\b)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
