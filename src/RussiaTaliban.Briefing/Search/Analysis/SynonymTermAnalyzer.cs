using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Analysis;

/// <summary>A language's analyzer that adds one more term wherever words stand that the corpus's synonyms say meet others.</summary>
/// <param name="inner">The language's own.</param>
/// <param name="met">The words and phrases that meet.</param>
internal sealed class SynonymTermAnalyzer(TermAnalyzer inner, SynonymPhrases met) : TermAnalyzer
{
    public override IReadOnlyList<AnalyzedTerm> Analyze(string text)
    {
        var terms = inner.Analyze(text);
        var found = met.Find(text, terms);
        if (found.Count == 0)
        {
            return terms;
        }

        var all = new List<AnalyzedTerm>(terms.Count + found.Count);
        var next = 0;
        for (var at = 0; at < terms.Count; at++)
        {
            all.Add(terms[at]);
            for (; next < found.Count && found[next].First == at; next++)
            {
                var (first, last) = (terms[at].Word, terms[found[next].Last].Word);
                all.Add(new AnalyzedTerm(found[next].Stem, new Word(first.Folded, first.Start, last.End - first.Start, first.Shape)));
            }
        }

        return all;
    }

    public override string Stem(string folded) => inner.Stem(folded);
}
