using System.Text.RegularExpressions;

namespace RussiaTaliban.Briefing.Search.Showing;

/// <summary>Tells whose words a sentence reports, where the sentence itself says so.</summary>
internal static partial class VoiceReader
{
    /// <summary>The person or body named as speaking; null where the sentence speaks for the article.</summary>
    public static string? Read(string sentence)
    {
        var match = Attribution().Match(sentence);
        return match.Success ? match.Groups["name"].Value : null;
    }

    [GeneratedRegex(
        @"\b((?i:according to)|said|says|told \w+|argued|argues|warned|warns|noted|notes|stated|states|added|adds|explained|explains|wrote|writes) (the )?((Dr|Mr|Mrs|Ms|Prof)\. )?(?<name>\p{Lu}[\p{L}’'-]+( (of |the )?\p{Lu}[\p{L}’'-]+)*)"
        + @"|(?<name>\p{Lu}[\p{L}’'-]+( \p{Lu}[\p{L}’'-]+)+)(, [^,]{3,60},)? (said|says|told|argued|argues|warned|warns|noted|notes|stated|states|added|adds|explained|explains|wrote|writes)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Attribution();
}
