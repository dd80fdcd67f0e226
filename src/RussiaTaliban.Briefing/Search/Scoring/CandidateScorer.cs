using RussiaTaliban.Briefing.Search.Analysis;

namespace RussiaTaliban.Briefing.Search.Scoring;

/// <summary>The second stage: a candidate's passage and its best sentence, matched word by word.</summary>
internal sealed class CandidateScorer
{
    private readonly QuestionTerms _question;
    private readonly SearchOptions _options;
    private readonly double _averageLength;
    private readonly UnitMatcher _matcher;
    private readonly double[] _best;

    public CandidateScorer(QuestionTerms question, double averageLength, SearchOptions options)
    {
        _question = question;
        _options = options;
        _averageLength = averageLength;
        _matcher = new UnitMatcher(question);
        _best = new double[question.Terms.Count];
    }

    /// <summary>Scores one passage.</summary>
    public Candidate Score(AnalyzedPassage passage)
    {
        _matcher.Match(passage.Terms, 0, passage.Terms.Count, Bm25.Passage, passage.Terms.Count / _averageLength, _best);
        var whole = _matcher.Weigh(_best) / _question.IdfMass;
        var coverage = Coverage();
        var sentences = new double[passage.Sentences.Count];
        var averageSentence = Math.Max(1, _averageLength / 4);
        for (var index = 0; index < sentences.Length; index++)
        {
            var sentence = passage.Sentences[index];
            _matcher.Match(passage.Terms, sentence.FirstTerm, sentence.TermCount, Bm25.Sentence, sentence.TermCount / averageSentence, _best);
            sentences[index] = _matcher.Weigh(_best) / _question.IdfMass;
        }

        var score = _options is { BestSentence: true, PlainBm25: false } ? (whole + sentences.Max()) / 2 : whole;
        return new Candidate(passage, score, coverage, sentences);
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
