using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search;

/// <summary>What one snapshot of the corpus has for a question.</summary>
/// <param name="Outcome">Answered, closest or not found.</param>
/// <param name="Hits">The passages, best first; empty exactly where nothing was found.</param>
public sealed record Answer(AnswerOutcome Outcome, IReadOnlyList<Hit> Hits)
{
    /// <summary>How the question was read where that differs from what was typed (a mended spelling, a completed follow-up); null where it does not.</summary>
    public string? ReadAs { get; init; }

    /// <summary>Where nothing was found: the sections nearest in subject, best first, offered as not an answer. Otherwise empty.</summary>
    public IReadOnlyList<Section> NearestSections { get; init; } = [];

    /// <summary>In what the hits contradict each other about the same matter (two dates for one event). Default: in nothing.</summary>
    public Difference DifferIn { get; init; }

    /// <summary>The two passages that do, both among the hits, in their order; empty where none do.</summary>
    public IReadOnlyList<Passage> Differing { get; init; } = [];

    /// <summary>True where the hits contradict each other.</summary>
    public bool HitsDiffer => DifferIn != Difference.None;

    /// <summary>How many of the hits, from the first, say something on the question; the others only come next in the order. At least 1 where there are hits.</summary>
    public int Telling { get; init; } = Hits.Count;

    /// <summary>How many further hits stand behind those shown: 0 where "more" would show nothing.</summary>
    public int Remaining { get; init; }

    /// <summary>A remark about the search that the reader should see ("searched in exact words only: the article is in French"); null where there is none.</summary>
    public string? Remark { get; init; }
}

/// <summary>In what two passages about one matter contradict each other.</summary>
public enum Difference
{
    /// <summary>In nothing that could be told.</summary>
    None,

    /// <summary>Two days or years for one event.</summary>
    Dates,

    /// <summary>Two numbers of the same things.</summary>
    Numbers,

    /// <summary>Nearly the same words with another name, number or denial in them.</summary>
    Facts,
}

/// <summary>How sure an <see cref="Answer"/> is.</summary>
public enum AnswerOutcome
{
    /// <summary>The corpus has no answer: nothing is shown.</summary>
    NotFound,

    /// <summary>The corpus may have no answer; the hits are the nearest passages and are shown as such.</summary>
    Closest,

    /// <summary>The first hit answers.</summary>
    Answered,
}

/// <summary>A passage found for a question.</summary>
/// <param name="Passage">The paragraph, of the corpus that was searched.</param>
/// <param name="Score">Larger is better; comparable only within one answer.</param>
/// <param name="Highlights">The sentences that answer, as spans of <see cref="Passage.Text"/>, in reading order, not overlapping.</param>
public sealed record Hit(Passage Passage, double Score, IReadOnlyList<TextSpan> Highlights)
{
    /// <summary>Why it was found, most important first.</summary>
    public IReadOnlyList<Match> Matches { get; init; } = [];

    /// <summary>Whose voice the highlighted sentence is in, where it is not the article's own ("Farid Muttaqi"); null for the article's voice.</summary>
    public string? Voice { get; init; }

    /// <summary>Passages of other places that say the same in nearly the same words and with the same facts, best first; mostly empty.</summary>
    public IReadOnlyList<Passage> AlsoIn { get; init; } = [];

    /// <summary>The highlighted sentences, each a substring of <see cref="Passage.Text"/>.</summary>
    public IEnumerable<string> Quotes => Highlights.Select(span => span.Of(Passage.Text));
}

/// <summary>One reason why a passage was found: a word of the question and the word of the passage that met it.</summary>
/// <param name="Asked">The question's word, as typed.</param>
/// <param name="Found">The passage's word, as it stands there.</param>
/// <param name="Relation">How the two are related, for people: <c>same word</c>, <c>same root</c>, <c>synonym</c>, <c>same country</c>, <c>similar use</c>.</param>
/// <param name="Weight">Its share of the passage's score, 0 to 1.</param>
public sealed record Match(string Asked, string Found, string Relation, double Weight);
