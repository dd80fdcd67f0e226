using System.Text.Json;
using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Search.Expansion;

namespace RussiaTaliban.Chat.Subscriptions.Grammar;

/// <summary>The words of schedules, one file a language. Breaks a message into lexemes; words with a slip of the finger are taken for what they resemble.</summary>
internal static partial class Vocabulary
{
    private const int ShortestMistyped = 4;
    private const int ShortestMeant = 5;
    private const int ShortestTwiceMistyped = 8;
    private const int MaxSplitLength = 7;
    private const int ShortestDeclined = 5;

    private static readonly string[] Mistypable = ["day", "days", "every", "month", "except", "subscribe", "stop", "pause", "resume", "object", "tomorrow", "unit", "part", "weekly", "until", "from", "topic"];

    private static readonly Lazy<Loaded> Words = new(Load);

    /// <summary>The files: what each language says and does not say.</summary>
    public static IReadOnlyList<LanguageWords> Languages => Words.Value.Languages;

    /// <summary>The zone that people call by this name; null if there is none.</summary>
    public static string? Zone(string name) => Words.Value.Zones.GetValueOrDefault(Key(name)) ?? Declined(Key(name));

    /// <summary>"По Еревану": a city's name in another case than the file has it.</summary>
    private static string? Declined(string name) => name.Length < ShortestDeclined || name[0] < 'а' || name.Contains(' ', StringComparison.Ordinal) ? null
        : Words.Value.Zones.FirstOrDefault(zone => zone.Key.Length >= ShortestDeclined && Math.Abs(zone.Key.Length - name.Length) <= 2 && zone.Key.AsSpan(0, Math.Min(zone.Key.Length, name.Length) - 1).SequenceEqual(name.AsSpan(0, Math.Min(zone.Key.Length, name.Length) - 1))).Value;

    /// <summary>The zones that an ambiguous name may mean; null if it is not ambiguous.</summary>
    public static IReadOnlyList<string>? Ambiguous(string name) => Words.Value.Ambiguous.GetValueOrDefault(Key(name));

    /// <summary>The lexemes of a message, in their order.</summary>
    public static List<Lexeme> Lex(string text)
    {
        var tokens = Token().Matches(text.Replace('’', '\'')).Select(match => (match.Value, match.Index)).ToList();
        var lexemes = new List<Lexeme>();
        for (var at = 0; at < tokens.Count;)
        {
            var (tags, taken) = Longest(tokens, at);
            if (tags.Count == 0)
            {
                tags = Resembling(tokens[at].Value.ToLowerInvariant());
            }

            var end = tokens[at + taken - 1].Index + tokens[at + taken - 1].Value.Length;
            lexemes.Add(new Lexeme(text[tokens[at].Index..end], tokens[at].Index, tags));
            at += taken;
        }

        Join(lexemes);
        return lexemes;
    }

    /// <summary>"Turn the summaries off": the parts of a verb that stand apart are one.</summary>
    private static void Join(List<Lexeme> lexemes)
    {
        for (var at = 0; at < lexemes.Count; at++)
        {
            foreach (var (particle, tag) in Words.Value.Split.GetValueOrDefault(lexemes[at].Text.ToLowerInvariant()) ?? [])
            {
                var words = particle.Split(' ');
                var end = Enumerable.Range(at + 1, lexemes.Count - at - 1).FirstOrDefault(from => words.Index().All(word => from + word.Index < lexemes.Count && lexemes[from + word.Index].Text.Equals(word.Item, StringComparison.OrdinalIgnoreCase)), -1);
                if (end > at + 1 && end - at < MaxSplitLength && !lexemes.Skip(at + 1).Take(end - at - 1).Any(lexeme => lexeme.Is("comma")))
                {
                    lexemes[at] = lexemes[at] with { Tags = [tag] };
                    for (var part = end; part < end + words.Length; part++)
                    {
                        lexemes[part] = lexemes[part] with { Tags = ["filler"] };
                    }

                    break;
                }
            }
        }
    }

    /// <summary>True for a word that may be a day of the week with slips of the finger, more than are mended.</summary>
    public static bool IsNearlyDay(string word) => word.Length >= ShortestMeant && Words.Value.Mistypable.Any(known =>
        Words.Value.Root.Next[known].Tags.Any(tag => tag.StartsWith("day", StringComparison.Ordinal) || tag.StartsWith("part", StringComparison.Ordinal))
        && Math.Abs(known.Length - word.Length) <= 2 && EditDistance.Between(known, word.ToLowerInvariant(), Math.Max(2, word.Length / 3)) <= Math.Max(2, word.Length / 3));

    private static (IReadOnlyCollection<string> Tags, int Taken) Longest(List<(string Value, int Index)> tokens, int at)
    {
        var node = Words.Value.Root;
        (IReadOnlyCollection<string> Tags, int Taken) best = ([], 1);
        for (var next = at; next < tokens.Count && node.Next.TryGetValue(Spelled(tokens[next].Value), out var child); next++)
        {
            node = child;
            if (node.Tags.Count > 0)
            {
                best = (node.Tags, next + 1 - at);
            }
        }

        return best;
    }

    private static string Spelled(string word) => Words.Value.Spellings.GetValueOrDefault(word.ToLowerInvariant()) ?? word.ToLowerInvariant();

