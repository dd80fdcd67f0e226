namespace RussiaTaliban.Briefing.Quotes;

/// <summary>What a token of a quote is.</summary>
internal enum QuoteTokenKind
{
    /// <summary>Letters or digits.</summary>
    Word,

    /// <summary>A mark.</summary>
    Mark,

    /// <summary>An ellipsis: …, … as three points, or either in brackets.</summary>
    Ellipsis,
}
