namespace RussiaTaliban.Briefing.Search;

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
