namespace RussiaTaliban.Chat.Intents.Wishes;

/// <summary>What a message wants of deliveries.</summary>
internal enum WishKind
{
    /// <summary>Nothing: a question, chatter, another task.</summary>
    None,

    /// <summary>No wish either: words that are held up to be checked.</summary>
    Check,

    /// <summary>Summaries again and again.</summary>
    Subscribe,

    /// <summary>Deliveries that come already are to be otherwise.</summary>
    Change,

    /// <summary>None for a while.</summary>
    Pause,

    /// <summary>One day or a few are left out.</summary>
    Skip,

    /// <summary>On as before.</summary>
    Resume,

    /// <summary>None any more.</summary>
    Stop,

    /// <summary>What comes here, and when?</summary>
    List,

    /// <summary>Why did nothing come?</summary>
    Why,

    /// <summary>A summary now.</summary>
    Once,

    /// <summary>Word of what is new on a question.</summary>
    Watch,
}
