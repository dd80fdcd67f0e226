using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RussiaTaliban.Chat.Presentation;

/// <summary>The bot's words in one language, from a file.</summary>
internal sealed partial class SpeechFile
{
    private const string Prefix = "RussiaTaliban.Chat.speech.";

    // Tells the parts of one line apart.
    private const string Parting = " · ";

    // Tells the languages of a list apart.
    private static readonly string[] Between = [", ", " and "];

    private readonly Content _content;
    private readonly List<Pattern> _patterns;

    private SpeechFile(Content content)
    {
        _content = content;

        // What has the most fixed words is the closest.
        _patterns = [.. content.Says.Where(phrase => phrase.Key.Contains('{', StringComparison.Ordinal))
            .OrderByDescending(phrase => phrase.Key.Length)
            .Select(phrase => Pattern.Of(phrase.Key, phrase.Value))];
    }

    public string Language => _content.Language;

    /// <summary>Its script, ISO 15924: <c>Cyrl</c>.</summary>
    public string Script => _content.Script;

    /// <summary>Its phrases by the English ones.</summary>
    public IReadOnlyDictionary<string, string> Says => _content.Says;

    /// <summary>Every file that the program has.</summary>
    public static FrozenDictionary<string, SpeechFile> LoadAll()
    {
        var assembly = typeof(SpeechFile).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            return new SpeechFile(JsonSerializer.Deserialize<Content>(stream, JsonSerializerOptions.Web)!);
        }).ToFrozenDictionary(file => file.Language, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>One line.</summary>
    public string Say(string english)
    {
        if (Known(english) is { } known)
        {
            return known;
        }

        foreach (var pattern in _patterns)
        {
            if (pattern.English.Match(english) is { Success: true } match)
            {
                return Place().Replace(pattern.Said, place =>
                {
                    var number = place.Groups["number"].Value;
                    var words = match.Groups["p" + number].Value;
                    return pattern.Quoted.Contains(number) ? words : Part(words);
                });
            }
        }

        // After its first part a line goes on with a title, an author and a day: who wrote them wrote them so, but for the day.
        return english.Split(Parting) is [var own, .. { Length: > 0 } rest] ? string.Join(Parting, rest.Select(part => Day(part) ?? part).Prepend(Known(own) ?? own)) : english;
    }

    // What stands in a place is a number, a day, languages, or a phrase within a phrase; somebody's words have a place that is marked.
    private string Part(string words) =>
        Counted(words) ?? Day(words) ?? LanguagesOf(words) ?? (Says.GetValueOrDefault(words) is { } said && !char.IsUpper(words[0]) ? said : words);

    // “Russian”, “Russian and Persian”, “Russian, Persian and Pashto”; null where one is not known.
    private string? LanguagesOf(string words)
    {
        var names = words.Split(Between, StringSplitOptions.None).Select(name => _content.Languages.GetValueOrDefault(name)).ToList();
        return names.Contains(null) ? null
            : names.Count == 1 ? names[0]
            : $"{string.Join(", ", names.Take(names.Count - 1))} {_content.And} {names[^1]}";
    }

    private string? Known(string english) => Says.GetValueOrDefault(english) ?? Counted(english) ?? Day(english) ?? _content.Languages.GetValueOrDefault(english);

    private string? Counted(string english)
    {
        if (Count().Match(english) is not { Success: true } match || !_content.Counts.TryGetValue(match.Groups["noun"].Value, out var forms)
            || !long.TryParse(match.Groups["number"].ValueSpan, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var form = forms.Count switch
        {
            // Of the Slavic languages: 1, 21; 2 to 4, 22; 5, 11 to 14.
            3 => number % 10 == 1 && number % 100 != 11 ? 0 : number % 10 is >= 2 and <= 4 && number % 100 is not (>= 12 and <= 14) ? 1 : 2,
            2 => number == 1 ? 0 : 1,
            _ => 0,
        };
        return $"{match.Groups["number"].Value.Replace(',', '\u00A0')} {forms[form]}";
    }

    private string? Day(string english)
    {
        if (DateOnly.TryParseExact(english, "d MMMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && _content.Months.Count == 12)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{day.Day} {_content.Months[day.Month - 1]} {day.Year}");
        }

        return null;
    }

    [GeneratedRegex(@"\{(?<number>[0-9])(?<kind>[*#]?)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();

    [GeneratedRegex(@"^(?<number>[0-9][0-9,]*) (?<noun>[a-z]+?)s?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Count();

    /// <summary>The form of the file.</summary>
    /// <param name="Language">A BCP 47 tag.</param>
    /// <param name="Script">ISO 15924.</param>
    /// <param name="Months">The twelve months as they stand in a date.</param>
    /// <param name="Counts">For each English noun its forms with a number: one for all, two (1, others) or three (as Slavic languages count).</param>
    /// <param name="Languages">Languages by their English names.</param>
    /// <param name="And">The word before the last of several.</param>
    /// <param name="Says">
    /// Phrases by the English ones. <c>{0}</c> is what the bot fills in; in the English phrase <c>{0*}</c> is what people or articles wrote, and left alone, and
    /// <c>{0#}</c> a number with its noun.
    /// </param>
    private sealed record Content(
        string Language, string Script, IReadOnlyList<string> Months, IReadOnlyDictionary<string, IReadOnlyList<string>> Counts, IReadOnlyDictionary<string, string> Languages,
        string And, IReadOnlyDictionary<string, string> Says);

    /// <summary>A phrase with places.</summary>
    /// <param name="English">Finds it, each place in a group of its own.</param>
    /// <param name="Said">The phrase in the language.</param>
    /// <param name="Quoted">The places of other people's words.</param>
    private sealed record Pattern(Regex English, string Said, HashSet<string> Quoted)
    {
        public static Pattern Of(string english, string said)
        {
            var (expression, quoted, at) = (new StringBuilder("^"), new HashSet<string>(StringComparer.Ordinal), 0);
            foreach (var place in Place().Matches(english).AsEnumerable())
            {
                var (number, kind) = (place.Groups["number"].Value, place.Groups["kind"].Value);
                expression.Append(Regex.Escape(english[at..place.Index]))
                    .Append("(?<p").Append(number).Append('>').Append(kind == "#" ? "[0-9][0-9,]* [a-z]+" : ".+?").Append(')');
                at = place.Index + place.Length;
                if (kind == "*")
                {
                    quoted.Add(number);
                }
            }

            expression.Append(Regex.Escape(english[at..])).Append('$');
            return new Pattern(new Regex(expression.ToString(), RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)), said, quoted);
        }
    }
}
