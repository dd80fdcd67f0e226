using RussiaTaliban.Briefing.Lexicon;

namespace RussiaTaliban.ModelBuilder.Relations;

/// <summary>
/// British and American spellings of one word: a rule turns one into the other, and word lists of both (SCOWL) confirm that each is a word there.
/// </summary>
internal static class SpellingVariants
{
    private static readonly (string British, string American)[] Rules =
    [
        ("our", "or"), ("ise", "ize"), ("isa", "iza"), ("isi", "izi"), ("yse", "yze"), ("ysi", "yzi"), ("tre", "ter"), ("bre", "ber"), ("ogue", "og"),
        ("ll", "l"), ("l", "ll"), ("ae", "e"), ("oe", "e"), ("ence", "ense"), ("mme", "m"), ("que", "ck"), ("que", "k"), ("grey", "gray"),
        ("gement", "gment"), ("aluminium", "aluminum"), ("plough", "plow"), ("sceptic", "skeptic"), ("tyre", "tire"), ("pp", "p"), ("tt", "t"), ("eable", "able"),
        ("mould", "mold"), ("storey", "story"), ("kerb", "curb"), ("cosy", "cozy"), ("licence", "license"), ("practise", "practice"), ("artefact", "artifact"),
    ];

    /// <summary>Pairs in both directions, from a folder of SCOWL's lists.</summary>
    public static IEnumerable<DraftRelation> Read(string scowlDirectory)
    {
        var british = Words(scowlDirectory, "british-words.*", "british_z-words.*", "british_variant_1-words.*");
        var american = Words(scowlDirectory, "american-words.*");
        var shared = Words(scowlDirectory, "english-words.*");
        foreach (var word in british.Except(american).Order(StringComparer.Ordinal))
        {
            foreach (var other in Rules.SelectMany(rule => Rewritten(word, rule.British, rule.American)).Distinct(StringComparer.Ordinal))
            {
                if (other != word && (american.Contains(other) || (shared.Contains(other) && !shared.Contains(word))))
                {
                    yield return new DraftRelation(word, other, RelationKind.Spelling, PartsOfSpeech.None, 1);
                    yield return new DraftRelation(other, word, RelationKind.Spelling, PartsOfSpeech.None, 1);
                }
            }
        }
    }

    private static IEnumerable<string> Rewritten(string word, string from, string to)
    {
        for (var at = word.IndexOf(from, 1, StringComparison.Ordinal); at > 0; at = word.IndexOf(from, at + 1, StringComparison.Ordinal))
        {
            yield return word[..at] + to + word[(at + from.Length)..];
        }

        if (word == from)
        {
            yield return to;
        }
    }

    /// <summary>The lists up to size 60: what an unabridged dictionary adds is no everyday spelling.</summary>
    private static HashSet<string> Words(string directory, params string[] patterns) => patterns
        .SelectMany(pattern => Directory.EnumerateFiles(directory, pattern))
        .Where(path => int.Parse(Path.GetExtension(path)[1..], System.Globalization.CultureInfo.InvariantCulture) <= 60)
        .SelectMany(path => File.ReadLines(path, System.Text.Encoding.Latin1))
        .Where(word => word.Length > 2 && word.All(char.IsAsciiLetterLower))
        .ToHashSet(StringComparer.Ordinal);
}
