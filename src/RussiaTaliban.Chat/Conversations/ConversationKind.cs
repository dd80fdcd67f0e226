namespace RussiaTaliban.Chat;

/// <summary>Who reads along.</summary>
public enum ConversationKind
{
    /// <summary>One person and the bot.</summary>
    Personal,

    /// <summary>Several people and the bot.</summary>
    Group,

    /// <summary>A channel of a team or workspace.</summary>
    Channel,
}
