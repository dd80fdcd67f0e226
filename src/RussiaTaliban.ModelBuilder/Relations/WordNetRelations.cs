using RussiaTaliban.Briefing.Lexicon;
using RussiaTaliban.ModelBuilder.Sources;
using RussiaTaliban.ModelBuilder.WordNet;

namespace RussiaTaliban.ModelBuilder.Relations;

/// <summary>
/// Turns WordNet into weighted relations of single words. The weights were set by hand, in round numbers; a rarer sense of the source word
/// weighs less. Words of several parts (<c>pull out</c>) are sources, never targets: passages are matched word by word.
/// </summary>
internal sealed class WordNetRelations(WordNetDatabase database)
{
    private const int MaxSenses = 4;

    private static readonly Dictionary<string, (RelationKind Kind, double Weight)> Pointers = new(StringComparer.Ordinal)
    {
        ["+"] = (RelationKind.Derivation, 0.7),
        ["\\"] = (RelationKind.Derivation, 0.7),
        ["@"] = (RelationKind.Hypernym, 0.45),
        ["@i"] = (RelationKind.Hypernym, 0.5),
        ["~"] = (RelationKind.Hyponym, 0.35),
        ["~i"] = (RelationKind.Hyponym, 0.35),
        ["&"] = (RelationKind.Similar, 0.45),
        ["$"] = (RelationKind.Similar, 0.5),
        ["^"] = (RelationKind.Similar, 0.3),
        ["%p"] = (RelationKind.Part, 0.4),
        ["#p"] = (RelationKind.Part, 0.4),
        ["%m"] = (RelationKind.Part, 0.4),
        ["#m"] = (RelationKind.Part, 0.4),
        ["*"] = (RelationKind.Entailment, 0.3),
        [">"] = (RelationKind.Entailment, 0.3),
        ["!"] = (RelationKind.Antonym, 1.0),
    };

    private readonly Dictionary<string, string?> _folded = new(StringComparer.Ordinal);

    /// <summary>Every base form that can be looked up, with the parts of speech that it has.</summary>
    public IEnumerable<(string Word, PartsOfSpeech Parts)> BaseForms() => database.Senses
        .Select(entry => (Word: Source(entry.Key, entry.Value), Parts: entry.Value.Aggregate(PartsOfSpeech.None, (parts, sense) => parts | sense.Synset.Part)))
        .Where(entry => entry.Word is not null)
        .Select(entry => (entry.Word!, entry.Parts));

    /// <summary>All relations, unsorted; one pair of words may come several times.</summary>
    public IEnumerable<DraftRelation> All()
    {
        foreach (var (lemma, senses) in database.Senses)
        {
            if (Source(lemma, senses) is { } word)
            {
                foreach (var relation in senses.Where(sense => sense.Rank < MaxSenses).SelectMany(sense => OfSense(lemma, word, sense)))
                {
                    yield return relation;
                }
            }
        }

        foreach (var (form, lemma, part) in database.Irregular)
        {
            if (Fold(form) is { } folded && Fold(lemma) is { } target)
            {
                yield return new DraftRelation(folded, target, RelationKind.BaseForm, part, 1);
            }
        }
    }

    private IEnumerable<DraftRelation> OfSense(string lemma, string word, Sense sense)
    {
        var synset = database.Synsets[sense.Synset];
        var share = 1.0 / (1 + (0.25 * sense.Rank));
        foreach (var other in synset.Lemmas)
        {
            if (Draft(other, RelationKind.Synonym, 0.7) is { } synonym)
            {
                yield return synonym;
            }
        }

        foreach (var pointer in synset.Pointers)
        {
            if (!Pointers.TryGetValue(pointer.Symbol, out var rule))
            {
                continue;
            }

            var lexical = rule.Kind is RelationKind.Derivation or RelationKind.Antonym;
            var own = pointer.FromWord == 0 || string.Equals(synset.Lemmas[pointer.FromWord - 1], lemma, StringComparison.OrdinalIgnoreCase);
            if (rule.Kind == RelationKind.Antonym && !own)
            {
                continue;
            }

            var weight = rule.Weight * (lexical && !own ? 0.7 : 1);
            var others = database.Synsets[pointer.Target].Lemmas;
            for (var at = 0; at < others.Length; at++)
            {
                var named = !lexical || pointer.ToWord == 0 || pointer.ToWord == at + 1;
                if ((named || rule.Kind == RelationKind.Derivation) && Draft(others[at], rule.Kind, named ? weight : weight * 0.75) is { } relation)
                {
                    yield return relation;
                }
            }
        }

        DraftRelation? Draft(string other, RelationKind kind, double weight) => Fold(other) is { } target && target != word
            ? new DraftRelation(word, target, kind, sense.Synset.Part, weight * share)
            : null;
    }

    /// <summary>Single words, and what verbs, adjectives and adverbs there are of two or three; nouns of several words are mostly names.</summary>
    private string? Source(string lemma, List<Sense> senses) => !lemma.Contains('_', StringComparison.Ordinal)
        ? Fold(lemma)
        : senses.Exists(sense => sense.Synset.Part != PartsOfSpeech.Noun) && OpenText.Words(lemma.Replace('_', ' ')) is { Count: 2 or 3 } words
            ? string.Join(' ', words)
            : null;

    private string? Fold(string lemma)
    {
        if (!_folded.TryGetValue(lemma, out var folded))
        {
            folded = lemma.Contains('_', StringComparison.Ordinal) ? null : OpenText.Words(lemma) is [var word] && !char.IsDigit(word[0]) ? word : null;
            _folded.Add(lemma, folded);
        }

        return folded;
    }
}

/// <summary>A relation before it is packed. The part of speech is that in which the source word was looked up; none for spellings.</summary>
internal readonly record struct DraftRelation(string Source, string Target, RelationKind Kind, PartsOfSpeech Part, double Weight);
