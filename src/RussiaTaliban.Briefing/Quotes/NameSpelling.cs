using System.Globalization;
using System.Text;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>
/// Names as they sound, so that one in Cyrillic letters is known in a Latin text and the other way round: Путин and Putin, Муттаки and Muttaqi, Мухаммад and
/// Mohammad. Letters that transcriptions choose between are one.
/// </summary>
internal static class NameSpelling
{
    private static readonly string[] Cyrillic =
    [
        "a", "b", "v", "g", "d", "e", "z", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h", "ts", "c", "s", "s", "", "i", "", "e", "u", "a",
    ];

    /// <summary>True if two words are one name: the same letters in one script, the same sounds where the scripts differ.</summary>
    public static bool Same(string left, string right) =>
        left.Equals(right, StringComparison.OrdinalIgnoreCase) || (IsCyrillic(left) != IsCyrillic(right) && Sounds(left) is { Length: > 2 } sounds && IsNear(sounds, Sounds(right)));

    private static bool IsCyrillic(string word) => word.Any(letter => letter is >= '\u0400' and < '\u0530');

    private static string Sounds(string word)
    {
        var latin = new StringBuilder();
        foreach (var letter in word.ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark))
        {
            latin.Append(letter is >= 'а' and <= 'я' ? Cyrillic[letter - 'а'] : letter == 'і' ? "i" : letter.ToString());
        }

        foreach (var (spelled, sound) in Spellings)
        {
            latin.Replace(spelled, sound);
        }

        var heard = new StringBuilder();
        foreach (var letter in latin.ToString().Where(char.IsLetter))
        {
            if (heard.Length == 0 || heard[^1] != letter)
            {
                heard.Append(letter);
            }
        }

        return heard.ToString();
    }

    private static readonly (string Spelled, string Sound)[] Spellings =
    [
        ("shch", "s"), ("sch", "s"), ("zh", "z"), ("kh", "h"), ("ch", "c"), ("sh", "s"), ("gh", "g"), ("ph", "f"), ("ks", "x"), ("iu", "u"), ("yu", "u"), ("ya", "a"), ("ia", "a"), ("ye", "e"), ("yo", "e"),
        ("j", "i"), ("y", "i"), ("q", "k"), ("w", "v"), ("o", "a"), ("e", "i"),
    ];

    /// <summary>The same, or one letter more, less or other: endings of cases, and what a transcription leaves out.</summary>
    private static bool IsNear(string left, string right)
    {
        var (start, end) = (0, 0);
        while (start < Math.Min(left.Length, right.Length) && left[start] == right[start])
        {
            start++;
        }

        while (end < Math.Min(left.Length, right.Length) - start && left[^(end + 1)] == right[^(end + 1)])
        {
            end++;
        }

        return Math.Max(left.Length, right.Length) - start - end <= (Math.Min(left.Length, right.Length) > 4 ? 1 : 0);
    }
}
