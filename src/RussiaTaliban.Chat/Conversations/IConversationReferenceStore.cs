namespace RussiaTaliban.Chat;

/// <summary>
/// What a channel needs to write into a conversation later, as JSON that only the channel reads. Kept under the address without its thread.
/// Every method throws <see cref="StorageUnavailableException"/> where the store cannot be reached.
/// </summary>
public interface IConversationReferenceStore
{
    /// <summary>Keeps or replaces the reference of a conversation.</summary>
    /// <param name="conversation">The conversation; its thread does not matter.</param>
    /// <param name="reference">JSON, at most 8,000 characters, without secrets.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task SaveAsync(ConversationAddress conversation, string reference, CancellationToken cancellationToken);

    /// <summary>The reference kept last; null where none is.</summary>
    Task<string?> FindAsync(ConversationAddress conversation, CancellationToken cancellationToken);

    /// <summary>Forgets the reference and ends the conversation's subscriptions: the bot was removed or blocked.</summary>
    Task RemoveAsync(ConversationAddress conversation, CancellationToken cancellationToken);
}
