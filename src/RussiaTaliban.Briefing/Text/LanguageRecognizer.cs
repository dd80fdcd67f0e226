using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RussiaTaliban.Briefing.Text;

/// <summary>
/// Which language a text is in: by its script, by letters that one language of a script has alone, and else by the commonest threes of letters of each language
/// (<c>languages.json</c>, made by ModelBuilder's <c>languages</c>).
/// </summary>
public static partial class LanguageRecognizer
{
    // A text with fewer letters, and one that two languages could be, is not judged.
    private const int LeastLetters = 40;
    private const double LeastLead = 0.1;

    private const int MaxLetters = 4_000;
    private const int MaxLength = 8_000;

    // As rare as the rarest three of a profile is common, and a bit more: minus the logarithm of its share.
    private const float Unknown = 12;

    // A sign of these scripts says as much as several letters.
    private const int EasternWeight = 3;

    // From this share of a script's letters on, letters that only one of its languages has tell it; names and quotations have a few.
    private const double LeastOwn = 0.004;

    private static readonly FrozenDictionary<string, string> Scripts = new Dictionary<string, string>
    {
        ["be"] = "Cyrl",
        ["bg"] = "Cyrl",
        ["kk"] = "Cyrl",
        ["ky"] = "Cyrl",
        ["mk"] = "Cyrl",
        ["mn"] = "Cyrl",
        ["ru"] = "Cyrl",
        ["sr"] = "Cyrl",
        ["tg"] = "Cyrl",
        ["tt"] = "Cyrl",
        ["uk"] = "Cyrl",
        ["ar"] = "Arab",
        ["ckb"] = "Arab",
        ["fa"] = "Arab",
        ["ku"] = "Arab",
        ["ps"] = "Arab",
        ["sd"] = "Arab",
        ["ug"] = "Arab",
        ["ur"] = "Arab",
        ["hi"] = "Deva",
        ["mr"] = "Deva",
        ["ne"] = "Deva",
        ["yi"] = "Hebr",
        ["zh"] = "Hani",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Scripts of which one language that desks read is written.
    private static readonly FrozenDictionary<string, string> OnlyOf = new Dictionary<string, string>
    {
        ["Grek"] = "el",
        ["Hebr"] = "he",
        ["Armn"] = "hy",
        ["Geor"] = "ka",
        ["Thai"] = "th",
        ["Hang"] = "ko",
        ["Beng"] = "bn",
        ["Taml"] = "ta",
        ["Telu"] = "te",
        ["Gujr"] = "gu",
        ["Guru"] = "pa",
        ["Knda"] = "kn",
        ["Mlym"] = "ml",
        ["Sinh"] = "si",
        ["Ethi"] = "am",
        ["Khmr"] = "km",
        ["Mymr"] = "my",
        ["Laoo"] = "lo",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Languages without a profile, by letters that those with one do not have.
    private static readonly (string Language, string Script, string Letters)[] Own =
    [
        ("tg", "Cyrl", "ҷӣӯ"), ("uz", "Cyrl", "ў"), ("tt", "Cyrl", "җ"),
        ("ps", "Arab", "ټډړښځڅېۍګڼږ"), ("ckb", "Arab", "ێۆڕڵ"), ("ug", "Arab", "ۇۈۋې"), ("sd", "Arab", "ڪڏڄڃڙٿ"),
    ];

    private static readonly Lazy<FrozenDictionary<string, FrozenDictionary<string, float>>> Profiles = new(Load);

    /// <summary>The language as a BCP 47 tag; null where the text is too short, or could be in several.</summary>
    /// <param name="text">Any text, with or without mark-up; the first 8,000 characters are read.</param>
    public static string? Of(string text) => Of(text, LeastLetters, LeastLead);

    /// <summary>The likeliest language of a text, however short; null where it has no letters.</summary>
    public static string? Likely(string text) => Of(text, 1, 0);

    /// <summary>The script of most of a text's letters, ISO 15924 (<c>Cyrl</c>; <c>Kana</c> for both of Japanese); null where it has none that is known.</summary>
    public static string? ScriptOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Words(text.Length > MaxLength ? text[..MaxLength] : text).Scripts is { Count: > 0 } scripts ? scripts.MaxBy(one => one.Value).Key : null;
    }

    /// <summary>True where texts of a language are in a script, as far as is known here; a language that is not known is in Latin letters.</summary>
    /// <param name="script">ISO 15924, as <see cref="ScriptOf"/> names it.</param>
    /// <param name="language">A BCP 47 tag without region, in small letters.</param>
    internal static bool IsIn(string script, string language) => language == "ja"
        ? script is "Kana" or "Hani"
        : (Scripts.GetValueOrDefault(language) ?? OnlyOf.Where(one => one.Value == language).Select(one => one.Key).FirstOrDefault() ?? "Latn") == script;

    private static string? Of(string text, int leastLetters, double leastLead)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (letters, scripts, words) = Words(Addresses().Replace(MarkUp().Replace(text.Length > MaxLength ? text[..MaxLength] : text, " "), " "));
        if (letters < leastLetters || scripts.Count == 0)
        {
            return null;
        }

        var script = scripts.MaxBy(one => one.Key is "Hani" or "Kana" or "Hang" ? one.Value * EasternWeight : one.Value).Key;
        return script switch
        {
            // Japanese has its own signs between the Chinese ones.
            "Hani" or "Kana" => scripts.GetValueOrDefault("Kana") * 20 > scripts.GetValueOrDefault("Hani") ? "ja" : "zh",
            "Cyrl" or "Arab" => ByLetters(script, scripts[script], words) ?? ByThrees(script, words, leastLead),
            "Latn" or "Deva" => ByThrees(script, words, leastLead),
            _ => OnlyOf.GetValueOrDefault(script),
        };
    }

