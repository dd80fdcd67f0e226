using System.Numerics.Tensors;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Lexicon;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Analysis;

/// <summary>The analyzed form of each passage, made when it is first wanted and kept. Safe for any number of threads: two may do the same work, none sees half of it.</summary>
internal sealed class PassageAnalyses
{
    /// <summary>How many analyzed passages are kept; beyond that the least fortunate are made anew. A passage takes about 8 kB.</summary>
    private const int MaxKept = 8192;

    private readonly Corpus _corpus;
    private readonly TermAnalyzers _analyzers;
    private readonly SentenceVectors? _vectors;
    private readonly AnalyzedPassage?[] _kept;

    public PassageAnalyses(Corpus corpus, TermAnalyzers analyzers, SentenceVectors? vectors)
    {
        _corpus = corpus;
        _analyzers = analyzers;
        _vectors = vectors;
        _kept = new AnalyzedPassage?[Math.Min(corpus.Passages.Count, MaxKept)];
    }

    /// <summary>The passage at a place in the corpus.</summary>
    public AnalyzedPassage this[int ordinal]
    {
        get
        {
            var slot = ordinal % _kept.Length;
            if (Volatile.Read(ref _kept[slot]) is { } kept && kept.Ordinal == ordinal)
            {
                return kept;
            }

            var analyzed = Analyze(_corpus.Passages[ordinal], ordinal);
            Volatile.Write(ref _kept[slot], analyzed);
            return analyzed;
        }
    }

    /// <summary>A single passage, analyzed anew.</summary>
    public AnalyzedPassage Of(Passage passage) => Analyze(passage, -1);

    private AnalyzedPassage Analyze(Passage passage, int ordinal)
    {
        var analyzer = _analyzers.For(passage.Article.Language);
        var terms = analyzer.Analyze(passage.Text);
        var sentences = new List<AnalyzedSentence>();
        var next = 0;
        foreach (var span in SentenceSplitter.Split(passage.Text))
        {
            var first = next;
            while (next < terms.Count && terms[next].Word.Start < span.End)
            {
                next++;
            }

            sentences.Add(new AnalyzedSentence(span, first, next - first, AnswerSlotReader.Read(passage.Text.AsSpan(span.Start, span.Length))));
        }

        var vectors = _vectors is null ? [] : sentences.ConvertAll(sentence => Vector(_vectors, terms, sentence)).ToArray();
        return new AnalyzedPassage(passage, ordinal, terms, sentences, Stems(analyzer, passage.Section.Heading), Stems(analyzer, passage.Article.Title))
        {
            Vector = Mean(vectors),
            SentenceVectors = vectors,
        };
    }

    private static float[] Vector(SentenceVectors vectors, IReadOnlyList<AnalyzedTerm> terms, AnalyzedSentence sentence)
    {
        var words = new List<string>(sentence.TermCount);
        for (var at = sentence.FirstTerm; at < sentence.FirstTerm + sentence.TermCount; at++)
        {
            if (terms[at].IsWord)
            {
                words.Add(terms[at].Word.Folded);
            }
        }

        return vectors.Of(words);
    }

    /// <summary>The direction of all sentences together, of length 1.</summary>
    private static float[] Mean(float[][] vectors)
    {
        if (vectors.Length == 0)
        {
            return [];
        }

        var sum = new float[vectors[0].Length];
        foreach (var vector in vectors)
        {
            TensorPrimitives.Add(sum, vector, sum);
        }

        var length = TensorPrimitives.Norm<float>(sum);
        if (length > 0)
        {
            TensorPrimitives.Divide(sum, length, sum);
        }

        return sum;
    }

    private static IReadOnlyList<string> Stems(TermAnalyzer analyzer, string? text) =>
        text is null ? [] : [.. analyzer.Analyze(text).Select(term => term.Stem)];
}
