using System.Text;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Analysis;

/// <summary>
/// One side of a corpus's synonyms, looked up in analyzed text. Words are compared by their stems, and what stands between two of them
/// (<c>Belt <b>and</b> Road</c>) must be the same. The longest phrase from a word on is taken, none inside it. Immutable.
/// </summary>
internal sealed class SynonymPhrases
{
    /// <summary>Marks that part what they stand between.</summary>
    private const string Parting = ".,;:!?()[]…\n";

    /// <summary>A point after a word of so many letters shortens it and parts nothing: <c>St. Petersburg</c>.</summary>
    private const int Shortened = 3;

    private readonly Dictionary<string, List<Phrase>> _byFirst = new(StringComparer.Ordinal);
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    /// <param name="phrases">The phrases as written, each with the stem that stands for its line.</param>
    /// <param name="analyzer">Reads them as it reads the text that they are looked for in.</param>
    public SynonymPhrases(IEnumerable<(string Text, string Stem)> phrases, TermAnalyzer analyzer)
    {
        foreach (var (text, stem) in phrases)
        {
            var terms = analyzer.Analyze(text).Where(term => term.IsWord).ToList();
            if (terms.Count > 0)
            {
                var gaps = Enumerable.Range(1, terms.Count - 1).Select(at => Gap(text, terms[at - 1], terms[at]));
                Of(terms[0].Stem).Add(new Phrase([.. terms.Select(term => term.Stem)], [.. gaps], stem));
                _words.UnionWith(terms.Select(term => term.Word.Folded));
            }
        }

        foreach (var entries in _byFirst.Values)
        {
            entries.Sort((left, right) => right.Stems.Length - left.Stems.Length);
        }
    }

    /// <summary>True for a folded word of one of the phrases: a word that the corpus knows, whether or not a passage has it.</summary>
    public bool Knows(string folded) => _words.Contains(folded);

    /// <summary>Where the phrases stand in a text, in order; several at one place where several lines have the same phrase.</summary>
    public IReadOnlyList<SynonymMatch> Find(string text, IReadOnlyList<AnalyzedTerm> terms)
    {
        List<SynonymMatch>? found = null;
        for (var at = 0; at < terms.Count; at++)
        {
            if (!_byFirst.TryGetValue(terms[at].Stem, out var entries))
            {
                continue;
            }

            var first = at;
            var length = 0;
            foreach (var entry in entries)
            {
                if (entry.Stems.Length >= length && LastOf(entry, text, terms, first) is >= 0 and var last)
                {
                    length = entry.Stems.Length;
                    (found ??= []).Add(new SynonymMatch(first, last, entry.Stem));
                    at = last;
                }
            }
        }

        return found ?? [];
    }

    /// <summary>The place of the phrase's last word where it begins at <paramref name="first"/>; -1 where it does not.</summary>
    private static int LastOf(Phrase phrase, string text, IReadOnlyList<AnalyzedTerm> terms, int first)
    {
        var last = first;
        for (var word = 1; word < phrase.Stems.Length; word++)
        {
            var next = last + 1;
            while (next < terms.Count && !terms[next].IsWord)
            {
                next++;
            }

            if (next == terms.Count || terms[next].Stem != phrase.Stems[word] || Gap(text, terms[last], terms[next]) != phrase.Gaps[word - 1])
            {
                return -1;
            }

            last = next;
        }

        return last;
    }

    /// <summary>The function words and parting marks between two words.</summary>
    private static string Gap(string text, AnalyzedTerm before, AnalyzedTerm after)
    {
        if (after.Word.Start <= before.Word.End)
        {
            return string.Empty;
        }

        var between = text.AsSpan(before.Word.End, after.Word.Start - before.Word.End);
        var gap = new StringBuilder();
        foreach (var mark in between)
        {
            if (Parting.Contains(mark, StringComparison.Ordinal) && !(mark == '.' && gap.Length == 0 && before.Word.Length <= Shortened))
            {
                gap.Append(mark);
            }
        }

        return gap.AppendJoin(' ', WordReader.Read(between).Select(word => word.Folded)).ToString();
    }

    private List<Phrase> Of(string first)
    {
        if (!_byFirst.TryGetValue(first, out var entries))
        {
            _byFirst.Add(first, entries = []);
        }

        return entries;
    }

    private sealed record Phrase(string[] Stems, string[] Gaps, string Stem);
}

/// <summary>A stretch of an analyzed text that a line of the corpus's synonyms is about.</summary>
/// <param name="First">The place of its first word among the text's terms.</param>
/// <param name="Last">The place of its last.</param>
/// <param name="Stem">The stem that stands for the line.</param>
internal readonly record struct SynonymMatch(int First, int Last, string Stem);

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
