namespace RussiaTaliban.Chat;

/// <summary>One thing that a person said to the bot, whatever the channel.</summary>
/// <param name="Conversation">Where.</param>
/// <param name="Speaker">Who.</param>
/// <param name="Text">The words, without the bot's own mention; anything at all, also empty.</param>
public sealed record Turn(ConversationAddress Conversation, Person Speaker, string Text)
{
    /// <summary>Who reads along. Default: personal.</summary>
    public ConversationKind Kind { get; init; } = ConversationKind.Personal;

    /// <summary>What a button, menu or command asked for; it wins over <see cref="Text"/>. Null where only words came.</summary>
    public Intent? Chosen { get; init; }
}
