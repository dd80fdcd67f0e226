using System.Collections.Concurrent;
using Lucene.Net.Tartarus.Snowball.Ext;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Analysis;

/// <summary>English: British spellings compared as American ones, then Lucene's Snowball stemmer. What was stemmed once is remembered.</summary>
internal sealed class EnglishTermAnalyzer : TermAnalyzer
{
    /// <summary>Beyond this many different words new ones are stemmed each time; a language has fewer.</summary>
    private const int MostRemembered = 400_000;

    private readonly ConcurrentDictionary<string, string> _stems = new(StringComparer.Ordinal);

    /// <summary>The one instance: an analyzer has no settings, and the memory of stems is worth sharing.</summary>
    public static EnglishTermAnalyzer Shared { get; } = new();

    public override IReadOnlyList<AnalyzedTerm> Analyze(string text)
    {
        var words = WordReader.Read(text);
        var terms = new List<AnalyzedTerm>(words.Count);
        foreach (var word in words)
        {
            if (word.Shape == WordShape.Acronym || !FunctionWords.Contains(word.Folded))
            {
                var stem = Stem(word.Folded);
                terms.Add(new AnalyzedTerm(stem, word));
            }
        }

        return terms;
    }

    public override string Stem(string folded)
    {
        if (_stems.TryGetValue(folded, out var stem))
        {
            return stem;
        }

        var stemmer = new EnglishStemmer();
        stemmer.SetCurrent(BritishSpelling.ToAmerican(folded));
        stemmer.Stem();
        stem = stemmer.Current is { Length: > 0 } found ? found : folded;
        if (_stems.Count < MostRemembered)
        {
            _stems.TryAdd(folded, stem);
        }

        return stem;
    }
}
