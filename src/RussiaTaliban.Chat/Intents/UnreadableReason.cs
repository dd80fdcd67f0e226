namespace RussiaTaliban.Chat;

/// <summary>Why a message cannot be a question.</summary>
public enum UnreadableReason
{
    /// <summary>Nothing but white space, or nothing at all.</summary>
    Empty,

    /// <summary>Signs or pictures, but no word.</summary>
    NoWords,

    /// <summary>Longer than <see cref="IntentReader.MaxLength"/>.</summary>
    TooLong,

    /// <summary>The command to check a quote, and no quote.</summary>
    NoQuote,
}
