using Lucene.Net.Store;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Lexicon;
using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Search.Answerability;
using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Briefing.Search.Expansion;
using RussiaTaliban.Briefing.Search.Index;
using RussiaTaliban.Briefing.Search.Presentation;
using RussiaTaliban.Briefing.Search.Questions;
using RussiaTaliban.Briefing.Search.Scoring;

namespace RussiaTaliban.Briefing.Search;

/// <summary>An immutable snapshot of a corpus that can be asked. Safe for any number of threads.</summary>
public sealed class Searcher
{
    /// <summary>How many candidates the first stage hands to the second.</summary>
    private const int Candidates = 60;

    private static readonly Lazy<WordKnowledge> SharedKnowledge = new(() => WordKnowledge.Load());

    private readonly SearchOptions _options;
    private readonly RankingWeights _weights;
    private readonly EncoderScoring? _encoder;
    private readonly PassageIndex _index;
    private readonly PassageAnalyses _analyses;
    private readonly QuestionReader _reader;
    private readonly CandidateFinder _finder;
    private readonly Recency _recency;

    private Searcher(Corpus corpus, SearchOptions options, PassageIndex index, TermAnalyzers analyzers, WordKnowledge? knowledge, RankingWeights weights)
    {
        Corpus = corpus;
        _options = options;
        _weights = weights;
        _encoder = options is { Encoder: { } encoder, PlainBm25: false } && analyzers.KnowsWords ? new EncoderScoring(encoder, weights) : null;
        _index = index;
        knowledge = analyzers.KnowsWords ? knowledge : null;
        var vectors = options.Vectors && !options.PlainBm25 ? knowledge : null;
        var vocabulary = new CorpusVocabulary(index, analyzers, vectors?.Vectors);
        _analyses = new PassageAnalyses(corpus, analyzers, vectors?.Sentences);
        _reader = new QuestionReader(index.Count, vocabulary, analyzers, knowledge, options, weights);
        _finder = new CandidateFinder(index);
        _recency = new Recency(corpus);
    }

    /// <summary>The corpus that is searched.</summary>
    public Corpus Corpus { get; }

    /// <summary>Builds a snapshot in memory.</summary>
    /// <exception cref="LexiconException">A file of the lexicon is missing or damaged.</exception>
    public static Searcher Create(Corpus corpus) => Create(corpus, SearchOptions.Default);

    /// <summary>Builds a snapshot in memory with some mechanisms off.</summary>
    /// <exception cref="LexiconException">A file of the lexicon is missing or damaged.</exception>
    public static Searcher Create(Corpus corpus, SearchOptions options) => Create(corpus, options, RankingWeights.Default);

