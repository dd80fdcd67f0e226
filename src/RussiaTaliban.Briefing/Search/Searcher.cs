using System.Collections.Frozen;
using Lucene.Net.Store;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Lexicon;
using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Search.Answerability;
using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Briefing.Search.Expansion;
using RussiaTaliban.Briefing.Search.Index;
using RussiaTaliban.Briefing.Search.Languages;
using RussiaTaliban.Briefing.Search.Presentation;
using RussiaTaliban.Briefing.Search.Questions;
using RussiaTaliban.Briefing.Search.Scoring;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search;

/// <summary>An immutable, searchable snapshot of a corpus. Thread-safe.</summary>
public sealed class Searcher
{
    private static readonly Lazy<WordKnowledge> SharedKnowledge = new(() => WordKnowledge.Load());

    // So many passages in other languages are shown where the question's language has none, and so many beside uncertain ones.
    private const int MaxForeign = 12;
    private const int MaxNearer = 2;

    // So many passages a reader takes in at once: what disagrees is looked for among these, however many are asked for.
    private const int MostAtOnce = 3;

    private readonly SearchOptions _options;
    private readonly RankingModel _model;
    private readonly PassageIndex _index;
    private readonly TermAnalyzers _analyzers;
    private readonly WordKnowledge? _knowledge;
    private readonly PassageEncodings? _encodings;
    private readonly QuestionReader _reader;
    private readonly Ranker _ranker;
    private readonly ForeignFinder? _foreign;

    private Searcher(
        Corpus corpus, SearchOptions options, PassageIndex index, TermAnalyzers analyzers, WordKnowledge? knowledge, RankingModel model, Searcher? before)
    {
        Corpus = corpus;
        _options = options;
        _model = model;
        _index = index;
        _analyzers = analyzers;
        _knowledge = knowledge;
        _encodings = options is { Encoder: { } encoder, PlainBm25: false } && analyzers.KnowsWords ? new PassageEncodings(encoder, corpus, before?._encodings) : null;
        knowledge = analyzers.KnowsWords ? knowledge : null;
        var vectors = options.Vectors && !options.PlainBm25 ? knowledge : null;
        var vocabulary = new CorpusVocabulary(index, analyzers, vectors?.Vectors);
        _reader = new QuestionReader(index.Count, vocabulary, analyzers, knowledge, options, model.Matching);
        _foreign = options.PlainBm25 ? null
            : before?._foreign is { } known && before.Corpus == corpus ? known
            : new ForeignFinder(corpus, analyzers, _knowledge?.Countries);
        _ranker = new Ranker(
            options, model, index, new PassageAnalyses(corpus, analyzers, vectors?.Sentences), _encodings, new CandidateFinder(index), new Recency(corpus));
    }

    /// <summary>The corpus that is searched.</summary>
    public Corpus Corpus { get; }

    /// <summary>Builds a snapshot in memory.</summary>
    /// <exception cref="LexiconException">A file of the lexicon is missing or damaged.</exception>
    public static Searcher Create(Corpus corpus) => Create(corpus, SearchOptions.Default);

    /// <summary>Builds a snapshot in memory with some mechanisms off.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="options">Which mechanisms are on.</param>
    /// <param name="before">The snapshot that this one follows: what has not changed is not encoded again. Null if there is none.</param>
    /// <exception cref="LexiconException">A file of the lexicon is missing or damaged.</exception>
    public static Searcher Create(Corpus corpus, SearchOptions options, Searcher? before = null) => Create(corpus, options, RankingModel.Shipped, before);

