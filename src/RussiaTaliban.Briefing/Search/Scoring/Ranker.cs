using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Search.Answerability;
using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Briefing.Search.Index;
using RussiaTaliban.Briefing.Search.Questions;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Scoring;

/// <summary>
/// Ranks the passages of one corpus for a question. Words and vectors each retrieve candidates, so that a passage can be found that shares no word with the question;
/// every candidate is scored by both; a reader reads the best few and has the last word among them.
/// </summary>
internal sealed class Ranker
{
    /// <summary>How many candidates the words and the vectors retrieve, each.</summary>
    private const int Candidates = 60;

    /// <summary>The same where only some articles are asked: those of the others are dropped.</summary>
    private const int CandidatesOfMany = 400;

    /// <summary>Of articles with so few passages in all every passage is a candidate.</summary>
    private const int AllOfChosen = 200;

    /// <summary>The articles of so many of the best candidates are looked at whole: a paragraph may mean what only its article's lead names.</summary>
    private const int ArticlesOf = 5;

    /// <summary>So many passages of such an article at most.</summary>
    private const int MaxOfArticle = 60;

    /// <summary>A longer text, in characters, is a pasted page: the models were taught with questions.</summary>
    private const int MaxQuestionLength = 400;

    /// <summary>So many passages that have not been encoded yet are encoded while a question waits; the others are judged by their words until their turn comes.</summary>
    private const int MaxEncodedNow = 30;

    private readonly SearchOptions _options;
    private readonly RankingModel _model;
    private readonly double[] _wordWeights;
    private readonly double[] _encodedWeights;
    private readonly PassageIndex _index;
    private readonly PassageAnalyses _analyses;
    private readonly PassageEncodings? _encodings;
    private readonly CandidateFinder _finder;
    private readonly CandidateReader? _reader;
    private readonly Recency _recency;

    public Ranker(
        SearchOptions options, RankingModel model, PassageIndex index, PassageAnalyses analyses, PassageEncodings? encodings, CandidateFinder finder, Recency recency)
    {
        (_options, _model, _index, _analyses, _encodings, _finder, _recency) = (options, model, index, analyses, encodings, finder, recency);
        _wordWeights = model.Words.Arrange(PassageFeatures.Names);
        _encodedWeights = model.Encoded.Arrange(PassageFeatures.Names);
        _reader = options.Reader is null ? null : new CandidateReader(options.Reader, model, options.ReadsToTheEnd);
    }

    /// <summary>The candidates, best first.</summary>
    public List<Candidate> Rank(ReadQuestion question)
    {
        var asked = Encode(question);
        var ordinals = Retrieve(question, asked);
        var scorer = Scorer(question);
        var found = ordinals.Select(ordinal => scorer.Score(_analyses[ordinal])).ToList();
        if (_options.PlainBm25)
        {
            return [.. found.Where(candidate => candidate.Score > 0).OrderByDescending(candidate => candidate.Score)];
        }

        found = Weigh(question, asked, WithNeighbours(found));
        if (WithTheirArticles(found) is { Count: > 0 } others)
        {
            found = Weigh(question, asked, WithNeighbours([.. found, .. others.Select(ordinal => scorer.Score(_analyses[ordinal]))]));
        }

        var ranked = NewestFirst(question, found).Where(candidate => asked is not null || candidate.Score > 0).OrderByDescending(candidate => candidate.Score).ToList();
        if (asked is null || Read(question, ranked) is var read && ReferenceEquals(read, ranked))
        {
            return ranked;
        }

        // The reader's scores are of their own kind, so that the date counts anew.
        return [.. NewestFirst(question, read).OrderByDescending(candidate => candidate.Score)];
    }

    /// <summary>The places of the candidates. Of a few chosen articles all passages are.</summary>
    private IReadOnlyList<int> Retrieve(ReadQuestion question, EncodedText? asked)
    {
        if (question.Places is { Count: <= AllOfChosen } few)
        {
            return [.. few];
        }

        var most = question.Places is null ? Candidates : CandidatesOfMany;
        var words = _finder.Find(question.Terms, most, _options.Headings);
        var found = asked is null ? words : [.. words.Union(_encodings!.Nearest(asked, most))];
        return question.Places is { } places ? [.. found.Where(places.Contains)] : found;
    }

