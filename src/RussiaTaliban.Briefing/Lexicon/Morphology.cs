namespace RussiaTaliban.Briefing.Lexicon;

/// <summary>The regular endings of English that a dictionary's base forms lose (WordNet's rules of detachment, with doubled consonants).</summary>
internal static class Morphology
{
    private static readonly (PartsOfSpeech Part, string Ending, string Base)[] Rules =
    [
        (PartsOfSpeech.Noun, "s", ""), (PartsOfSpeech.Noun, "ses", "s"), (PartsOfSpeech.Noun, "xes", "x"), (PartsOfSpeech.Noun, "zes", "z"),
        (PartsOfSpeech.Noun, "ches", "ch"), (PartsOfSpeech.Noun, "shes", "sh"), (PartsOfSpeech.Noun, "men", "man"), (PartsOfSpeech.Noun, "ies", "y"),
        (PartsOfSpeech.Verb, "s", ""), (PartsOfSpeech.Verb, "ies", "y"), (PartsOfSpeech.Verb, "es", "e"), (PartsOfSpeech.Verb, "es", ""),
        (PartsOfSpeech.Verb, "ied", "y"), (PartsOfSpeech.Verb, "ed", "e"), (PartsOfSpeech.Verb, "ed", ""), (PartsOfSpeech.Verb, "ing", "e"), (PartsOfSpeech.Verb, "ing", ""),
        (PartsOfSpeech.Adjective, "er", ""), (PartsOfSpeech.Adjective, "est", ""), (PartsOfSpeech.Adjective, "er", "e"), (PartsOfSpeech.Adjective, "est", "e"),
        (PartsOfSpeech.Adjective, "ier", "y"), (PartsOfSpeech.Adjective, "iest", "y"),
    ];

    private static readonly PartsOfSpeech[] All = [PartsOfSpeech.Noun, PartsOfSpeech.Verb, PartsOfSpeech.Adjective, PartsOfSpeech.Adverb];

    /// <summary>What <paramref name="word"/> may be a form of, itself included; most of these are no words.</summary>
    public static IEnumerable<(string Form, PartsOfSpeech Part)> Candidates(string word)
    {
        foreach (var part in All)
        {
            yield return (word, part);
        }

        foreach (var (part, ending, replacement) in Rules)
        {
            if (word.Length > ending.Length + 1 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                var stem = word[..^ending.Length];
                yield return (stem + replacement, part);
                if (replacement.Length == 0 && ending[0] is 'e' or 'i' && stem.Length > 2 && stem[^1] == stem[^2])
                {
                    yield return (stem[..^1], part);
                }
            }
        }
    }
}
