using System.Numerics.Tensors;
using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Search.Questions;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Scoring;

/// <summary>The second stage: a candidate's passage and its sentences, matched word by word and by vector. For one thread.</summary>
internal sealed class CandidateScorer
{
    /// <summary>A paragraph has about this many sentences: sets the mean length of a sentence by that of a passage.</summary>
    private const double SentencesInAPassage = 3;

    private readonly QuestionTerms _question;
    private readonly float[] _vector;
    private readonly AnswerSlots _askedFor;
    private readonly SearchOptions _options;
    private readonly MatchWeights _weights;
    private readonly double _sentenceWords;
    private readonly double _sentenceVectors;
    private readonly double _averageLength;
    private readonly UnitMatcher _matcher;
    private readonly double[] _best;

    public CandidateScorer(ReadQuestion question, double averageLength, SearchOptions options, RankingModel model)
    {
        _question = question.Terms;
        _vector = question.Vector;
        _askedFor = options.AnswerTypes ? question.AskedFor : AnswerSlots.None;
        _options = options;
        _weights = model.Matching;
        _sentenceWords = model.Words.Weights.GetValueOrDefault(nameof(PassageFeatures.Sentence));
        _sentenceVectors = model.Words.Weights.GetValueOrDefault(nameof(PassageFeatures.SentenceCosine));
        _averageLength = averageLength;
        _matcher = new UnitMatcher(_question);
        _best = new double[_question.Terms.Count];
    }

    /// <summary>Scores one passage.</summary>
    public Candidate Score(AnalyzedPassage passage)
    {
        _matcher.Match(passage.Terms, 0, passage.Terms.Count, Bm25.Passage, passage.Length / _averageLength, _best);
        var whole = _matcher.Weigh(_best) / _question.IdfMass;
        var features = new PassageFeatures { Whole = whole, Coverage = Coverage() };
        if (_options.PlainBm25)
        {
            return new Candidate(passage, features, whole, SentenceMatches(passage));
        }

        var matches = SentenceMatches(passage);
        var cosines = SentenceCosines(passage);
        features = features with
        {
            Sentence = _options.BestSentence ? matches.Max() : whole,
            WholeCosine = Cosine(passage.Vector),
            SentenceCosine = cosines.Max(),
            Heading = _options.Headings ? Heading(passage.Heading) : 0,
            Title = _options.Headings ? Field(passage.Title) : 0,
        };
        var best = 0;
        for (var sentence = 0; sentence < matches.Length; sentence++)
        {
            matches[sentence] = (_sentenceWords * matches[sentence]) + (_sentenceVectors * cosines[sentence])
                + Fit(passage.Sentences[sentence], whole);
            best = matches[sentence] > matches[best] ? sentence : best;
        }

        var fits = HasWhatIsAskedFor(passage.Sentences[best]) ? 1 : 0;
        features = features with { AnswerType = fits, Reason = _askedFor == AnswerSlots.Reason && passage.Sentences.Any(sentence => (sentence.Slots & AnswerSlots.Cause) != 0) ? features.Whole : 0 };
        return new Candidate(passage, features, 0, matches);
    }

    private double[] SentenceMatches(AnalyzedPassage passage)
    {
        var matches = new double[passage.Sentences.Count];
        var usual = Math.Max(1, _averageLength / SentencesInAPassage);
        for (var index = 0; index < matches.Length; index++)
        {
            var sentence = passage.Sentences[index];
            _matcher.Match(passage.Terms, sentence.FirstTerm, sentence.TermCount, Bm25.Sentence, sentence.TermCount / usual, _best);
            matches[index] = _matcher.Weigh(_best) / _question.IdfMass;
        }

        return matches;
    }

    private double[] SentenceCosines(AnalyzedPassage passage)
    {
        var cosines = new double[passage.Sentences.Count];
        for (var index = 0; index < cosines.Length && index < passage.SentenceVectors.Length; index++)
        {
            cosines[index] = Cosine(passage.SentenceVectors[index]);
        }

        return cosines;
    }

    /// <summary>What it counts for a sentence, among those of its passage, to have what is asked for; most for a reason in so many words.</summary>
    private double Fit(AnalyzedSentence sentence, double whole) =>
        (HasWhatIsAskedFor(sentence) ? _weights.SentenceAnswerType : 0)
        + (_askedFor == AnswerSlots.Reason && (sentence.Slots & AnswerSlots.Cause) != 0 ? _weights.SentenceCause * whole : 0);

