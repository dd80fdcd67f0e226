using Lucene.Net.Store;
using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Search.Index;
using RussiaTaliban.Briefing.Search.Questions;
using RussiaTaliban.Briefing.Search.Scoring;

namespace RussiaTaliban.Briefing.Search;

/// <summary>An immutable snapshot of a corpus that can be asked. Safe for any number of threads.</summary>
public sealed class Searcher
{
    /// <summary>How many candidates the first stage hands to the second.</summary>
    private const int Candidates = 100;

    /// <summary>Below this share of the question's weight nothing is found.</summary>
    private const double FloorOfClosest = 0.15;

    /// <summary>From this share on the first passage is said to answer.</summary>
    private const double FloorOfAnswered = 0.6;

    private readonly SearchOptions _options;
    private readonly PassageIndex _index;
    private readonly PassageAnalyses _analyses;
    private readonly QuestionReader _reader;
    private readonly CandidateFinder _finder;

    private Searcher(Corpus corpus, SearchOptions options, PassageIndex index, TermAnalyzers analyzers)
    {
        Corpus = corpus;
        _options = options;
        _index = index;
        _analyses = new PassageAnalyses(corpus, analyzers);
        _reader = new QuestionReader(index);
        _finder = new CandidateFinder(index);
    }

    /// <summary>The corpus that is searched.</summary>
    public Corpus Corpus { get; }

    /// <summary>Builds a snapshot in memory.</summary>
    public static Searcher Create(Corpus corpus) => Create(corpus, SearchOptions.Default);

    /// <summary>Builds a snapshot in memory with some mechanisms off.</summary>
    public static Searcher Create(Corpus corpus, SearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(options);
        var analyzers = new TermAnalyzers(corpus);
        var directory = new RAMDirectory();
        PassageIndexWriter.Write(directory, corpus, analyzers, null, CancellationToken.None);
        return new Searcher(corpus, options, PassageIndex.Open(directory), analyzers);
    }

    /// <summary>Asks. Any text is allowed.</summary>
    public Answer Ask(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var terms = _reader.Read(question.Text);
        if (terms.Terms.Count == 0)
        {
            return new Answer(AnswerOutcome.NotFound, []);
        }

        var scorer = new CandidateScorer(terms, _index.AverageLength, _options);
        var ranked = _finder.Find(terms, Candidates, _options.Headings)
            .Select(ordinal => scorer.Score(_analyses[ordinal]))
            .Where(candidate => candidate.Score > 0)
            .OrderByDescending(candidate => candidate.Score)
            .ToList();
        var outcome = ranked.Count == 0 || ranked[0].Coverage < FloorOfClosest ? AnswerOutcome.NotFound
            : ranked[0].Coverage < FloorOfAnswered ? AnswerOutcome.Closest
            : AnswerOutcome.Answered;
        if (outcome == AnswerOutcome.NotFound)
        {
            return new Answer(outcome, []) { NearestSections = [.. ranked.Select(candidate => candidate.Passage.Passage.Section).Distinct().Take(question.Take)] };
        }

        var hits = ranked.Skip(question.Skip).Take(question.Take).Select(Show).ToList();
        return new Answer(outcome, hits) { Remaining = Math.Max(0, ranked.Count - question.Skip - hits.Count) };
    }

    /// <summary>One passage of this corpus as a hit for a question, with its highlights and matches, whether or not it would be shown.</summary>
    public Hit Explain(Question question, Passage passage)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(passage);
        return Show(new CandidateScorer(_reader.Read(question.Text), _index.AverageLength, _options).Score(_analyses.Of(passage)));
    }

    private static Hit Show(Candidate candidate) =>
        new(candidate.Passage.Passage, candidate.Score, [candidate.Passage.Sentences[candidate.BestSentence].Span]);
}
