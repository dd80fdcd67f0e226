namespace RussiaTaliban.Briefing.Quotes;

/// <summary>What has become of a quote.</summary>
public enum QuoteStatus
{
    /// <summary>The article no longer has anything like it, or is itself no longer in the corpus.</summary>
    Gone,

    /// <summary>The article has something like it; the words differ, if only by one character.</summary>
    Changed,

    /// <summary>The article says it to the character.</summary>
    Verified,
}
