using System.Collections.Frozen;
using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Search.Questions;
using RussiaTaliban.Briefing.Search.Scoring;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Presentation;

/// <summary>
/// A sentence seen as a statement that another may contradict: what it says of the question, and what sets it apart. Two statements are of one matter
/// only where nothing tells otherwise: they meet the same words of the question, and not both name something that the other does not.
/// </summary>
internal sealed partial class Statement
{
    /// <summary>From this weight on a related word counts as the same.</summary>
    private const double AsGoodAsSame = 0.75;

    /// <summary>A statement meets at least this share of what the question asks with, numbers and units apart.</summary>
    private const double AboutIt = 0.5;

    private readonly FrozenSet<int> _met;
    private readonly FrozenSet<string> _names;
    private readonly FrozenSet<string> _stems;
    private readonly bool _isAboutIt;

    /// <param name="question">The question.</param>
    /// <param name="telling">The places of its words that say what it is about; not those of "which <c>percentage</c>".</param>
    /// <param name="candidate">The candidate whose sentence it is.</param>
    /// <param name="sentence">The sentence.</param>
    public Statement(ReadQuestion question, FrozenSet<int> telling, Candidate candidate, AnalyzedSentence sentence)
    {
        var passage = candidate.Passage;
        Text = sentence.Span.Of(passage.Passage.Text);
        Figures = FigureReader.Read(passage, sentence);
        Year = Years().Matches(Text) is [var year] && InYear().IsMatch(Text.AsSpan(0, year.Index)) ? year.Value : null;
        var terms = Enumerable.Range(sentence.FirstTerm, sentence.TermCount).Select(at => passage.Terms[at]).ToList();
        var meetings = TermMatches.Of(question.Terms, passage.Terms, sentence.FirstTerm, sentence.TermCount);
        _met = telling.Where(term => meetings[term].Weight >= AsGoodAsSame).ToFrozenSet();
        _isAboutIt = telling.All(term => question.Terms.Terms[term].Country is null || _met.Contains(term))
            && _met.Sum(term => question.Terms.Terms[term].Idf) >= AboutIt * telling.Sum(term => question.Terms.Terms[term].Idf);
        _stems = terms.Where(term => term.IsWord && term.Word.Shape != WordShape.Number).Select(term => term.Stem).ToFrozenSet(StringComparer.Ordinal);
        var reported = Reporting().Match(Text) is { Success: true } speaker ? speaker.Length + sentence.Span.Start : -1;
        var voice = VoiceReader.Read(Text) ?? string.Empty;
        _names = terms
            .Where(term => term.IsWord && term.Word.Shape is WordShape.Capitalized or WordShape.Acronym && term.Word.Start >= reported
                && !voice.Contains(passage.Passage.Text.Substring(term.Word.Start, term.Word.Length), StringComparison.Ordinal))
            .Select(term => term.Stem)
            .ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The sentence.</summary>
    public string Text { get; }

    /// <summary>The numbers that it states.</summary>
    public IReadOnlyList<Figure> Figures { get; }

    /// <summary>The year in which what it tells happened, where it names one and no other; otherwise null.</summary>
    public string? Year { get; }

    /// <summary>True if both speak of what is asked for.</summary>
    public bool IsAboutTheSameAs(Statement other) => _isAboutIt && _met.SetEquals(other._met);

    /// <summary>True if both speak of what is asked for and of the same case of it.</summary>
    public bool IsOfOneMatterWith(Statement other) =>
        IsAboutTheSameAs(other)
        && !(_names.Except(other._names).Any() && other._names.Except(_names).Any())
        && Stage().IsMatch(Text) == Stage().IsMatch(other.Text);

    /// <summary>True if both name the same years, or one names none: figures of two years do not contradict each other.</summary>
    public bool IsOfOneTimeWith(Statement other)
    {
        var (mine, others) = (AllYears(Text), AllYears(other.Text));
        return mine.Count == 0 || others.Count == 0 || mine.SetEquals(others);
    }

    /// <summary>How much of the shorter of two statements the other has, 0 to 1.</summary>
    public double Likeness(Statement other) =>
        _stems.Count == 0 || other._stems.Count == 0 ? 0 : (double)_stems.Intersect(other._stems).Count() / Math.Min(_stems.Count, other._stems.Count);

    private static HashSet<string> AllYears(string text) => Years().Matches(text).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"(?<![0-9.,$€£-])(1[0-9]{3}|20[0-9]{2})(?![0-9,%s-])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Years();

    [GeneratedRegex(@"\b(in|during|of|" + Months.Pattern + @"|spring|summer|autumn|fall|winter|early|late)( [0-9]{1,2},)? $", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex InYear();

    /// <summary>Who reports stands at the start: "Police said …".</summary>
    [GeneratedRegex(@"^(The |An? )?(\p{L}+ ){1,3}(said|says|reported|report|announced|estimated|estimates|put the|counted|confirmed|claimed|claims)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Reporting();

    /// <summary>Words that make a figure one of a series.</summary>
    [GeneratedRegex(@"\b(now|today|currently|initially|at first|later|earlier|previously|originally|formerly|so far|by then|eventually|finally|only|alone|each|every|per|average)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Stage();
}
