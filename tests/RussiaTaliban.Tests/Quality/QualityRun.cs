using System.Globalization;
using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Tests.Quality;

/// <summary>A question set asked of one searcher, and its figures.</summary>
internal sealed class QualityRun
{
    private readonly List<(QualityQuestion Question, Answer Answer)> _asked;

    public QualityRun(Searcher searcher, IEnumerable<QualityQuestion> questions)
    {
        searcher.Prepare(CancellationToken.None);
        _asked = [.. questions.Select(question => (question, searcher.Ask(new Question(question.Text) { Earlier = question.Context })))];
    }

    public Share First(Func<QualityQuestion, bool> which) => Of(question => question.IsAnswerable && which(question), hits => hits.Take(1));

    public Share Shown(Func<QualityQuestion, bool> which) => Of(question => question.IsAnswerable && which(question), hits => hits);

    public Share Marked() => Of(
        pair => pair.Question is { IsAnswerable: true, MustQuote.Length: > 0 },
        pair => pair.Answer.Hits.Any(hit => string.Join(' ', hit.Quotes).Contains(pair.Question.MustQuote, StringComparison.Ordinal)));

    public Share Claimed(Func<QualityQuestion, bool> which) => Of(pair => which(pair.Question), pair => pair.Answer.Outcome == AnswerOutcome.Answered);

    public Share ClaimsRight() => Of(
        pair => pair.Question.IsAnswerable && pair.Answer.Outcome == AnswerOutcome.Answered, pair => pair.Question.IsAnsweredBy(pair.Answer.Hits[0].Passage.Id.ToString()));

    public Share Refused(Func<QualityQuestion, bool> which) => Of(pair => which(pair.Question), pair => pair.Answer.Hits.Count == 0);

    /// <summary>All figures, a line each.</summary>
    public override string ToString() => string.Join('\n', new (string Name, Share Share)[]
    {
        ("first", First(_ => true)),
        ("among three", Shown(_ => true)),
        ("paraphrases first", First(question => question.IsParaphrase)),
        ("paraphrases among three", Shown(question => question.IsParaphrase)),
        ("follow-ups among three", Shown(question => question.Kind == "followup")),
        ("typos among three", Shown(question => question.Kind == "typo")),
        ("marked", Marked()),
        ("answerable claimed", Claimed(question => question.IsAnswerable)),
        ("claims right", ClaimsRight()),
        ("unanswerable claimed", Claimed(question => question.Kind == "unanswerable")),
        ("unanswerable in own words claimed", Claimed(question => question.Kind == "unanswerable-own-words")),
        ("answerable refused", Refused(question => question.IsAnswerable)),
        ("off-topic refused", Refused(question => question.Kind == "offtopic")),
    }.Select(figure => $"{figure.Name}: {figure.Share}"));

    private Share Of(Func<QualityQuestion, bool> which, Func<IEnumerable<Hit>, IEnumerable<Hit>> shown) =>
        Of(pair => which(pair.Question), pair => shown(pair.Answer.Hits).Any(hit => pair.Question.IsAnsweredBy(hit.Passage.Id.ToString())));

    private Share Of(Func<(QualityQuestion Question, Answer Answer), bool> which, Func<(QualityQuestion Question, Answer Answer), bool> holds)
    {
        var all = _asked.Where(which).ToList();
        return new Share(all.Count(holds), all.Count);
    }
}

/// <summary>So many of so many.</summary>
internal readonly record struct Share(int Good, int All)
{
    public double Value => All == 0 ? 1 : (double)Good / All;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Good}/{All} = {Value:F3}");
}