    internal static Searcher Create(Corpus corpus, SearchOptions options, RankingWeights weights)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(options);
        var knowledge = SharedKnowledge.Value;
        var analyzers = new TermAnalyzers(corpus, knowledge.Countries);
        var directory = new RAMDirectory();
        PassageIndexWriter.Write(directory, corpus, analyzers, [], null, CancellationToken.None);
        return new Searcher(corpus, options, PassageIndex.Open(directory), analyzers, knowledge, weights);
    }

    /// <summary>Opens a snapshot whose index is in a folder, having built the index where it is missing, damaged or of another corpus.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="options">Which mechanisms are on.</param>
    /// <param name="indexFolder">The folder; made where it is missing. It holds nothing but the index.</param>
    /// <param name="progress">Told how many passages have been indexed; null for nobody.</param>
    /// <param name="cancellationToken">Breaks a build off; the index of before stays.</param>
    /// <exception cref="LexiconException">A file of the lexicon is missing or damaged.</exception>
    /// <exception cref="IOException">The folder cannot be written, or another process is writing it.</exception>
    public static OpenedSearcher Open(Corpus corpus, SearchOptions options, string indexFolder, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(indexFolder);
        var knowledge = SharedKnowledge.Value;
        var analyzers = new TermAnalyzers(corpus, knowledge.Countries);
        var (index, found) = DiskIndex.OpenOrBuild(indexFolder, corpus, analyzers, progress, cancellationToken);
        return new OpenedSearcher(new Searcher(corpus, options, index, analyzers, knowledge, RankingWeights.Default), found);
    }

    /// <summary>Asks. Any text is allowed.</summary>
    public Answer Ask(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var read = _reader.Read(question);
        if (read.Terms.Terms.Count == 0)
        {
            return new Answer(AnswerOutcome.NotFound, []);
        }

        var ranked = Rank(read);
        var outcome = ranked.Count == 0 ? AnswerOutcome.NotFound
            : _options.PlainBm25 ? AnswerOutcome.Answered
            : OutcomeDecider.Decide(EvidenceReader.Read(read, ranked));
        var readAs = read.Changed ? read.Text : null;
        if (outcome == AnswerOutcome.NotFound)
        {
            return new Answer(outcome, [])
            {
                NearestSections = [.. ranked.Select(candidate => candidate.Passage.Passage.Section).Distinct().Take(question.Take)],
                ReadAs = readAs,
            };
        }

        var (order, differ) = Disagreement.Arrange(read, ForParts(read, HitSelector.Select(ranked), question.Take), question.Take);
        var hits = order.Skip(question.Skip).Take(question.Take).Select(candidate => Show(read, candidate)).ToList();
        return new Answer(outcome, hits) { Remaining = Math.Max(0, order.Count - question.Skip - hits.Count), ReadAs = readAs, HitsDiffer = differ && question.Skip == 0, Remark = Remarks.For(hits) };
    }

    /// <summary>One passage of this corpus as a hit for a question, with its highlights and matches, whether or not it would be shown.</summary>
    public Hit Explain(Question question, Passage passage)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(passage);
        var read = _reader.Read(question);
        return Show(read, Scorer(read).Score(_analyses.Of(passage)));
    }

    /// <summary>
    /// Encodes all passages ahead, in their order, where a sentence encoder is used; nothing otherwise. A question meanwhile has those encoded that it needs.
    /// </summary>
    public void Prepare(CancellationToken cancellationToken)
    {
        for (var ordinal = 0; _encoder is not null && ordinal < Corpus.Passages.Count; ordinal++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _encoder.Prepare(_analyses[ordinal]);
        }
    }

    internal List<Candidate> Rank(ReadQuestion read)
    {
        var scorer = Scorer(read);
        var found = _finder.Find(read.Terms, Candidates, _options.Headings).Select(ordinal => scorer.Score(_analyses[ordinal])).ToList();
        if (_options is { Neighbours: true, PlainBm25: false })
        {
            var byPlace = found.ToDictionary(candidate => candidate.Passage.Ordinal);
            found = found.ConvertAll(candidate => WithNeighbour(candidate, byPlace));
        }

        if (_recency.IsAskedBy(read.Text) && !_options.PlainBm25)
        {
            found = found.ConvertAll(candidate => candidate with { Score = candidate.Score + _recency.Of(candidate.Passage.Passage) });
        }

        var ranked = found.Where(candidate => candidate.Score > 0).OrderByDescending(candidate => candidate.Score).ToList();
        return _encoder?.Apply(read.Text, ranked) ?? ranked;
    }

    private IReadOnlyList<Candidate> ForParts(ReadQuestion read, IReadOnlyList<Candidate> order, int most)
    {
        return read.Parts.Count == 0 ? order : PartSelector.Arrange(order, [.. read.Parts.Select(Scored)], most);

        IReadOnlyList<Candidate> Scored(ReadQuestion part)
        {
            var scorer = Scorer(part);
            var scored = order.Select(candidate => scorer.Score(candidate.Passage)).ToList();
            return _encoder?.Weigh(part.Text, scored) ?? scored;
        }
    }

    private Candidate WithNeighbour(Candidate candidate, Dictionary<int, Candidate> byPlace)
    {
        var features = candidate.Features with { Before = Match(candidate.Passage.Ordinal - 1) };
        return candidate with { Features = features, Score = _weights.Of(features) };

        double Match(int ordinal) =>
            byPlace.TryGetValue(ordinal, out var neighbour) && neighbour.Passage.Passage.Section == candidate.Passage.Passage.Section ? neighbour.Features.Whole : 0;
    }

    internal ReadQuestion Read(Question question) => _reader.Read(question);

    private CandidateScorer Scorer(ReadQuestion read) => new(read, _index.AverageLength, _options, _weights);

    private static Hit Show(ReadQuestion question, Candidate candidate)
    {
        var passage = candidate.Passage.Passage;
        return new Hit(passage, candidate.Score, Highlighter.Mark(question.AskedFor, candidate))
        {
            Matches = MatchExplainer.Explain(question, candidate),
            Voice = VoiceReader.Read(candidate.Passage.Sentences[candidate.BestSentence].Span.Of(passage.Text)),
        };
    }
}

/// <summary>A searcher whose index is on disk.</summary>
/// <param name="Searcher">The snapshot.</param>
/// <param name="Found">What was on disk before.</param>
public sealed record OpenedSearcher(Searcher Searcher, IndexState Found);

/// <summary>What was found when an index on disk was opened.</summary>
public enum IndexState
{
    /// <summary>The index belonged to this corpus and was whole; nothing was written.</summary>
    Current,

    /// <summary>There was none; it was built.</summary>
    Missing,

    /// <summary>It was of another revision of the corpus, or of another format; it was built anew.</summary>
    Outdated,

    /// <summary>Its files were damaged; it was built anew.</summary>
    Damaged,
}
