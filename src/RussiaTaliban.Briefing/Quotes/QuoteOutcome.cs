namespace RussiaTaliban.Briefing.Quotes;

/// <summary>Whether the corpus says what somebody says it says.</summary>
public enum QuoteOutcome
{
    /// <summary>Nothing in the corpus is near enough to be what was meant.</summary>
    Absent,

    /// <summary>The corpus has something like it; the words differ.</summary>
    Altered,

    /// <summary>Word for word and mark for mark; only typography (the shape of quotes, dashes and spaces) may differ.</summary>
    Verbatim,
}
