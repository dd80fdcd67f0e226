using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RussiaTaliban.Chat.Intents.Phrases;

/// <summary>
/// What people type to the bot that is no question to the articles: one file a language (<c>phrases.*.json</c>), of words by what they mean, and of rooms by
/// the meanings that they need. A rule applies only if it accounts for every word of a message, so that no rule applies to a question with its own subject.
/// </summary>
internal sealed partial class Phrasebook
{
    /// <summary>A message of more words is a text; only what follows an opening ("feedback: …") may be longer.</summary>
    private const int MaxWords = 24;

    private const int ShortestMistyped = 5;

    /// <summary>In a shorter one two letters may have changed places, no more.</summary>
    private const int ShortestSwapped = 4;

    private static readonly Lazy<Phrasebook> Shipped = new(Load);

    private readonly IReadOnlyList<Language> _languages;

    private Phrasebook(IReadOnlyList<Language> languages) => _languages = languages;

    /// <summary>That of the files in this assembly.</summary>
    public static Phrasebook Current => Shipped.Value;

    /// <summary>What each file says of itself: messages that are in a room, and messages that are in none.</summary>
    public IEnumerable<PhraseFile> Files => _languages.Select(language => language.File);

    /// <summary>The room of a message; null for a question to the articles.</summary>
    public PhraseMatch? Read(string text)
    {
        var tokens = Token().Matches(text.Replace('’', '\'').Replace("\uFE0F", "", StringComparison.Ordinal));
        return tokens.Count == 0 ? null : _languages.Select(language => language.Read(text, tokens)).FirstOrDefault(match => match is not null);
    }

    private static Phrasebook Load()
    {
        var assembly = typeof(Phrasebook).Assembly;
        return new Phrasebook([.. assembly.GetManifestResourceNames().Where(name => name.Contains(".phrases.", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            return new Language(JsonSerializer.Deserialize(stream, PhraseJson.Default.PhraseFile)!);
        })]);
    }

    // A word, a number, a sign that means something, or any other sign on its own.
    [GeneratedRegex(@"[\p{L}\p{M}]+(['\-][\p{L}\p{M}]+)*|\d+(?<suffix>st|nd|rd|th)?|\p{Cs}{2}|\S", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Token();

    /// <summary>One language: its words as a tree of tokens, and its rooms.</summary>
    private sealed class Language
    {
        private readonly Node _root = new();
        private readonly Dictionary<char, HashSet<string>> _single = [];
        private readonly List<Rule> _rules;

        public Language(PhraseFile file)
        {
            File = file;
            foreach (var (meaning, forms) in file.Words)
            {
                var parts = forms.Split('|', StringSplitOptions.TrimEntries);
                foreach (var form in parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(parts.Skip(1)))
                {
                    Add(form, meaning);
                }
            }

            _rules = [.. file.Rooms.SelectMany(room => room.Need.Select(need => new Rule(room, need)))];
        }

        public PhraseFile File { get; }

        public PhraseMatch? Read(string text, MatchCollection tokens)
        {
            var lexemes = Lex(tokens);
            return _rules.Select(rule => rule.Match(text, lexemes, isWhole: lexemes.Count == tokens.Count)).FirstOrDefault(match => match is not null);
        }

        private void Add(string form, string meaning)
        {
            var tokens = Token().Matches(form);
            var node = _root;
            foreach (Match token in tokens)
            {
                var word = Folded(token.Value);
                if (!node.Next.TryGetValue(word, out var next))
                {
                    node.Next[word] = next = new Node();
                }

                node = next;
            }

            node.Meanings.Add(meaning);
            if (tokens.Count == 1 && form.Length >= ShortestSwapped)
            {
                (_single.TryGetValue(form[0], out var same) ? same : _single[form[0]] = []).Add(Folded(form));
            }
        }

        /// <summary>At each token the words and phrases that may begin there, longest first, and last the token itself.</summary>
        private List<IReadOnlyList<PhraseLexeme>> Lex(MatchCollection tokens)
        {
            var lexemes = new List<IReadOnlyList<PhraseLexeme>>();
            for (var at = 0; at < tokens.Count && at < MaxWords; at++)
            {
                lexemes.Add(From(tokens, at));
            }

            return lexemes;
        }

        private List<PhraseLexeme> From(MatchCollection tokens, int at)
        {
            var found = new List<PhraseLexeme>();
            var node = _root;
            for (var next = at; next < tokens.Count && Child(node, tokens[next].Value) is { } child; next++)
            {
                node = child;
                if (node.Meanings.Count > 0)
                {
                    found.Insert(0, Lexeme(tokens, at, next + 1, node.Meanings));
                }
            }

            if (found.Count == 0 || found[^1].Next > at + 1)
            {
                found.Add(Lexeme(tokens, at, at + 1, []));
            }

            return found;
        }

        private PhraseLexeme Lexeme(MatchCollection tokens, int at, int next, HashSet<string> meanings)
        {
            var (first, last) = (tokens[at], tokens[next - 1]);
            var digits = first.ValueSpan[..(first.Length - first.Groups["suffix"].Length)];
            var number = next == at + 1 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : (int?)null;
            return new PhraseLexeme(next, last.Index + last.Length, meanings, number, IsSign: meanings.Count == 0 && !first.Value.Any(char.IsLetterOrDigit), IsMended: !_root.Next.ContainsKey(Folded(first.Value)));
        }

        /// <summary>The next word as typed, or with drawn-out letters and one slip of the finger mended.</summary>
        private Node? Child(Node node, string word)
        {
            var folded = Folded(word);
            return node.Next.GetValueOrDefault(folded)
                ?? node.Next.GetValueOrDefault(DrawnOut().Replace(folded, "$1"))
                ?? node.Next.GetValueOrDefault(DrawnOut().Replace(folded, "$1$1"))
                ?? (node == _root && folded.Length >= ShortestSwapped
                    && _single.GetValueOrDefault(folded[0])?.FirstOrDefault(known => IsOneSlip(known, folded)) is { } meant ? _root.Next[meant] : null);
        }

        /// <summary>Apostrophes are typed by some and not by others.</summary>
        private static string Folded(string word) => word.ToLowerInvariant().Replace("'", "", StringComparison.Ordinal);

        /// <summary>One letter too many, missing, other, or two that changed places.</summary>
        private static bool IsOneSlip(string known, string typed)
        {
            if (Math.Abs(known.Length - typed.Length) > 1 || (Math.Min(known.Length, typed.Length) < ShortestMistyped && !known.Order().SequenceEqual(typed.Order())))
            {
                return false;
            }

            var start = 0;
            while (start < known.Length && start < typed.Length && known[start] == typed[start])
            {
                start++;
            }

            var left = known.AsSpan(start);
            var right = typed.AsSpan(start);
            return left.Length == right.Length
                ? left.Length == 0 || left[1..].SequenceEqual(right[1..]) || (left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..]))
                : left.Length > right.Length ? left[1..].SequenceEqual(right) : right[1..].SequenceEqual(left);
        }
    }

    [GeneratedRegex(@"(\p{L})\1{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex DrawnOut();

    private sealed class Node
    {
        public Dictionary<string, Node> Next { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Meanings { get; } = new(StringComparer.Ordinal);
    }
}
