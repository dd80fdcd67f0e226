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

    /// <summary>More than one conversation may be meant; the sharer and the bot are members of each.</summary>
    /// <param name="Places">Those that may be named where the sharer speaks; may be empty.</param>
    public sealed record Several(IReadOnlyList<SharePlace> Places) : ShareTarget;

    /// <summary>No such conversation, or not for this sharer.</summary>
    /// <param name="Places">Those that may be offered instead; may be empty.</param>
    public sealed record Closed(IReadOnlyList<SharePlace> Places) : ShareTarget;

    /// <summary>The platform did not tell.</summary>
    public sealed record Unknown : ShareTarget;
}
