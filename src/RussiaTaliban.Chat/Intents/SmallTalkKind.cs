namespace RussiaTaliban.Chat;

/// <summary>The kinds of small talk.</summary>
public enum SmallTalkKind
{
    /// <summary>Hello.</summary>
    Greeting,

    /// <summary>Thank you, well done.</summary>
    Thanks,

    /// <summary>Goodbye.</summary>
    Farewell,

    /// <summary>Who or what are you?</summary>
    Identity,
}