    private static IReadOnlyCollection<string> Resembling(string word)
    {
        if (word.Length < ShortestMistyped || !word.All(char.IsLetter) || ZoneNames.Find(word) is not null || Words.Value.Zones.ContainsKey(word))
        {
            return [];
        }

        var most = word.Length >= ShortestTwiceMistyped ? 2 : 1;
        var best = Words.Value.Mistypable
            .Where(known => Math.Abs(known.Length - word.Length) <= most && known.Length >= ShortestMeant && known[0] == word[0])
            .Select(known => (Known: known, Distance: EditDistance.Between(known, word, most)))
            .Where(pair => pair.Distance <= most)
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Known, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Known is { } meant ? [.. Words.Value.Root.Next[meant].Tags, "mistyped"] : [];
    }

    private static bool IsParticle(string word) => word is "off" or "on" or "out" or "down" or "back" or "up";

    private static string Key(string words) => string.Join(' ', Token().Matches(words.Replace('’', '\'').ToLowerInvariant()).Select(match => match.Value));

    private static Loaded Load()
    {
        var assembly = typeof(Vocabulary).Assembly;
        var loaded = new Loaded();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.Contains(".words.", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var json = JsonDocument.Parse(stream);
            var root = json.RootElement;
            foreach (var entry in root.GetProperty("words").EnumerateObject())
            {
                foreach (var phrase in Phrases(entry.Value.GetString()!))
                {
                    loaded.Add(Token().Matches(phrase).Select(match => match.Value).ToList(), entry.Name);
                }
            }

            foreach (var concept in root.TryGetProperty("splittable", out var splittable) ? Texts(root, "splittable") : [])
            {
                foreach (var verb in Phrases(root.GetProperty("words").GetProperty(concept).GetString()!).Select(phrase => phrase.Split(' ')).Where(verb => verb.Length == 3 && concept == "skip" || verb.Length == 2 && IsParticle(verb[1])))
                {
                    (loaded.Split.TryGetValue(verb[0], out var known) ? known : loaded.Split[verb[0]] = []).Add((string.Join(' ', verb[1..]), concept));
                }
            }

            foreach (var zone in Members(root, "zones"))
            {
                foreach (var phrase in Phrases(zone.Value.GetString()!))
                {
                    loaded.Zones[Key(phrase)] = zone.Name;
                }
            }

            foreach (var spelling in Members(root, "spellings"))
            {
                loaded.Spellings[spelling.Name] = spelling.Value.GetString()!;
            }

            foreach (var ambiguous in Members(root, "ambiguousZones"))
            {
                loaded.Ambiguous[Key(ambiguous.Name)] = ambiguous.Value.GetString()!.Split(' ');
            }

            loaded.Languages.Add(new LanguageWords(
                root.GetProperty("language").GetString()!, Texts(root, "examples"), Texts(root, "counterExamples")));
        }

        return loaded;
    }

    private static IEnumerable<JsonProperty> Members(JsonElement root, string name) =>
        root.TryGetProperty(name, out var member) ? member.EnumerateObject() : Enumerable.Empty<JsonProperty>();

    private static List<string> Texts(JsonElement root, string name) => [.. root.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];

    /// <summary>Single words parted by spaces; after the first bar whole phrases, parted by bars.</summary>
    private static IEnumerable<string> Phrases(string entry)
    {
        var parts = entry.Split('|');
        return parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(parts.Skip(1));
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Next { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Tags { get; } = new(StringComparer.Ordinal);
    }

    private sealed class Loaded
    {
        public Node Root { get; } = new();

        public HashSet<string> Mistypable { get; } = new(StringComparer.Ordinal);

        /// <summary>By the first word of a verb in two parts: the second, and what both mean.</summary>
        public Dictionary<string, List<(string Particle, string Tag)>> Split { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, string> Zones { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, string> Spellings { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, string[]> Ambiguous { get; } = new(StringComparer.Ordinal);

        public List<LanguageWords> Languages { get; } = [];

        public void Add(List<string> phrase, string tag)
        {
            var node = Root;
            foreach (var word in phrase)
            {
                node = node.Next.TryGetValue(word, out var next) ? next : node.Next[word] = new Node();
            }

            node.Tags.Add(tag);
            if (phrase.Count == 1 && Vocabulary.Mistypable.Contains(tag.Split(':')[0]))
            {
                Mistypable.Add(phrase[0]);
            }
        }
    }

    // A date, a clock, an offset and an IANA name are one token each; signs stand alone.
    [GeneratedRegex(
        @"<#[A-Z0-9]+(\|[^<>]{0,80})?>|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}(/\d{2,4})?(?!\d)|\d{1,2}\.\d{1,2}\.\d{2,4}|\d{1,2}[:.]\d{2}(?!\d|\.\d)|\d{1,2}h(\d{2})?\b|\d+(?=st\b|nd\b|rd\b|th\b|-?го\b)|(?<=\d)(st|nd|rd|th)\b|(?<=\d)-?(го|ое|е|му|й)\b"
        + @"|(?<![\p{L}\d])[+−-]\d{1,2}:\d{2}|#[\w-]+|(?!(mo|tu|we|th|fr|sa|su)[a-z]*/)[A-Za-z]{2,}/[A-Za-z][A-Za-z_/+-]*|[ap]\.m\b\.?|\d+|[\p{L}\p{M}]+(['][\p{L}\p{M}]+)*|[^\s\p{L}\p{M}\d]",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Token();
}

/// <summary>One language's file.</summary>
/// <param name="Language">Its code.</param>
/// <param name="Examples">Messages that are about schedules.</param>
/// <param name="CounterExamples">Messages that look like it and are questions.</param>
internal sealed record LanguageWords(string Language, IReadOnlyList<string> Examples, IReadOnlyList<string> CounterExamples);
