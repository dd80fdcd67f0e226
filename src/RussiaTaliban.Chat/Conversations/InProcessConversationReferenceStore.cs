using System.Collections.Concurrent;

namespace RussiaTaliban.Chat;

/// <summary>Conversations that are known as long as the process lives.</summary>
public sealed class InProcessConversationReferenceStore(InProcessSubscriptions subscriptions) : IConversationReferenceStore
{
    private readonly ConcurrentDictionary<ConversationAddress, KnownConversation> _known = new();

    /// <inheritdoc/>
    public Task SaveAsync(KnownConversation known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(known);
        var address = known.Conversation with { Thread = null };
        _known[address] = known with { Conversation = address };
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<KnownConversation?> FindAsync(ConversationAddress conversation, CancellationToken cancellationToken) =>
        Task.FromResult(_known.GetValueOrDefault(conversation with { Thread = null }));

    /// <inheritdoc/>
    public Task<IReadOnlyList<KnownConversation>> ListAsync(string channel, string tenant, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<KnownConversation>>([.. _known.Values
            .Where(known => known.Conversation.Channel == channel && known.Tenant == tenant && known.Kind != ConversationKind.Personal)
            .Take(IConversationReferenceStore.MostListed)]);

    /// <inheritdoc/>
    public async Task RemoveAsync(ConversationAddress conversation, CancellationToken cancellationToken)
    {
        _known.TryRemove(conversation with { Thread = null }, out _);
        foreach (var subscription in await subscriptions.ListAsync(conversation, cancellationToken).ConfigureAwait(false))
        {
            await subscriptions.ChangeAsync(subscription.Id, live => live.End(SubscriptionState.Refused), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async Task RemoveTeamAsync(string channel, string team, CancellationToken cancellationToken)
    {
        foreach (var known in _known.Values.Where(known => known.Conversation.Channel == channel && known.Team == team).ToList())
        {
            await RemoveAsync(known.Conversation, cancellationToken).ConfigureAwait(false);
        }
    }
}