    private static (int Letters, Dictionary<string, int> Scripts, List<string> Words) Words(string text)
    {
        var (letters, scripts, words) = (0, new Dictionary<string, int>(StringComparer.Ordinal), new List<string>());
        foreach (var match in Word().EnumerateMatches(text))
        {
            var word = text.Substring(match.Index, match.Length).ToLowerInvariant();
            foreach (var sign in word.EnumerateRunes().Where(Rune.IsLetter))
            {
                letters++;
                if (Script(sign.Value) is { } script)
                {
                    scripts[script] = scripts.GetValueOrDefault(script) + 1;
                }
            }

            words.Add(word);
            if (letters >= MaxLetters)
            {
                break;
            }
        }

        return (letters, scripts, words);
    }

    private static string? ByLetters(string script, int letters, List<string> words)
    {
        var (language, own) = Own.Where(one => one.Script == script)
            .Select(one => (one.Language, Count: words.Sum(word => word.Count(letter => one.Letters.Contains(letter, StringComparison.Ordinal)))))
            .MaxBy(one => one.Count);

        // Belarusian has that letter too, and this one, which Uzbek has not.
        return own >= LeastOwn * letters && !(language == "uz" && words.Exists(word => word.Contains('і', StringComparison.Ordinal))) ? language : null;
    }

    private static string? ByThrees(string script, List<string> words, double leastLead)
    {
        var candidates = Profiles.Value.Where(profile => Scripts.GetValueOrDefault(profile.Key, "Latn") == script).ToList();
        var (sums, count) = (new double[candidates.Count], 0);
        foreach (var word in words.Where(word => Script(word[0]) == script))
        {
            for (var at = 0; at + 3 <= word.Length; at++, count++)
            {
                var three = word.Substring(at, 3);
                for (var candidate = 0; candidate < sums.Length; candidate++)
                {
                    sums[candidate] -= candidates[candidate].Value.GetValueOrDefault(three, Unknown);
                }
            }
        }

        if (count == 0)
        {
            return null;
        }

        var best = candidates.Zip(sums, (candidate, sum) => (candidate.Key, Mean: sum / count)).OrderByDescending(one => one.Mean).Take(2).ToList();
        return best[0].Mean - best[1].Mean >= leastLead ? best[0].Key : null;
    }

    private static string? Script(int sign) => sign switch
    {
        < 0x250 or (>= 0x1E00 and <= 0x1EFF) => "Latn",
        (>= 0x370 and <= 0x3FF) or (>= 0x1F00 and <= 0x1FFF) => "Grek",
        >= 0x400 and <= 0x52F => "Cyrl",
        >= 0x530 and <= 0x58F => "Armn",
        >= 0x590 and <= 0x5FF => "Hebr",
        (>= 0x600 and <= 0x6FF) or (>= 0x750 and <= 0x77F) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) => "Arab",
        >= 0x900 and <= 0x97F => "Deva",
        >= 0x980 and <= 0x9FF => "Beng",
        >= 0xA00 and <= 0xA7F => "Guru",
        >= 0xA80 and <= 0xAFF => "Gujr",
        >= 0xB80 and <= 0xBFF => "Taml",
        >= 0xC00 and <= 0xC7F => "Telu",
        >= 0xC80 and <= 0xCFF => "Knda",
        >= 0xD00 and <= 0xD7F => "Mlym",
        >= 0xD80 and <= 0xDFF => "Sinh",
        >= 0xE00 and <= 0xE7F => "Thai",
        >= 0xE80 and <= 0xEFF => "Laoo",
        >= 0x1000 and <= 0x109F => "Mymr",
        >= 0x10A0 and <= 0x10FF => "Geor",
        >= 0x1200 and <= 0x137F => "Ethi",
        >= 0x1780 and <= 0x17FF => "Khmr",
        >= 0x3040 and <= 0x30FF => "Kana",
        (>= 0x3400 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF) => "Hani",
        >= 0xAC00 and <= 0xD7AF => "Hang",
        _ => null,
    };

    private static FrozenDictionary<string, FrozenDictionary<string, float>> Load()
    {
        using var stream = typeof(LanguageRecognizer).Assembly.GetManifestResourceStream("RussiaTaliban.Briefing.languages.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream)!.ToFrozenDictionary(
            language => language.Key,
            language => language.Value
                .SelectMany(level => level.Value.Split(' ').Select(three => (three, Rare: int.Parse(level.Key, CultureInfo.InvariantCulture) / 4f)))
                .ToFrozenDictionary(one => one.three, one => one.Rare, StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    // Code, tags and shortcodes are in no language,
    [GeneratedRegex(@"```.*?```|`[^`\n]*`|<[^<>]{1,500}>|\{[{%][^{}%]*[%}]\}", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex MarkUp();

    // nor are addresses and file names: whole words, so that none is looked at from each of its letters.
    [GeneratedRegex(@"(?<!\S)\S*(?:[/@]|\w\.\w)\S*", RegexOptions.ExplicitCapture)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"[\p{L}\p{M}]+", RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
