namespace RussiaTaliban.Briefing.Quotes;

/// <summary>What a part of a difference is.</summary>
public enum DifferenceKind
{
    /// <summary>In both.</summary>
    Same,

    /// <summary>Only in the pasted quote.</summary>
    Added,

    /// <summary>Only in the article.</summary>
    Missing,

    /// <summary>Only in the article, and the quote says by an ellipsis that something is left out here.</summary>
    Omitted,
}
