using System.Collections.Frozen;
using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Search.Questions;
using RussiaTaliban.Briefing.Search.Scoring;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Presentation;

/// <summary>
/// Finds a passage that states something else than another about the same matter: another day of the same month or another year for one event, another
/// number of the same things. Says so only where nothing tells that two matters are meant.
/// </summary>
internal static partial class Disagreement
{
    /// <summary>A passage is about the same matter from these odds beside the first one on.</summary>
    private const double SameMatter = 0.002;

    /// <summary>How deep is looked.</summary>
    private const int Depth = 8;

    /// <summary>Where no number is asked for, sentences that state two must be this much alike to contradict each other.</summary>
    private const double Alike = 0.8;

    /// <summary>
    /// The candidate that differs from an earlier one, and moved up behind it, where there is one; otherwise the order as it is.
    /// </summary>
    public static Arrangement Arrange(ReadQuestion question, IReadOnlyList<Candidate> order, int most)
    {
        var days = (question.AskedFor & AnswerSlots.Date) != 0 || Day().IsMatch(question.Form);
        return (days ? DifferingDays(question, order) : null) ?? DifferingStatements(question, order, most) ?? new Arrangement(order, Difference.None);
    }

    private static Arrangement? DifferingDays(ReadQuestion question, IReadOnlyList<Candidate> order)
    {
        // A question that says itself that there are two days need not say what happened on them.
        var telling = SaysTwo().IsMatch(question.Form) ? [] : Telling(question);
        var dated = order.Take(Depth).Select(candidate => (Candidate: candidate, Dated: Dated(question, telling, candidate))).Where(entry => entry.Dated.Count > 0).ToList();
        for (var first = 0; first < dated.Count; first++)
        {
            for (var second = first + 1; second < dated.Count; second++)
            {
                if (DifferingDays(dated[first].Dated, dated[second].Dated) is { } pair && dated[second].Candidate.OddsTo(order[0]) >= SameMatter)
                {
                    // A passage before them that has a date, too, gives way where it meets less of the question than each of them.
                    var meets = order[0].Features.Coverage >= Math.Min(dated[first].Candidate.Features.Coverage, dated[second].Candidate.Features.Coverage);
                    var keepsFirst = dated[first].Candidate == order[0] || (HasDate(order[0]) && meets && !AskedFor.IsDay(question.Form));
                    return new Arrangement(Together(order, keepsFirst, dated[first].Candidate, dated[second].Candidate), Difference.Dates)
                    {
                        Pair = [dated[first].Candidate.Passage.Passage, dated[second].Candidate.Passage.Passage],
                        Marks = new Dictionary<Candidate, TextSpan> { [dated[first].Candidate] = pair.One, [dated[second].Candidate] = pair.Other },
                    };
                }
            }
        }

        return null;
    }

    private static Arrangement? DifferingStatements(ReadQuestion question, IReadOnlyList<Candidate> order, int most)
    {
        // Only what is marked counts, so that a reader sees what differs.
        var asksNumber = (question.AskedFor & AnswerSlots.Number) != 0;
        var asksYear = (question.AskedFor & AnswerSlots.Date) != 0 && !Year().IsMatch(question.Form);
        var telling = Telling(question);
        var first = Marked(question, telling, order[0]);
        foreach (var candidate in order.Skip(1).Take((asksNumber || asksYear ? Depth : most) - 1).Where(candidate => candidate.OddsTo(order[0]) >= SameMatter))
        {
            var second = Marked(question, telling, candidate);
            var years = asksYear && first.Exists(one => second.Exists(other => YearsDiffer(one, other)));
            if ((years || first.Exists(one => second.Exists(other => Contradict(one, other, asksNumber))))
                && !first.Exists(one => second.Exists(other => Agree(one, other))))
            {
                return new Arrangement(Together(order, keepsFirst: true, order[0], candidate), years ? Difference.Dates : Difference.Numbers)
                {
                    Pair = [order[0].Passage.Passage, candidate.Passage.Passage],
                };
            }
        }

        return null;
    }

    /// <summary>The places of the question's words that say what it is about: no figure, no month, no noun of "which <c>percentage</c>".</summary>
    private static FrozenSet<int> Telling(ReadQuestion question) => Enumerable.Range(0, question.Terms.Terms.Count)
        .Where(term => question.Terms.Terms[term].Asked is var asked && !char.IsDigit(asked[0]) && !Month().IsMatch(asked)
            && question.Form.IndexOf(asked, StringComparison.Ordinal) is var at && (at < 0 || !AskedFor.IsNounAt(question.Form, at)))
        .ToFrozenSet();

    /// <summary>The two one behind the other, as far up as the better of them stands, or behind the very first.</summary>
    private static IReadOnlyList<Candidate> Together(IReadOnlyList<Candidate> order, bool keepsFirst, params Candidate[] pair)
    {
        var leader = keepsFirst ? [order[0]] : Array.Empty<Candidate>();
        return [.. leader.Union(pair), .. order.Except(leader.Union(pair))];
    }