    private List<Candidate> NewestFirst(ReadQuestion question, List<Candidate> candidates)
    {
        if (candidates.Count == 0 || !_recency.IsAskedBy(question.Text))
        {
            return candidates;
        }

        var spread = candidates.Max(candidate => candidate.Score) - candidates.Average(candidate => candidate.Score);
        return candidates.ConvertAll(candidate => candidate with { Score = candidate.Score + _recency.Of(candidate.Passage.Passage, spread) });
    }

    /// <summary>Some candidates scored for another question, in the order that they have. Nothing is read.</summary>
    public List<Candidate> Rescore(ReadQuestion question, IReadOnlyList<Candidate> candidates)
    {
        var scorer = Scorer(question);
        return Weigh(question, Encode(question), [.. candidates.Select(candidate => scorer.Score(candidate.Passage))]);
    }

    /// <summary>One passage, whether or not it would be found.</summary>
    public Candidate Score(ReadQuestion question, Passage passage) => Weigh(question, null, [Scorer(question).Score(_analyses.Of(passage))])[0];

    /// <summary>What the probe says of the question's own vector; 0 where no encoder is used.</summary>
    public double Probe(ReadQuestion question) => Encode(question) is { } asked ? _model.Probe.Score(asked.Whole) : 0;

    private CandidateScorer Scorer(ReadQuestion question) => new(question, _index.AverageLength, _options, _model);

    private EncodedText? Encode(ReadQuestion question) =>
        _encodings is not null && question.Text.Length <= MaxQuestionLength ? _encodings.Encoder.EncodeQuestion(question.Text) : null;

    private List<Candidate> WithNeighbours(List<Candidate> found)
    {
        if (!_options.Neighbours)
        {
            return found;
        }

        var byPlace = found.ToDictionary(candidate => candidate.Passage.Ordinal);
        return found.ConvertAll(candidate => candidate with { Features = candidate.Features with { Before = Before(candidate, byPlace) } });
    }

    private static double Before(Candidate candidate, Dictionary<int, Candidate> byPlace) =>
        byPlace.TryGetValue(candidate.Passage.Ordinal - 1, out var neighbour) && neighbour.Passage.Passage.Section == candidate.Passage.Passage.Section ? neighbour.Features.Whole : 0;

    /// <summary>The places of those passages of the best candidates' articles that are no candidates yet.</summary>
    private static List<int> WithTheirArticles(List<Candidate> found)
    {
        var known = found.Select(candidate => candidate.Passage.Ordinal).ToHashSet();
        var articles = found.OrderByDescending(candidate => candidate.Score).Take(ArticlesOf).Select(candidate => (candidate.Passage.Ordinal, candidate.Passage.Passage)).DistinctBy(place => place.Passage.Article);
        return [.. articles.SelectMany(place => Around(place.Ordinal, place.Passage)).Where(known.Add)];

        // An article's passages stand one behind the other.
        static IEnumerable<int> Around(int ordinal, Passage passage)
        {
            var passages = passage.Article.Passages;
            var place = passages.TakeWhile(other => other.Id != passage.Id).Count();
            return Enumerable.Range(ordinal - place, Math.Min(passages.Count, MaxOfArticle));
        }
    }

    /// <summary>Scores by words and vectors. A passage that the encoder has not seen, or whose language it does not know, is taken to be as near as the others are on average.</summary>
    private List<Candidate> Weigh(ReadQuestion question, EncodedText? asked, List<Candidate> found)
    {
        var waiting = MaxEncodedNow;
        var compared = asked is null || _encodings is null ? found : found.ConvertAll(candidate => candidate.IsEncoded ? candidate : Compare(question, asked, candidate, ref waiting));
        var seen = compared.Where(candidate => candidate.IsEncoded).Select(candidate => candidate.Features).ToList();
        if (seen.Count > 0)
        {
            var (cosine, maxSim, sentence) = (seen.Average(features => features.Cosine), seen.Average(features => features.MaxSim), seen.Average(features => features.SentenceMaxSim));
            compared = compared.ConvertAll(candidate => candidate.IsEncoded
                ? candidate
                : candidate with { Features = candidate.Features with { Cosine = cosine, MaxSim = maxSim, SentenceMaxSim = sentence } });
        }

        var articles = compared.GroupBy(candidate => candidate.Passage.Passage.Article).ToDictionary(group => group.Key, group => OfArticle(question, [.. group]));
        var (model, weights) = asked is null ? (_model.Words, _wordWeights) : (_model.Encoded, _encodedWeights);
        return compared.ConvertAll(candidate =>
        {
            var (coverage, cosine, maxSim) = articles[candidate.Passage.Passage.Article];
            var features = candidate.Features with { ArticleCoverage = coverage, ArticleCosine = cosine, ArticleMaxSim = maxSim };
            return candidate with { Features = features, Score = Sum(model, weights, features) };
        });
    }

