using System.Collections.Frozen;
using System.Text;

namespace RussiaTaliban.Briefing.Search.Languages;

/// <summary>
/// What is left of a name in every script: its consonants, in one alphabet. <c>Taliban</c>, <c>Талибан</c> and <c>طالبان</c> are all TLBN. Vowels are written in some
/// scripts, and heard differently in others.
/// </summary>
internal static class NameKey
{
    /// <summary>Shorter keys are those of too many words.</summary>
    public const int Shortest = 3;

    // What the ending of a name adds in the languages that bend names.
    private const int MaxEnding = 2;

    private static readonly FrozenDictionary<char, string> Letters = Table(
        ("B", "bбبב"), ("C", "чچ"), ("D", "dдدד"), ("F", "fфفφ"), ("G", "gгґғغگגγ"), ("H", "hхҳحهخחהχ"), ("J", "jжҷجژ"),
        ("K", "kqкқقکكקכκ"), ("KS", "xξ"), ("L", "lлلלλ"), ("M", "mмمמםμ"),
        ("N", "nñнңنנןν"), ("P", "pпپפףπ"), ("R", "rрرרρ"), ("S", "sßсسصثסσς"), ("T", "tтتطתטτ"), ("TS", "цצץ"), ("V", "vwвў"), ("X", "шщشש"),
        ("Z", "zзزذضظזζ"),
        ("", "аеёиоуыэюяйьъіїєӣӯөүәاآأإىيیئؤءعةوںאויעαεηιουωά"));

    private static readonly FrozenDictionary<string, string> Pairs = new Dictionary<string, string>
    {
        ["sh"] = "X",
        ["ch"] = "C",
        ["zh"] = "J",
        ["kh"] = "H",
        ["gh"] = "G",
        ["th"] = "T",
        ["ph"] = "F",
        ["dj"] = "J",
        ["ck"] = "K",
        ["dh"] = "D",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The key of a word; null where it has letters of other scripts.</summary>
    public static string? Of(string word)
    {
        var folded = word.Normalize(NormalizationForm.FormD).ToLowerInvariant();
        var key = new StringBuilder(folded.Length);
        for (var at = 0; at < folded.Length; at++)
        {
            var letter = folded[at];
            if (at + 1 < folded.Length && Pairs.TryGetValue(folded.Substring(at, 2), out var pair))
            {
                Add(key, pair);
                at++;
            }
            else if (letter == 'c')
            {
                Add(key, at + 1 < folded.Length && folded[at + 1] is 'e' or 'i' or 'y' ? "S" : "K");
            }
            else if (Letters.TryGetValue(letter, out var consonant))
            {
                // A name's last letter "w" or, in Persian, "h" is a vowel's sign.
                Add(key, at == folded.Length - 1 && letter is 'w' or 'h' or 'ه' ? "" : consonant);
            }
            else if (char.IsLetter(letter) && !char.IsAsciiLetter(letter) && !char.IsBetween(letter, '\u00C0', '\u024F'))
            {
                return null;
            }
        }

        return key.ToString();
    }

    /// <summary>True where two keys are those of one name, bent or not.</summary>
    public static bool IsSame(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        if (shorter.Length >= Shortest && longer.Length - shorter.Length <= MaxEnding && longer.StartsWith(shorter, StringComparison.Ordinal))
        {
            return true;
        }

        // Arabic writes V as it writes U, and as F at a name's end.
        return one.Contains('V', StringComparison.Ordinal) != other.Contains('V', StringComparison.Ordinal)
            && WithoutV(one) is { Length: >= Shortest } bare && bare == WithoutV(other);
    }

    private static string WithoutV(string key) => (key.EndsWith('V') ? key[..^1] + "F" : key).Replace("V", "", StringComparison.Ordinal);

    private static void Add(StringBuilder key, string consonants)
    {
        // Doubled letters are one in half of the scripts.
        if (consonants.Length > 0 && (key.Length == 0 || key[^1] != consonants[0] || consonants.Length > 1))
        {
            key.Append(consonants);
        }
    }

    private static FrozenDictionary<char, string> Table(params (string Consonant, string Letters)[] rows) =>
        rows.SelectMany(row => row.Letters.Select(letter => (letter, row.Consonant))).Concat("aeiouyæøœı".Select(vowel => (letter: vowel, Consonant: "")))
            .DistinctBy(one => one.letter).ToFrozenDictionary(one => one.letter, one => one.Consonant);
}
