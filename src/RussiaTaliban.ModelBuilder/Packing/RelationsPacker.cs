using RussiaTaliban.Briefing.Lexicon;
using RussiaTaliban.ModelBuilder.Relations;

namespace RussiaTaliban.ModelBuilder.Packing;

/// <summary>Relations as <see cref="RelationTable"/> reads them: the strongest of each word, each target once a part of speech.</summary>
internal static class RelationsPacker
{
    /// <summary>Relations that a word keeps in each part of speech: one with more narrower words than this says little by any of them.</summary>
    private const int MaxOfWord = 32;

    /// <summary>The same for words that the background text lacks.</summary>
    private const int MaxOfRareWord = 16;

    public static byte[] Pack(string[] words, IEnumerable<DraftRelation> drafts, Func<string, long> frequency)
    {
        var numbers = words.Select((word, number) => (word, number)).ToDictionary(entry => entry.word, entry => entry.number, StringComparer.Ordinal);
        var bySource = drafts.Where(draft => numbers.ContainsKey(draft.Source) && numbers.ContainsKey(draft.Target))
            .ToLookup(draft => numbers[draft.Source]);
        var entries = new MemoryStream();
        var ends = new int[words.Length];
        for (var word = 0; word < words.Length; word++)
        {
            var max = frequency(words[word]) > 0 ? MaxOfWord : MaxOfRareWord;
            foreach (var draft in bySource[word].GroupBy(draft => draft.Part).OrderBy(part => part.Key).SelectMany(part => Strongest(part, max)))
            {
                entries.Write(RelationTable.Pack(numbers[draft.Target], draft.Kind, draft.Part, draft.Weight));
            }

            ends[word] = (int)entries.Length / 5;
        }

        using var payload = new PayloadWriter();
        payload.Write(words.Length);
        payload.Write(ends);
        payload.Write(ends[^1]);
        payload.Write(entries.ToArray());
        return payload.ToArray();

        IEnumerable<DraftRelation> Strongest(IEnumerable<DraftRelation> ofPart, int max) => ofPart
            .GroupBy(draft => draft.Target, StringComparer.Ordinal)
            .Select(same => same.OrderByDescending(draft => draft.Kind == RelationKind.Antonym)
                .ThenByDescending(draft => draft.Weight).ThenBy(draft => draft.Kind).First())
            .OrderByDescending(draft => draft.Weight).ThenByDescending(draft => frequency(draft.Target)).ThenBy(draft => draft.Target, StringComparer.Ordinal)
            .Take(max);
    }
}
