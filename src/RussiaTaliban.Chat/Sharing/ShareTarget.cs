namespace RussiaTaliban.Chat;

/// <summary>Whether a conversation may be shared with.</summary>
public abstract record ShareTarget
{
    private ShareTarget()
    {
    }

    /// <summary>The sharer and the bot are members.</summary>
    /// <param name="Conversation">Where.</param>
    /// <param name="Name">Its name as the sharer knows it.</param>
    public sealed record Open(ConversationAddress Conversation, string Name) : ShareTarget;

    /// <summary>No such conversation, or not for this sharer.</summary>
    public sealed record Closed : ShareTarget;

    /// <summary>The platform did not tell.</summary>
    public sealed record Unknown : ShareTarget;
}
