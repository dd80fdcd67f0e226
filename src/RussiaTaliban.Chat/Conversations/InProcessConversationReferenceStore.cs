using System.Collections.Concurrent;

namespace RussiaTaliban.Chat;

/// <summary>References that live as long as the process.</summary>
public sealed class InProcessConversationReferenceStore(InProcessSubscriptions subscriptions) : IConversationReferenceStore
{
    private readonly ConcurrentDictionary<ConversationAddress, string> _references = new();

    /// <inheritdoc/>
    public Task SaveAsync(ConversationAddress conversation, string reference, CancellationToken cancellationToken)
    {
        _references[conversation with { Thread = null }] = reference;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<string?> FindAsync(ConversationAddress conversation, CancellationToken cancellationToken) =>
        Task.FromResult(_references.GetValueOrDefault(conversation with { Thread = null }));

    /// <inheritdoc/>
    public async Task RemoveAsync(ConversationAddress conversation, CancellationToken cancellationToken)
    {
        _references.TryRemove(conversation with { Thread = null }, out _);
        foreach (var subscription in await subscriptions.ListAsync(conversation, cancellationToken).ConfigureAwait(false))
        {
            await subscriptions.ChangeAsync(subscription.Id, live => live.End(SubscriptionState.Refused), cancellationToken).ConfigureAwait(false);
        }
    }
}
