using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Search.Answerability;
using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Briefing.Search.Questions;
using RussiaTaliban.Briefing.Search.Scoring;
using RussiaTaliban.Onnx;

namespace RussiaTaliban.ModelBuilder.Fitting;

/// <summary>
/// <c>fit</c>: fits every number of the search on a set of questions that no model was taught with, and writes <c>ranking.json</c>. The weights of the blend, of the reader's
/// word and of sentences are fitted listwise; whether an answer is claimed is a logistic regression over the reader's output, and its threshold is the lowest that keeps
/// claims of both unanswerable kinds within the bound when each article's questions are judged by a model of the other articles.
/// </summary>
internal static class FitCommand
{
    /// <summary>How large weights are held against the blends and the sentences: flat between 0.02 and 1; the greater keeps more signals in play, which is safer elsewhere.</summary>
    private const double Penalty = 0.3;

    /// <summary>At most this share of each kind of unanswerable question may be claimed as answered.</summary>
    private const double MaxClaimed = 0.15;

    /// <summary>At least this share of claims must be right, among questions of which <see cref="OwnWords"/> are in the asker's own words.</summary>
    private const double MinRight = 0.85;

    /// <summary>The share of the answerable questions that people ask in words of their own, by the sets that were written before anything was fitted.</summary>
    private const double OwnWords = 0.4;

    /// <summary>
    /// A question is taken to have nothing to do with the corpus from even odds on. By a share of refused questions the threshold hung on single ones: 0.5 % gave 0.24
    /// and 1 % gave 0.74.
    /// </summary>
    private const double EvenOdds = 0.5;

    /// <summary>At most this share of questions whose passage comes first may be refused outright.</summary>
    private const double MaxRefused = 0.003;

    private static readonly string[] ReaderFeatures = [.. PassageFeatures.Names, "Relevance", "Answers", "Margin"];

    /// <summary>How large weights of the probe are held against its fit: flat from 25 to 250 by five folds.</summary>
    private const double ProbePenalty = 240;

    private static readonly string[] SentenceFeatures = ["Words", "MaxSim", "Cause", "Span"];

    // A heading's words, a reason and a date are in what the encoder and the reader read. As features of their own they are met so seldom that a fit makes far too
    // much of them.
    private static readonly bool[] WordsAndVectors = [.. PassageFeatures.Names.Select(name => name is not ("Heading" or "Reason" or "AnswerType"))];

    // A paragraph behind one that meets the question is often the answer in reportage and seldom in an analysis; no set has enough of both, so that its floor stands.
    private static readonly bool[] BesideTheReader = [.. WordsAndVectors.Zip(PassageFeatures.Names, (allowed, name) => allowed && name != "Before"), true, true, true];

    private static readonly bool[] WordsAlone =
        [.. PassageFeatures.Names.Select(name => name is not ("Heading" or "Reason" or "Cosine" or "MaxSim" or "SentenceMaxSim" or "ArticleCosine" or "ArticleMaxSim"))];