    private bool HasWhatIsAskedFor(AnalyzedSentence sentence) => (sentence.Slots & _askedFor) != 0;

    private double Cosine(float[] vector) =>
        _vector.Length == 0 || vector.Length == 0 ? 0 : TensorPrimitives.Dot<float>(_vector, vector);

    private double Field(IReadOnlyList<string> stems)
    {
        Array.Clear(_best);
        foreach (var stem in stems)
        {
            if (_question.EntryOf(stem) is >= 0 and var entry)
            {
                foreach (var (term, weight, _) in _question.Meets(entry))
                {
                    _best[term] = Math.Max(_best[term], weight);
                }
            }
        }

        return _matcher.Weigh(_best) / _question.IdfMass;
    }

    /// <summary>A heading that asks the same as the question says much; one that shares a word with it, or says much else, next to nothing.</summary>
    private double Heading(IReadOnlyList<string> stems)
    {
        var share = Field(stems);
        return share == 0 ? 0 : share * share * stems.Count(stem => _question.EntryOf(stem) >= 0) / stems.Count;
    }

    private double Coverage()
    {
        var met = 0.0;
        for (var term = 0; term < _best.Length; term++)
        {
            met += _question.Terms[term].Idf * Math.Min(1, _best[term]);
        }

        return met / _question.IdfMass;
    }
}

/// <summary>The two halves of BM25: how rare a word is, and how little its repetition adds.</summary>
/// <param name="K1">How soon repetition stops to count.</param>
/// <param name="B">How much a long text is held against it, 0 to 1.</param>
internal readonly record struct Bm25(double K1, double B)
{
    /// <summary>For whole passages. Tuning it gained nothing on any set.</summary>
    public static Bm25 Passage { get; } = new(0.9, 0.4);

    /// <summary>For single sentences.</summary>
    public static Bm25 Sentence { get; } = new(0.9, 0.3);

    /// <summary>Lucene's inverse document frequency; above 0.</summary>
    public static double Idf(int documents, int frequency) => Math.Log(1 + ((documents - frequency + 0.5) / (frequency + 0.5)));

    /// <summary>The weight of a word that stands <paramref name="frequency"/> times in a text: 0 to <c>K1 + 1</c>.</summary>
    /// <param name="frequency">How often.</param>
    /// <param name="relativeLength">The text's length by the mean length of its kind.</param>
    public double Saturation(int frequency, double relativeLength) =>
        frequency * (K1 + 1) / (frequency + (K1 * (1 - B + (B * relativeLength))));
}

/// <summary>Prefers newer articles where the question asks for the latest. Articles without a date count as the oldest.</summary>
internal sealed partial class Recency
{
    /// <summary>What the newest article is ahead of the oldest, as a share of what the best candidate is ahead of the mean.</summary>
    private const double Lead = 1;

    /// <summary>At least so much, in log odds, is the newest ahead of the oldest: among passages that are alike the date decides.</summary>
    private const double LeastLead = 0.5;

    private readonly DateOnly _oldest = DateOnly.MaxValue;
    private readonly DateOnly _newest = DateOnly.MinValue;

    public Recency(Corpus corpus)
    {
        foreach (var published in corpus.Articles.Select(article => article.Published).OfType<DateOnly>())
        {
            _oldest = published < _oldest ? published : _oldest;
            _newest = published > _newest ? published : _newest;
        }
    }

    /// <summary>True if the question asks for the latest and the corpus has articles of different days.</summary>
    public bool IsAskedBy(string question) => _oldest < _newest && Latest().IsMatch(question);

    /// <summary>What the passage's date adds to its score.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="spread">How far the best candidate's score is ahead of the mean.</param>
    public double Of(Passage passage, double spread) => passage.Article.Published is { } published
        ? Math.Max(Lead * spread, LeastLead) * (published.DayNumber - _oldest.DayNumber) / (_newest.DayNumber - _oldest.DayNumber)
        : 0;

    [GeneratedRegex(@"\b(latest|newest|most recent|most recently)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Latest();
}