    internal static Searcher Create(Corpus corpus, SearchOptions options, RankingModel model, Searcher? before = null)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(options);
        var knowledge = SharedKnowledge.Value;
        var analyzers = new TermAnalyzers(corpus, knowledge.Countries);
        var directory = new RAMDirectory();
        PassageIndexWriter.Write(directory, corpus, analyzers, [], null, CancellationToken.None);
        return new Searcher(corpus, options, PassageIndex.Open(directory), analyzers, knowledge, model, before);
    }

    /// <summary>A snapshot of some of the articles, indexed in memory. Nothing is encoded again.</summary>
    public Searcher Part(Func<Article, bool> isMeant) => Create(Corpus.Part(isMeant), _options, _model, this);

    /// <summary>Opens a snapshot whose index is in a folder, having built the index where it is missing, damaged or of another corpus.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="options">Which mechanisms are on.</param>
    /// <param name="indexFolder">The folder; made where it is missing. It holds nothing but the index.</param>
    /// <param name="progress">Told how many passages have been indexed; null for nobody.</param>
    /// <param name="before">The snapshot that this one follows; null if there is none.</param>
    /// <param name="cancellationToken">Breaks a build off; the index of before stays.</param>
    /// <exception cref="LexiconException">A file of the lexicon is missing or damaged.</exception>
    /// <exception cref="IOException">The folder cannot be written, or another process is writing it.</exception>
    public static OpenedSearcher Open(Corpus corpus, SearchOptions options, string indexFolder, IProgress<int>? progress, Searcher? before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(indexFolder);
        var knowledge = SharedKnowledge.Value;
        var analyzers = new TermAnalyzers(corpus, knowledge.Countries);
        var (index, found) = DiskIndex.OpenOrBuild(indexFolder, corpus, analyzers, progress, cancellationToken);
        return new OpenedSearcher(new Searcher(corpus, options, index, analyzers, knowledge, RankingModel.Shipped, before), found);
    }

    /// <summary>Asks. Any text is allowed.</summary>
    public Answer Ask(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var read = _reader.Read(question) with { Places = PlacesOf(question.Articles) };
        if (read.Terms.Terms.Count == 0)
        {
            return new Answer(AnswerOutcome.NotFound, []);
        }

        var ranked = Rank(read);
        var readAs = read.Changed ? read.Text : null;
        var selected = HitSelector.Select(ranked);

        // A text that two articles carry is one answer: beside itself no passage leads, and would be no answer.
        var copies = selected.SelectMany(one => one.Copies).Select(passage => passage.Id).ToHashSet();
        var told = copies.Count == 0 ? ranked : [.. ranked.Where(candidate => !copies.Contains(candidate.Passage.Passage.Id))];
        var decision = ranked.Count == 0 || _options.PlainBm25 ? null : OutcomeDecider.Decide(_model, read, told, Probe(read));
        var outcome = decision?.Outcome ?? (ranked.Count == 0 ? AnswerOutcome.NotFound : AnswerOutcome.Answered);
        var foreign = outcome == AnswerOutcome.Answered ? null : Remarks.ForNothing(question.Text, Corpus);
        if (outcome == AnswerOutcome.NotFound || foreign is not null)
        {
            if (_foreign?.Find(read, MaxForeign) is { Count: > 0 } abroad && question.Skip < abroad.Count)
            {
                var near = abroad.Skip(question.Skip).Take(question.Take).Select(Show).ToList();
                return new Answer(AnswerOutcome.Closest, near)
                {
                    Remaining = abroad.Count - question.Skip - near.Count,
                    ReadAs = readAs,
                    Remark = Remarks.ForForeign(near),
                };
            }

            // What comes closest to a question in another language does so by chance.
            return new Answer(AnswerOutcome.NotFound, [])
            {
                NearestSections = decision is { IsOffTopic: true } || foreign is not null
                    ? []
                    : [.. ranked.Select(candidate => candidate.Passage.Passage.Section).Distinct().Take(question.Take)],
                ReadAs = readAs,
                Remark = foreign,
            };
        }

        var arranged = Disagreement.Arrange(read, ForParts(read, [.. selected.Select(one => one.Candidate)], question.Take), Math.Min(question.Take, MostAtOnce));
        var byPassage = selected.ToDictionary(one => one.Candidate.Passage.Passage.Id);
        var hits = arranged.Order.Skip(question.Skip).Take(question.Take)
            .Select(candidate => Show(read, candidate, arranged.Marks) with { AlsoIn = byPassage[candidate.Passage.Passage.Id].Copies }).ToList();
        var (differ, pair) = Differing(arranged, question.Skip > 0 ? [] : hits, byPassage);

        // Whatever is skipped: "more" goes on with the answer that was given.
        if (outcome == AnswerOutcome.Closest && (IsHeadOf(ranked[0].Passage.Passage.Section, question.Text) || IsVouchedFor(read, question.Text, ranked[0])
            || (arranged.DifferIn == Difference.Dates && (read.AskedFor & AnswerSlots.Date) != 0)))
        {
            outcome = AnswerOutcome.Answered;
        }

        if (outcome == AnswerOutcome.Closest && Nearer(read, arranged, question.Take) is { Count: > 0 } nearer)
        {
            // One list on all pages: first these, then what the words found.
            var near = nearer.Skip(question.Skip).Take(question.Take).ToList();
            var own = arranged.Order.Where(candidate => !nearer.Exists(one => one.Passage.Id == candidate.Passage.Passage.Id)).ToList();
            var behind = own.Skip(Math.Max(0, question.Skip - nearer.Count)).Take(question.Take - near.Count)
                .Select(candidate => Show(read, candidate, arranged.Marks) with { AlsoIn = byPassage[candidate.Passage.Passage.Id].Copies }).ToList();
            return new Answer(outcome, [.. near, .. behind])
            {
                Remaining = Math.Max(0, nearer.Count + own.Count - question.Skip - near.Count - behind.Count),
                ReadAs = readAs,
                DifferIn = differ != Difference.None && behind.Count >= Telling(arranged, differ, hits) ? differ : Difference.None,
                Remark = near.Count > 0 ? Remarks.ForNearer(near) : Remarks.For(behind),
            };
        }

        return new Answer(outcome, hits)
        {
            Remaining = Math.Max(0, arranged.Order.Count - question.Skip - hits.Count),
            ReadAs = readAs,
            DifferIn = differ,
            Differing = pair,
            Telling = read.Parts.Count > 0 || question.Skip > 0 ? hits.Count : Telling(arranged, differ, hits),
            Remark = Remarks.For(hits),
        };
    }

    /// <summary>One passage of this corpus as a hit for a question, with its highlights and matches, whether or not it would be shown.</summary>
    public Hit Explain(Question question, Passage passage)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(passage);
        var read = _reader.Read(question);
        var hit = Show(read, _ranker.Score(read, passage));
        return _foreign?.Explain(read, passage) is not { } near ? hit
            : hit.Matches.Count == 0 ? Show(near)
            : hit with { Matches = [.. hit.Matches, .. near.Matches.Where(match => hit.Matches.All(own => own.Asked != match.Asked))] };
    }

    /// <summary>How the answer to a question comes about; null if the question has no word to ask with, or nothing was found.</summary>
    /// <param name="question">The question.</param>
    /// <param name="passages">How many of the best passages are explained, from 1.</param>
    public SearchExplanation? Diagnose(Question question, int passages)
    {
        ArgumentNullException.ThrowIfNull(question);
        var read = _reader.Read(question) with { Places = PlacesOf(question.Articles) };
        if (read.Terms.Terms.Count == 0 || Rank(read) is not { Count: > 0 } ranked)
        {
            return null;
        }

        var decision = OutcomeDecider.Decide(_model, read, ranked, Probe(read));
        var (answered, onSubject) = decision.ByReader ? (_model.Answered, _model.OnSubject) : (_model.AnsweredByWords, _model.OnSubjectByWords);
        return new SearchExplanation(
            read.Text,
            decision.Outcome,
            decision.ByReader,
            SearchExplainer.Of(answered, decision.Right, decision.Features),
            SearchExplainer.Of(onSubject, decision.OnSubject, decision.Features),
            [.. ranked.Take(passages).Select(candidate => SearchExplainer.Of(candidate, _model))]);
    }

    /// <summary>The encoder of questions; null if none is used.</summary>
    public ITextEncoder? Encoder => _options.Encoder;

    /// <summary>What reads messages to the bot; null if none is used.</summary>
    public IMessageListener? Listener => _options.Listener;

    /// <summary>This snapshot with other models; the index is shared.</summary>
    public Searcher With(NeuralModels models)
    {
        ArgumentNullException.ThrowIfNull(models);
        return new Searcher(Corpus, _options with { Encoder = models.Encoder, Reader = models.Reader, Listener = models.Listener }, _index, _analyzers, _knowledge, _model, this);
    }

    /// <summary>Encodes all passages ahead, in their order, where an encoder is used; nothing otherwise. A question meanwhile has a few of those encoded that it needs.</summary>
    public void Prepare(CancellationToken cancellationToken) => _encodings?.Prepare(cancellationToken);

    /// <summary>How many of the hits are worth showing: of those that contradict each other the two, with one before them that stands first in any case.</summary>
    private static int Telling(Arrangement arranged, Difference differ, List<Hit> hits) => Math.Min(hits.Count, differ switch
    {
        Difference.None => HitSelector.Telling([.. arranged.Order.Take(hits.Count)]),
        Difference.Facts => MostAtOnce,
        _ => arranged.Marks.Count == 0 || arranged.Marks.ContainsKey(arranged.Order[0]) ? 2 : 3,
    });

    /// <summary>In what hits contradict each other, and which two do: those that were arranged so, or two in nearly the same words.</summary>
    private static (Difference In, IReadOnlyList<Passage> Pair) Differing(Arrangement arranged, List<Hit> hits, Dictionary<PassageId, Selected> selected)
    {
        if (arranged.DifferIn != Difference.None && arranged.Pair.All(one => hits.Exists(hit => hit.Passage == one)))
        {
            return (arranged.DifferIn, arranged.Pair);
        }

        var first = hits.Take(MostAtOnce).ToList();
        return first.Find(hit => selected[hit.Passage.Id].DiffersFrom is { } other && first.Exists(earlier => earlier.Passage == other)) is { } second
            ? (Difference.Facts, [selected[second.Passage.Id].DiffersFrom!, second.Passage])
            : (Difference.None, []);
    }

    /// <summary>
    /// An editor who suggests a question in an article's front matter says that the article answers it: the search need not be as sure by itself. That alone proves nothing, so the
    /// sentence that would be marked has to have what the question asks for: a reason in so many words, a date, a number, a person.
    /// </summary>
    private static bool IsVouchedFor(ReadQuestion read, string question, Candidate best)
    {
        var wanted = read.AskedFor == AnswerSlots.Reason ? AnswerSlots.Cause : read.AskedFor;
        var marked = Highlighter.Mark(read.AskedFor, best);
        var words = Words(question).ToList();
        return best.Passage.Sentences.Any(sentence => marked.Contains(sentence.Span) && (sentence.Slots & wanted) != 0)
            && best.Passage.Passage.Article.SuggestedQuestions.Any(suggested => Words(suggested).SequenceEqual(words, StringComparer.Ordinal));
    }

    /// <summary>True where the question is the heading of a section: what stands under a heading that asks is the article's own answer.</summary>
    private static bool IsHeadOf(Section section, string question) =>
        section.Heading is { } heading && heading.TrimEnd().EndsWith('?') && Words(heading).SequenceEqual(Words(question), StringComparer.Ordinal);

    private FrozenSet<int>? PlacesOf(IReadOnlyList<string> articles)
    {
        if (articles.Count == 0)
        {
            return null;
        }

        var chosen = articles.ToHashSet(StringComparer.Ordinal);
        return Corpus.Passages.Index().Where(place => chosen.Contains(place.Item.Article.Slug)).Select(place => place.Index).ToFrozenSet();
    }

    private static IEnumerable<string> Words(string text) => WordReader.Read(text).Select(word => word.Folded);

    internal List<Candidate> Rank(ReadQuestion read) => _ranker.Rank(read);

    internal double Probe(ReadQuestion read) => _ranker.Probe(read);

    internal ReadQuestion Read(Question question) => _reader.Read(question);

    private IReadOnlyList<Candidate> ForParts(ReadQuestion read, IReadOnlyList<Candidate> order, int most) =>
        read.Parts.Count == 0 ? order : PartSelector.Arrange(order, [.. read.Parts.Select(part => _ranker.Rescore(part, order))], most);

    /// <summary>Passages in other languages that meet more of the question's names, countries, numbers and days than any that was found by its words.</summary>
    private List<Hit> Nearer(ReadQuestion read, Arrangement arranged, int take)
    {
        // Passages that contradict each other stay beside each other on the first page.
        var first = arranged.Order.Take(take).Select(candidate => candidate.Passage.Passage).ToList();
        var foreign = _foreign?.Find(read, arranged.DifferIn == Difference.None ? MaxNearer : 1)
            .Where(near => first.TrueForAll(passage => passage.Id != near.Passage.Id)).ToList() ?? [];
        return foreign.Count > 0 && first.Max(passage => _foreign!.CoverageOf(read, passage)) is var met
            ? [.. foreign.Where(near => near.Coverage > met).Select(Show)]
            : [];
    }

    private static Hit Show(ForeignHit near) => new(near.Passage, near.Coverage, [near.Sentence]) { Matches = near.Matches };

    private static Hit Show(ReadQuestion question, Candidate candidate, IReadOnlyDictionary<Candidate, TextSpan>? marks = null)
    {
        var passage = candidate.Passage.Passage;
        IReadOnlyList<TextSpan> marked = Highlighter.Mark(question.AskedFor, candidate);
        var said = candidate.Passage.Sentences[candidate.BestSentence].Span;
        if (marks is not null && marks.TryGetValue(candidate, out var sentence) && !marked.Contains(sentence))
        {
            (marked, said) = ([sentence], sentence);
        }

        return new Hit(passage, candidate.Score, marked)
        {
            Matches = MatchExplainer.Explain(question, candidate),
            Voice = VoiceReader.Read(said.Of(passage.Text)),
        };
    }
}
