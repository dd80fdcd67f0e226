namespace RussiaTaliban.Chat.Conversations;

/// <summary>Keeps the state of conversations for a while. An expired or unknown conversation starts anew.</summary>
public interface IConversationMemory
{
    /// <summary>The conversation's state; <see cref="ConversationState.Initial"/> where none is kept.</summary>
    ValueTask<ConversationState> ReadAsync(ConversationAddress conversation, CancellationToken cancellationToken);

    /// <summary>Replaces the conversation's state; the last writer wins.</summary>
    ValueTask WriteAsync(ConversationAddress conversation, ConversationState state, CancellationToken cancellationToken);
}
