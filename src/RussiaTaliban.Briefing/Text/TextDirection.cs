using System.Collections.Frozen;

namespace RussiaTaliban.Briefing.Text;

/// <summary>In which direction a language is written.</summary>
public static class TextDirection
{
    private static readonly FrozenSet<string> RightToLeft =
        new[] { "ar", "arc", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "iw", "khw", "ks", "lrc", "mzn", "nqo", "pnb", "prs",
            "ps", "sd", "skr", "syr", "ug", "ur", "yi" }
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Scripts = new[] { "Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Aran" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The value of HTML's <c>dir</c>: <c>rtl</c> or <c>ltr</c>.</summary>
    /// <param name="language">A BCP 47 tag; a script in it counts more than the language.</param>
    public static string Of(string language) => IsRightToLeft(language) ? "rtl" : "ltr";

    /// <summary>True where the language is written from right to left.</summary>
    /// <param name="language">A BCP 47 tag.</param>
    public static bool IsRightToLeft(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        var parts = language.Split('-');
        return Array.Find(parts[1..], part => part.Length == 4 && part.All(char.IsAsciiLetter)) is { } script ? Scripts.Contains(script) : RightToLeft.Contains(parts[0]);
    }
}