    /// <summary>What the candidates of one article say together.</summary>
    private static (double Coverage, double Cosine, double MaxSim) OfArticle(ReadQuestion question, List<Candidate> candidates)
    {
        var met = new double[question.Terms.Terms.Count];
        foreach (var candidate in candidates)
        {
            var terms = TermMatches.Of(question.Terms, candidate.Passage.Terms, 0, candidate.Passage.Terms.Count);
            for (var term = 0; term < met.Length; term++)
            {
                met[term] = Math.Max(met[term], Math.Min(1, terms[term].Weight));
            }
        }

        var coverage = met.Select((weight, term) => weight * question.Terms.Terms[term].Idf).Sum() / question.Terms.IdfMass;
        return (coverage, candidates.Max(candidate => candidate.Features.Cosine), candidates.Max(candidate => candidate.Features.MaxSim));
    }

    private Candidate Compare(ReadQuestion question, EncodedText asked, Candidate candidate, ref int waiting)
    {
        var passage = candidate.Passage;
        if (!TermAnalyzers.IsEnglish(passage.Passage.Article.Language))
        {
            return candidate;
        }

        var encoded = passage.Ordinal < 0 ? _encodings!.Encode(passage.Passage) : _encodings!.Find(passage.Ordinal);
        if (encoded is null)
        {
            if (waiting-- <= 0)
            {
                return candidate;
            }

            encoded = _encodings.Of(passage.Ordinal);
        }

        var (whole, sentences) = LateInteraction.MaxSim(asked, encoded, _encodings.Encoder.TokenDimensions, [.. passage.Sentences.Select(sentence => sentence.Span)]);
        return candidate with
        {
            IsEncoded = true,
            Features = candidate.Features with { Cosine = LateInteraction.Cosine(asked.Whole, encoded.Whole), MaxSim = whole, SentenceMaxSim = sentences.Max() },
            SentenceScores = [.. candidate.SentenceScores.Select((words, sentence) => _model.Sentences.Score(
                [("Words", words), ("MaxSim", sentences[sentence]), ("Cause", SaysWhy(question, passage.Sentences[sentence]) ? 1 : 0)]))],
        };
    }

    /// <summary>True if a reason is asked for, and the sentence gives one in so many words.</summary>
    private static bool SaysWhy(ReadQuestion question, AnalyzedSentence sentence) =>
        question.AskedFor == AnswerSlots.Reason && (sentence.Slots & AnswerSlots.Cause) != 0;

    private List<Candidate> Read(ReadQuestion question, List<Candidate> ranked)
    {
        if (_reader is null || ranked is not [{ IsEncoded: true }, ..])
        {
            return ranked;
        }

        // The models know English. Where a passage of another language meets more of the question's words than any English one, the words judge them all.
        var foreign = ranked.Where(candidate => !TermAnalyzers.IsEnglish(candidate.Passage.Passage.Article.Language)).MaxBy(candidate => candidate.Features.Coverage);
        if (foreign is not null && foreign.Features.Coverage > ranked.Where(candidate => candidate.IsEncoded).Max(candidate => candidate.Features.Coverage))
        {
            return [.. ranked.Select(candidate => candidate with { Score = Sum(_model.Words, _wordWeights, candidate.Features) }).OrderByDescending(candidate => candidate.Score)];
        }

        return _reader.Read(question, ranked, Probe(question));
    }

    private static double Sum(LinearModel model, double[] weights, PassageFeatures features)
    {
        Span<double> values = stackalloc double[PassageFeatures.Names.Count];
        features.CopyTo(values);
        return model.Score(weights, values);
    }
}
