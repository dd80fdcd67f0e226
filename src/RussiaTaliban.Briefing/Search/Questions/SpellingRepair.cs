using RussiaTaliban.Briefing.Lexicon;
using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Search.Expansion;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Questions;

/// <summary>Reads a word that neither the corpus, with its synonyms, nor the lexicon knows as the nearest word of the corpus. A name of its own is left alone sooner than a small word.</summary>
internal sealed class SpellingRepair(CorpusVocabulary vocabulary, WordKnowledge knowledge, SynonymPhrases? synonyms)
{
    private const int Shortest = 4;
    private const int LongEnoughForTwo = 7;
    private const int NameLongEnoughForTwo = 9;

    /// <summary>The word meant, or null if <paramref name="word"/> is a word or nothing is near.</summary>
    public string? Mend(Word word)
    {
        var folded = word.Folded;
        if (folded.Length < Shortest || word.Shape is WordShape.Number or WordShape.Acronym || vocabulary.Contains(folded) || FunctionWords.Contains(folded)
            || FunctionWords.CarriesQuestion(folded) || knowledge.Words.Find(folded) >= 0 || synonyms?.Knows(folded) is true)
        {
            return null;
        }

        var most = folded.Length >= (word.Shape == WordShape.Capitalized ? NameLongEnoughForTwo : LongEnoughForTwo) ? 2 : 1;
        return vocabulary.NearestSpelling(folded, most)?.Word;
    }
}
