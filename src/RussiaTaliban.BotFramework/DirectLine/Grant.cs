namespace RussiaTaliban.BotFramework.DirectLine;

/// <summary>What a caller may do.</summary>
/// <param name="Token">The token that was shown; null where the caller may begin conversations of its own (by the secret, or because the door is open).</param>
/// <param name="HoldsSecret">True where the secret was shown: every conversation is open to this caller.</param>
internal sealed record Grant(ConversationToken? Token, bool HoldsSecret = false)
{
    /// <summary>Whether the caller may read and write a conversation.</summary>
    public bool Covers(string conversation) => HoldsSecret || Token?.Conversation == conversation;
}