    public static Command Create()
    {
        var data = new Option<DirectoryInfo[]>("--data") { Description = "Folders of articles with questions.jsonl that no model was taught with.", Required = true, AllowMultipleArgumentsPerToken = true };
        var practice = new Option<DirectoryInfo>("--practice") { Description = "The folder of teach/questions.jsonl and of kinds/about.txt and off.txt (a message a line, about some text and about none).", Required = true };
        var only = new Option<string[]>("--only") { Description = "The stages to fit (words, vectors, probe, reader, sentences, outcomes); the others stay. Default: all.", AllowMultipleArgumentsPerToken = true };
        var models = new Option<DirectoryInfo>("--models") { Description = "The folder of encoder.onnx, reader.onnx and vocab.txt.", Required = true };
        var output = new Option<FileInfo>("--out") { Description = "The ranking.json to write; what it holds now is where the fit starts.", Required = true };
        var command = new Command("fit", "Fits every tuned number of the search.") { data, practice, models, output, only };
        command.SetAction(async (parsed, cancellationToken) => await RunAsync(
            [.. parsed.GetRequiredValue(data).Select(folder => folder.FullName)],
            parsed.GetRequiredValue(practice).FullName,
            parsed.GetRequiredValue(models).FullName,
            parsed.GetRequiredValue(output).FullName,
            parsed.GetValue(only) is { Length: > 0 } stages ? stages.Contains : _ => true,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] data, string practice, string models, string output, Func<string, bool> isFitted, CancellationToken cancellationToken)
    {
        var sets = new List<FittingSet>();
        foreach (var folder in data)
        {
            sets.Add(await FittingSet.ReadAsync(folder, cancellationToken));
        }

        var loaded = OnnxModels.Load(new ModelOptions { Folder = models, Threads = Environment.ProcessorCount });
        if (loaded is not { Encoder: { } encoder, Reader: { } reader })
        {
            await Console.Error.WriteLineAsync(string.Join('\n', loaded.Faults));
            return 1;
        }

        RankingModel model;
        using (var stream = File.OpenRead(output))
        {
            model = RankingModel.Read(stream);
        }

        // Words alone, then words and vectors, then the reader over the best of these.
        var words = SearchOptions.Default;
        var vectors = words with { Encoder = new RememberedEncoder(encoder) };
        var all = vectors with { Reader = new RememberedReader(reader), ReadsToTheEnd = true };
        model = isFitted("words") ? model with { Words = FitBlend(sets, model, words, WordsAlone) } : model;
        model = isFitted("vectors") ? model with { Encoded = FitBlend(sets, model, vectors, WordsAndVectors) } : model;
        model = isFitted("probe") ? model with { Probe = await FitProbeAsync(practice, encoder, cancellationToken) } : model;
        model = isFitted("reader") ? FitReader(sets, model, all) : model;
        model = isFitted("sentences") ? FitSentences(sets, model, all) : model;
        model = isFitted("outcomes") ? FitOutcomes(sets, model, all, byReader: true) : model;
        model = isFitted("words") ? FitOutcomes(sets, model, words, byReader: false) : model;
        var provenance = new Dictionary<string, string>();
        foreach (var (set, name) in sets.Zip(data.Select(Path.GetFileName)))
        {
            provenance[name!] = $"{set.Questions.Count} questions about {set.Corpus.Articles.Count} articles, revision {set.Corpus.Revision[..12]}: {Report(set, Searcher.Create(set.Corpus, all, model))}";
        }

        using var written = File.Create(output);
        (model with { Provenance = provenance }).Write(written);
        return 0;
    }

    /// <summary>The probe is taught by messages that are in no set, so that what it says of a set's questions can be weighed with the rest.</summary>
    private static async Task<QuestionProbe> FitProbeAsync(string folder, ITextEncoder encoder, CancellationToken cancellationToken)
    {
        var about = (await File.ReadAllLinesAsync(Path.Combine(folder, "kinds", "about.txt"), cancellationToken)).ToList();
        await foreach (var line in File.ReadLinesAsync(Path.Combine(folder, "teach", "questions.jsonl"), cancellationToken))
        {
            about.Add(JsonSerializer.Deserialize(line, FittingJson.Default.FittingQuestion)!.Text);
        }

        var off = await File.ReadAllLinesAsync(Path.Combine(folder, "kinds", "off.txt"), cancellationToken);
        var rows = about.Concat(off).Select(line => encoder.EncodeQuestion(line).Whole.Select(value => value / (double)sbyte.MaxValue).ToArray()).ToList();
        var labels = about.Select(_ => true).Concat(off.Select(_ => false)).ToList();
        var (bias, weights) = LogisticFit.Fit(rows, labels, ProbePenalty, balanced: true);
        return new QuestionProbe(Math.Round(bias, 4), [.. weights.Select(weight => Math.Round(weight, 4))]);
    }

    private static LinearModel FitBlend(List<FittingSet> sets, RankingModel model, SearchOptions options, bool[]? allowed)
    {
        // Every feature is computed whatever it weighs now; the candidates are those of the first stage.
        var choices = new List<Choice>();
        foreach (var (question, _, ranked, _) in Ranked(sets, options, model, question => question.IsAnswerable))
        {
            Add(choices, [.. ranked.Select(Row)], [.. ranked.Select(candidate => IsRight(question, candidate))]);
        }

        var weights = ListwiseFit.Fit(choices, Penalty, allowed, onlyFor: true);
        return Named(PassageFeatures.Names, weights);
    }

    private static RankingModel FitReader(List<FittingSet> sets, RankingModel model, SearchOptions options)
    {
        var choices = new List<Choice>();
        foreach (var (question, _, ranked, _) in Ranked(sets, options, model, question => question.IsAnswerable))
        {
            var read = ranked.Where(candidate => candidate.Reading is not null).ToList();
            Add(
                choices,
                [.. read.Select(candidate => (double[])[.. Row(candidate), candidate.Reading!.Relevance, candidate.Reading.Answers, candidate.Reading.Margin])],
                [.. read.Select(candidate => IsRight(question, candidate))]);
        }

        var fitted = ListwiseFit.Fit(choices, Penalty, BesideTheReader, onlyFor: true);
        return model with { Reader = Named(ReaderFeatures, fitted.Zip(model.WordsFloor.Arrange(ReaderFeatures), (weight, floor) => weight + floor)) };
    }

    private static double[] Row(Candidate candidate)
    {
        var row = new double[PassageFeatures.Names.Count];
        candidate.Features.CopyTo(row);
        return row;
    }

    private static RankingModel FitSentences(List<FittingSet> sets, RankingModel model, SearchOptions options)
    {
        // One part of the sentences' score at a time tells what it is by itself.
        var choices = new Dictionary<string, List<double[][]>>();
        var right = new List<bool[]>();
        foreach (var name in SentenceFeatures)
        {
            right.Clear();
            var lists = choices[name] = [];
            foreach (var (question, _, ranked, _) in Ranked(sets, options, model with { Sentences = Named([name], [1]) }, question => question is { IsAnswerable: true, Span.Length: > 0 }))
            {
                if (ranked.Find(candidate => candidate.Passage.Passage.Id.ToString() == question.Answers[0] && candidate.Reading is not null) is not { } candidate)
                {
                    continue;
                }

                var text = candidate.Passage.Passage.Text;
                var at = text.IndexOf(question.Span!, StringComparison.Ordinal);
                lists.Add([.. candidate.SentenceScores.Select(score => new[] { score })]);
                right.Add([.. candidate.Passage.Sentences.Select(sentence => at < sentence.Span.End && at + question.Span!.Length > sentence.Span.Start)]);
            }
        }

        var joined = new List<Choice>();
        for (var place = 0; place < right.Count; place++)
        {
            var rows = Enumerable.Range(0, right[place].Length).Select(sentence => SentenceFeatures.Select(name => choices[name][place][sentence][0]).ToArray()).ToArray();
            Add(joined, rows, right[place]);
        }

        return model with { Sentences = Named(SentenceFeatures, ListwiseFit.Fit(joined, Penalty, onlyFor: true)) };
    }

    private static RankingModel FitOutcomes(List<FittingSet> sets, RankingModel model, SearchOptions options, bool byReader)
    {
        var cases = Ranked(sets, options, model, _ => true)
            .Where(asked => asked.Ranked.Count > 0)
            .Select(asked => (asked.Question, Features: OutcomeDecider.Decide(model, asked.Read, asked.Ranked, asked.Probe).Features, Right: IsRight(asked.Question, asked.Ranked[0])))
            .ToList();
        var names = cases[0].Features.Select(feature => feature.Name).ToArray();
        var answeredNames = byReader ? ["Answers", "Margin", "Relevance", "BestOtherAnswers", "Lead", "Share"] : names;
        var onSubjectNames = byReader ? ["NearestCosine", "NearestMaxSim", "BestRelevance", "BestAnswers", "BestMargin", "BestCoverage", "Probe"] : names;

        var about = cases.Where(asked => asked.Question.Kind != "offtopic").ToList();
        var answered = Logistic(answeredNames, about, asked => asked.Right);
        var judged = CrossValidated(answeredNames, about, asked => asked.Right);
        var sure = about.Zip(judged).Where(pair => pair.First.Right).Select(pair => pair.Second).Order().ToList();
        answered = answered with { Threshold = ClaimThreshold(about, judged), Floor = Math.Round(sure[(int)(MaxRefused * sure.Count)], 4) };

        // Every question but those about nothing is on the subject.
        var onSubject = Logistic(onSubjectNames, cases, asked => asked.Question.Kind != "offtopic");
        onSubject = onSubject with { Threshold = EvenOdds };
        return byReader ? model with { Answered = answered, OnSubject = onSubject } : model with { AnsweredByWords = answered, OnSubjectByWords = onSubject };

        static double[] Row(string[] which, IReadOnlyList<(string Name, double Value)> features) => [.. which.Select(name => features.First(feature => feature.Name == name).Value)];

        static LinearModel Logistic(
            string[] which, List<(FittingQuestion Question, IReadOnlyList<(string Name, double Value)> Features, bool Right)> rows, Func<(FittingQuestion Question, IReadOnlyList<(string Name, double Value)> Features, bool Right), bool> label)
        {
            var (bias, weights) = LogisticFit.Fit([.. rows.Select(row => Row(which, row.Features))], [.. rows.Select(label)], 1);
            return Named(which, weights) with { Bias = bias };
        }

        static List<double> CrossValidated(
            string[] which, List<(FittingQuestion Question, IReadOnlyList<(string Name, double Value)> Features, bool Right)> rows, Func<(FittingQuestion Question, IReadOnlyList<(string Name, double Value)> Features, bool Right), bool> label)
        {
            const int Folds = 5;
            var articles = rows.Select(row => row.Question.Article).Distinct().Order(StringComparer.Ordinal).ToList();
            var models = Enumerable.Range(0, Folds).Select(fold => Logistic(which, [.. rows.Where(row => articles.IndexOf(row.Question.Article) % Folds != fold)], label)).ToList();
            return [.. rows.Select(row => models[articles.IndexOf(row.Question.Article) % Folds].Probability(row.Features))];
        }
    }

    /// <summary>The lowest probability at which the bounds hold.</summary>
    private static double ClaimThreshold(List<(FittingQuestion Question, IReadOnlyList<(string Name, double Value)> Features, bool Right)> cases, List<double> judged)
    {
        var own = cases.Count(asked => asked.Question.Kind == "paraphrase") / (double)cases.Count(asked => asked.Question.IsAnswerable);
        for (var threshold = 0.05; threshold < 0.99; threshold += 0.005)
        {
            var claimed = cases.Zip(judged).Where(pair => pair.Second >= threshold).Select(pair => pair.First).ToList();
            var answerable = claimed.Where(asked => asked.Question.IsAnswerable).ToList();
            var right = answerable.Where(asked => asked.Right).Sum(Weight) / Math.Max(1e-9, answerable.Sum(Weight));
            if (Claimed("unanswerable") <= MaxClaimed && Claimed("unanswerable-own-words") <= MaxClaimed && right >= MinRight)
            {
                return Math.Round(threshold, 3);
            }

            double Weight((FittingQuestion Question, IReadOnlyList<(string Name, double Value)> Features, bool Right) asked) =>
                asked.Question.Kind == "paraphrase" ? OwnWords / own : (1 - OwnWords) / (1 - own);

            double Claimed(string kind) => claimed.Count(asked => asked.Question.Kind == kind) / Math.Max(1.0, cases.Count(asked => asked.Question.Kind == kind));
        }

        return 0.99;
    }

    private static string Report(FittingSet set, Searcher searcher)
    {
        searcher.Prepare(CancellationToken.None);
        var asked = set.Questions.Select(question => (Question: question, Answer: searcher.Ask(new Question(question.Text)))).ToList();
        var lines = new List<string>();
        foreach (var kind in asked.GroupBy(pair => pair.Question.IsAnswerable ? "answerable" : pair.Question.Kind).Concat(asked.Where(pair => pair.Question.IsAnswerable).GroupBy(pair => pair.Question.Kind)))
        {
            var first = kind.Count(pair => pair.Answer.Hits.Take(1).Any(hit => pair.Question.Answers.Contains(hit.Passage.Id.ToString())));
            var shown = kind.Count(pair => pair.Answer.Hits.Any(hit => pair.Question.Answers.Contains(hit.Passage.Id.ToString())));
            var claimed = kind.Where(pair => pair.Answer.Outcome == AnswerOutcome.Answered).ToList();
            var claimedRight = claimed.Count(pair => pair.Question.Answers.Contains(pair.Answer.Hits[0].Passage.Id.ToString()));
            var refused = kind.Count(pair => pair.Answer.Hits.Count == 0);
            double count = kind.Count();
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{kind.Key} ({count}): first {first / count:F3}, shown {shown / count:F3}, claimed {claimed.Count / count:F3}, claims right {claimedRight / Math.Max(1.0, claimed.Count):F3}, refused {refused / count:F3}"));
        }

        var figures = string.Join("; ", lines);
        Console.WriteLine(figures.Replace("; ", "\n", StringComparison.Ordinal));
        return figures;
    }

    /// <summary>The questions asked of all articles together, and those of each article asked of it alone: a desk may have one or thousands.</summary>
    private static IEnumerable<(FittingQuestion Question, ReadQuestion Read, List<Candidate> Ranked, double Probe)> Ranked(
        List<FittingSet> sets, SearchOptions options, RankingModel model, Func<FittingQuestion, bool> which)
    {
        foreach (var world in sets.SelectMany(set => set.Alone().Prepend(set)))
        {
            var searcher = Searcher.Create(world.Corpus, options, model);
            searcher.Prepare(CancellationToken.None);
            foreach (var question in world.Questions.Where(which))
            {
                var read = searcher.Read(new Question(question.Text));
                if (read.Terms.Terms.Count > 0)
                {
                    yield return (question, read, searcher.Rank(read), searcher.Probe(read));
                }
            }
        }
    }

    private static bool IsRight(FittingQuestion question, Candidate candidate) => question.Answers.Contains(candidate.Passage.Passage.Id.ToString());

    private static void Add(List<Choice> choices, double[][] rows, bool[] right)
    {
        if (right.Contains(true) && right.Contains(false))
        {
            choices.Add(new Choice(rows, right));
        }
    }

    private static LinearModel Named(IEnumerable<string> names, IEnumerable<double> weights) => new()
    {
        Weights = names.Zip(weights).Where(pair => Math.Abs(pair.Second) > 1e-9).ToDictionary(pair => pair.First, pair => Math.Round(pair.Second, 4), StringComparer.Ordinal),
    };
}
