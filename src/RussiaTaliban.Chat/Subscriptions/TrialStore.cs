using RussiaTaliban.Chat.Conversations;

namespace RussiaTaliban.Chat.Subscriptions;

/// <summary>Subscriptions as they would stand after changes that are only tried: they are read from the store, and nothing is written to it.</summary>
internal sealed class TrialStore(ISubscriptionStore store) : ISubscriptionStore
{
    private readonly Dictionary<string, Subscription> _changed = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    /// <remarks>The same limits hold in the end when it is really added.</remarks>
    public async Task<AddOutcome> AddAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        var here = await ListAsync(subscription.Conversation, cancellationToken).ConfigureAwait(false);
        if (here.Any(other => other.Schedule == subscription.Schedule))
        {
            return AddOutcome.AlreadyThere;
        }

        _changed[subscription.Id] = subscription;
        return here.Count < SubscriptionLimits.PerConversation ? AddOutcome.Added : AddOutcome.TooMany;
    }

    /// <inheritdoc/>
    public async Task<Subscription?> FindAsync(string id, CancellationToken cancellationToken) =>
        _changed.GetValueOrDefault(id) ?? await store.FindAsync(id, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Subscription>> ListAsync(ConversationAddress conversation, CancellationToken cancellationToken)
    {
        var stored = await store.ListAsync(conversation, cancellationToken).ConfigureAwait(false);
        var added = _changed.Values.Where(one => one.Conversation == conversation && stored.All(other => other.Id != one.Id));
        return [.. stored.Select(one => _changed.GetValueOrDefault(one.Id) ?? one).Concat(added).Where(one => one.IsLive)];
    }

    /// <inheritdoc/>
    public async Task<Subscription?> ChangeAsync(string id, Func<Subscription, Subscription> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        return await FindAsync(id, cancellationToken).ConfigureAwait(false) is { } current ? _changed[id] = change(current) : null;
    }
}
