namespace RussiaTaliban.BotFramework.DirectLine;

/// <summary>What a token grants: one conversation, as one person, for a while.</summary>
/// <param name="Use">What it is for.</param>
/// <param name="Conversation">The conversation's id.</param>
/// <param name="User">Who writes with it.</param>
internal sealed record ConversationToken(TokenUse Use, string Conversation, string User);
