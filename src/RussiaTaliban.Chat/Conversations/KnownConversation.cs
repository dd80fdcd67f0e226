namespace RussiaTaliban.Chat;

/// <summary>A conversation that the bot is in: how to write into it, and what it is called.</summary>
/// <param name="Conversation">Which; its thread does not matter.</param>
/// <param name="Reference">What the channel needs to write into it later: JSON that only the channel reads, at most 8,000 characters, without secrets.</param>
public sealed record KnownConversation(ConversationAddress Conversation, string Reference)
{
    /// <summary>Who reads along. Default: personal.</summary>
    public ConversationKind Kind { get; init; } = ConversationKind.Personal;

    /// <summary>The organisation it belongs to, as the channel names it; null where the channel knows none or did not say.</summary>
    public string? Tenant { get; init; }

    /// <summary>The team that it is a channel of, as the channel names it; null outside teams.</summary>
    public string? Team { get; init; }

    /// <summary>The team's name for a channel, its own for a group; null where nobody has told. Text from people: escape it.</summary>
    public string? Name { get; init; }
}
