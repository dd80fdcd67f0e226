using System.Collections.Concurrent;
using Lucene.Net.Tartarus.Snowball.Ext;
using RussiaTaliban.Briefing.Lexicon;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Analysis;

/// <summary>
/// English: British spellings compared as American ones, then Lucene's Snowball stemmer; where a run of words names a country, one more
/// term says which. What was stemmed once is remembered.
/// </summary>
/// <param name="countries">The names of countries; null where none are read.</param>
internal sealed class EnglishTermAnalyzer(CountryTable? countries) : TermAnalyzer
{
    /// <summary>Beyond this many different words new ones are stemmed each time; a language has fewer.</summary>
    private const int MostRemembered = 400_000;

    private readonly ConcurrentDictionary<string, string> _stems = new(StringComparer.Ordinal);

    public override IReadOnlyList<AnalyzedTerm> Analyze(string text)
    {
        var words = WordReader.Read(text);
        var terms = new List<AnalyzedTerm>(words.Count);
        var folded = countries is null ? [] : words.ConvertAll(word => word.Folded);
        var named = 0;
        for (var at = 0; at < words.Count; at++)
        {
            var word = words[at];
            if (word.Shape == WordShape.Acronym || !FunctionWords.Contains(word.Folded))
            {
                terms.Add(new AnalyzedTerm(Stem(word.Folded), word));
            }

            if (at >= named && countries?.Find(folded, at) is { } country)
            {
                named = at + country.Length;
                var phrase = new Word(word.Folded, word.Start, words[named - 1].End - word.Start, WordShape.Capitalized);
                terms.Add(new AnalyzedTerm(AnalyzedTerm.CountryMark + country.Code, phrase));
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
