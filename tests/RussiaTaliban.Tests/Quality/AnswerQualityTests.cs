using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Tests.Briefing.Search;

namespace RussiaTaliban.Tests.Quality;

/// <summary>
/// Keeps the figures of the search, as it ships, from falling unnoticed: on the shipped article, and on twelve articles that nothing was taught, chosen or fitted on. Each floor
/// lies a little below what was measured when it was set; raise it when the search gets better.
/// </summary>
public sealed class AnswerQualityTests
{
    private static readonly Lazy<QualityRun> Article = new(() => new QualityRun(ShippedCorpus.Searcher, QualityQuestion.ReadAll("article-dev.jsonl")));

    private static readonly Lazy<QualityRun> Exam = new(() =>
    {
        var corpus = CorpusReader.ReadAsync(Repository.QualityFile("Exam"), CancellationToken.None).GetAwaiter().GetResult().Corpus!;
        return new QualityRun(Searcher.Create(corpus, ShippedCorpus.Options), QualityQuestion.ReadAll(Path.Combine("Exam", "questions.jsonl")));
    });

    [Fact]
    public void Article_Asked_KeepsItsFigures()
    {
        var run = Article.Value;

        // Wanted: 0.90 among three. Measured when this was set: 0.858.
        AtLeast(run, run.First(_ => true), 0.76);
        AtLeast(run, run.Shown(_ => true), 0.84);
        AtLeast(run, run.Marked(), 0.73);
        AtLeast(run, run.ClaimsRight(), 0.85);
        AtMost(run, run.Claimed(question => question.Kind == "unanswerable"), 0.15);
        AtLeast(run, run.Refused(question => question.Kind == "offtopic"), 1);
        AtLeast(run, run.Shown(question => question.Kind == "typo"), 0.95);
        AtLeast(run, run.Shown(question => question.Kind == "followup"), 0.85);
    }

    [Fact]
    public void Exam_OnArticlesNeverSeen_KeepsItsFigures()
    {
        var run = Exam.Value;

        AtLeast(run, run.First(_ => true), 0.75);
        AtLeast(run, run.Shown(_ => true), 0.88);
        AtLeast(run, run.First(question => question.IsParaphrase), 0.55);
        AtLeast(run, run.Shown(question => question.IsParaphrase), 0.75);
        AtLeast(run, run.Marked(), 0.75);
        AtLeast(run, run.Claimed(question => question.IsAnswerable), 0.45);
        AtLeast(run, run.ClaimsRight(), 0.85);
        AtMost(run, run.Claimed(question => question.Kind == "unanswerable"), 0.20);
        AtMost(run, run.Claimed(question => question.Kind == "unanswerable-own-words"), 0.20);
        AtLeast(run, run.Refused(question => question.Kind == "offtopic"), 1);
    }

    [Fact]
    public void HeadlineQuestion_Asked_ShowsTheReasonFirst()
    {
        var answer = ShippedCorpus.Ask("why did Russia recognize the Taliban?");

        Assert.Equal("russia-taliban/2.1", answer.Hits[0].Passage.Id.ToString());
        Assert.Contains(answer.Hits[0].Quotes, quote => quote.StartsWith("Driven by security concerns", StringComparison.Ordinal));
    }

    [Fact]
    public void DateQuestion_WhereTheArticleNamesTwoDays_ShowsBothAndSaysSo()
    {
        var answer = ShippedCorpus.Ask("when did Russia recognize the Taliban?");

        Assert.Equal(["russia-taliban/0.1", "russia-taliban/2.1"], answer.Hits.Take(2).Select(hit => hit.Passage.Id.ToString()).Order(StringComparer.Ordinal));
        Assert.All(answer.Hits.Take(2), hit => Assert.Contains(hit.Quotes, quote => quote.Contains("July", StringComparison.Ordinal)));
        Assert.Equal(Difference.Dates, answer.DifferIn);
    }

    [Fact]
    public void EveryStarter_ThatTheArticleOffers_IsAnswered()
    {
        var starters = ShippedCorpus.Corpus.Articles.SelectMany(article => article.SuggestedQuestions).ToList();

        Assert.NotEmpty(starters);
        Assert.All(starters, starter => Assert.Equal(AnswerOutcome.Answered, ShippedCorpus.Ask(starter).Outcome));
    }

    private static void AtLeast(QualityRun run, Share share, double floor) => Assert.True(share.Value >= floor, $"{share} is under {floor}\n\n{run}");

    private static void AtMost(QualityRun run, Share share, double ceiling) => Assert.True(share.Value <= ceiling, $"{share} is over {ceiling}\n\n{run}");
}
