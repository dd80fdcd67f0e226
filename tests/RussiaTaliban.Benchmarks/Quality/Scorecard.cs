using RussiaTaliban.Terminal;

namespace RussiaTaliban.Benchmarks.Quality;

/// <summary>Every figure of a run. Only the first three passages count as shown; "closest" counts as an answer that does not claim to be one.</summary>
internal sealed class Scorecard
{
    private const int Shown = 3;

    private static readonly HashSet<string> Answerable = new(StringComparer.Ordinal)
    {
        "fact", "why", "who", "when", "where", "opinion", "paraphrase", "howto-paraphrase", "typo", "followup", "multi", "conflict",
    };

    private readonly SortedDictionary<string, List<bool>> _tallies = new(StringComparer.Ordinal);

    private Scorecard()
    {
    }

    /// <summary>The figures, by name.</summary>
    public IEnumerable<Figure> Figures => _tallies.Select(tally => new Figure(tally.Key, tally.Value));

    public static Scorecard Of(IEnumerable<AskedQuestion> run)
    {
        var card = new Scorecard();
        foreach (var asked in run)
        {
            card.Add(asked.Question, asked.Answer);
        }

        return card;
    }

    /// <summary>One figure; null if no question bears on it.</summary>
    public Figure? Find(string name) => _tallies.TryGetValue(name, out var hits) ? new Figure(name, hits) : null;

    private void Add(QualityQuestion question, AnswerRecord answer)
    {
        var shown = answer.Passages.Take(Shown).Select(passage => Name(question, passage.Id)).ToList();
        var first = shown.Count > 0 && question.Answers.Contains(shown[0]);
        switch (question.Kind)
        {
            case "quote-check":
                Count("quote check", answer.Outcome == "quote_" + question.Expected);
                if (question.Answers.Count > 0)
                {
                    Count("quote check, passage", first);
                }

                break;
            case "command":
                Count("command seen as one", answer.Outcome == "command");
                break;
            case "offtopic":
                Count("off-topic refused", answer.Outcome is "not_found" or "small_talk" && shown.Count == 0);
                break;
            case var kind when question.Answers.Count == 0:
                Count("unanswerable not claimed as answered", answer.Outcome is "closest" or "not_found");
                Count("unanswerable refused outright", answer.Outcome is "not_found" && shown.Count == 0);
                break;
            case var kind when Answerable.Contains(kind):
                AddAnswerable(question, answer, shown, first);
                break;
        }
    }

    private void AddAnswerable(QualityQuestion question, AnswerRecord answer, List<string> shown, bool first)
    {
        var answered = answer.Outcome is "answered" or "closest";
        if (answer.Outcome == "answered")
        {
            Count("claimed as answered: first passage right", first);
        }

        Count("answerable and claimed as answered", answer.Outcome == "answered");
        foreach (var group in new[] { "all", question.Kind })
        {
            Count($"not refused [{group}]", answered);
            Count($"first passage right [{group}]", answered && first);
            Count($"right passage shown [{group}]", answered && shown.Exists(question.Answers.Contains));
        }

        if (!string.IsNullOrEmpty(question.MustQuote))
        {
            var highlighted = answer.Passages.Take(Shown).Select(passage => string.Join(' ', passage.Quotes));
            Count("the sentence that answers is highlighted", answered && highlighted.Any(text => text.Contains(question.MustQuote, StringComparison.Ordinal)));
        }

        foreach (var other in question.AlsoQuote?.Keys ?? [])
        {
            Count("every side of a multi-part answer shown", answered && shown.Contains(other) && shown.Contains(question.Answers[0]));
        }
    }

    private void Count(string name, bool hit)
    {
        if (!_tallies.TryGetValue(name, out var hits))
        {
            _tallies.Add(name, hits = []);
        }

        hits.Add(hit);
    }

    private static string Name(QualityQuestion question, string id) => question.NamesArticles ? id : id[(id.LastIndexOf('/') + 1)..];
}