    private static List<Statement> Marked(ReadQuestion question, FrozenSet<int> telling, Candidate candidate)
    {
        var marked = Highlighter.Mark(question.AskedFor, candidate);
        return [.. candidate.Passage.Sentences.Where(sentence => marked.Contains(sentence.Span)).Select(sentence => new Statement(question, telling, candidate, sentence))];
    }

    private static bool YearsDiffer(Statement one, Statement other) =>
        one.Year is not null && other.Year is not null && one.Year != other.Year && one.IsOfOneMatterWith(other);

    private static bool Contradict(Statement one, Statement other, bool asksNumber) =>
        one.IsOfOneMatterWith(other) && (asksNumber || one.Likeness(other) >= Alike) && one.IsOfOneTimeWith(other) && FiguresDiffer(one, other);

    /// <summary>True if the same things are counted, and no two numbers of them can be the same.</summary>
    private static bool FiguresDiffer(Statement one, Statement other)
    {
        var pairs = one.Figures.SelectMany(figure => other.Figures.Where(figure.CountsAs).Select(against => (figure, against))).ToList();
        return pairs.Count > 0 && pairs.TrueForAll(pair => pair.figure.Excludes(pair.against));
    }

    private static bool Agree(Statement one, Statement other) =>
        one.Figures.Any(figure => other.Figures.Any(against => figure.CountsAs(against) && !figure.Excludes(against)));

    private static bool HasDate(Candidate candidate) => (candidate.Passage.Sentences[candidate.BestSentence].Slots & AnswerSlots.Date) != 0;

    /// <summary>The sentences that give one event two days of one month; null where there are none.</summary>
    private static (TextSpan One, TextSpan Other)? DifferingDays(List<DatedStatement> left, List<DatedStatement> right) =>
        left.Exists(one => right.Exists(other => one.Days.Overlaps(other.Days)))
            ? null
            : left.SelectMany(one => right
                .Where(other => one.Statement.IsAboutTheSameAs(other.Statement)
                    && one.Days.Any(day => other.Days.Any(against => Month().Match(day).Value == Month().Match(against).Value)))
                .Select(other => ((TextSpan, TextSpan)?)(one.Sentence, other.Sentence))).FirstOrDefault();

    /// <summary>The sentences of a candidate that name days (<c>july 4</c>), each seen with the one before it: "On July 3 the ministry confirmed it".</summary>
    private static List<DatedStatement> Dated(ReadQuestion question, FrozenSet<int> telling, Candidate candidate)
    {
        var sentences = candidate.Passage.Sentences;
        var dated = new List<DatedStatement>();
        for (var at = 0; at < sentences.Count; at++)
        {
            var days = Day().Matches(sentences[at].Span.Of(candidate.Passage.Passage.Text))
                .Select(match => $"{match.Groups["month"].ValueSpan.ToString().ToUpperInvariant()} {match.Groups["day"].Value}").ToFrozenSet(StringComparer.Ordinal);
            if (days.Count > 0)
            {
                var from = sentences[Math.Max(0, at - 1)];
                var both = new AnalyzedSentence(
                    new TextSpan(from.Span.Start, sentences[at].Span.End - from.Span.Start), from.FirstTerm, sentences[at].FirstTerm + sentences[at].TermCount - from.FirstTerm, sentences[at].Slots);
                dated.Add(new DatedStatement(new Statement(question, telling, candidate, both), days, sentences[at].Span));
            }
        }

        return dated;
    }

    private sealed record DatedStatement(Statement Statement, FrozenSet<string> Days, TextSpan Sentence);

    [GeneratedRegex(@"\b(two|both|different|several|conflicting) (\w+ )?(dates|days)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex SaysTwo();

    [GeneratedRegex(@"^(" + Months.Pattern + @")\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Month();

    [GeneratedRegex(@"\b(?<month>" + Months.Pattern + @") (?<day>[0-9]{1,2})\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Day();

    [GeneratedRegex(@"\b(1[0-9]{3}|20[0-9]{2})\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Year();
}

/// <summary>The order in which candidates are shown.</summary>
/// <param name="Order">Best first, two that contradict each other side by side.</param>
/// <param name="DifferIn">In what they do.</param>
internal sealed record Arrangement(IReadOnlyList<Candidate> Order, Difference DifferIn)
{
    /// <summary>The two passages that contradict each other, in their order; empty where none do.</summary>
    public IReadOnlyList<Passage> Pair { get; init; } = [];

    /// <summary>The sentences that contradict each other, where they are others than those that would be marked; by candidate.</summary>
    public IReadOnlyDictionary<Candidate, TextSpan> Marks { get; init; } = new Dictionary<Candidate, TextSpan>();
}
