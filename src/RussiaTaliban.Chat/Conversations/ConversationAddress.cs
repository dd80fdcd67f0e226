namespace RussiaTaliban.Chat;

/// <summary>Where a conversation takes place. The parts are opaque: only the channel that made them reads them.</summary>
/// <param name="Channel">The channel's name: <c>msteams</c>, <c>slack</c>, <c>webchat</c>, <c>terminal</c>, …</param>
/// <param name="Conversation">The conversation's id in that channel, workspace or tenant included where ids repeat between them.</param>
/// <param name="Thread">The thread within it; null where the channel has no threads or the turn stands outside one.</param>
public sealed record ConversationAddress(string Channel, string Conversation, string? Thread = null);
