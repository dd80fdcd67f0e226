using System.Collections.Concurrent;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Conversations;

/// <summary>
/// The conversations that the bot is in. Kept under their address without a thread, from the first word until the bot is removed.
/// Every method throws <see cref="StorageUnavailableException"/> where the store cannot be reached.
/// </summary>
public interface IConversationReferenceStore
{
    /// <summary>Most conversations that <see cref="ListAsync"/> gives.</summary>
    const int MaxListed = 200;

    /// <summary>Keeps or replaces what is known of a conversation.</summary>
    Task SaveAsync(KnownConversation known, CancellationToken cancellationToken);

    /// <summary>What was kept last; null if nothing is.</summary>
    Task<KnownConversation?> FindAsync(ConversationAddress conversation, CancellationToken cancellationToken);

    /// <summary>The groups and channels of one organisation, at most <see cref="MaxListed"/>, in no order that matters.</summary>
    /// <param name="channel">The channel: <see cref="ConversationAddress.Channel"/>.</param>
    /// <param name="tenant">The organisation: <see cref="KnownConversation.Tenant"/>.</param>
    Task<IReadOnlyList<KnownConversation>> ListAsync(string channel, string tenant, CancellationToken cancellationToken);

    /// <summary>Forgets the conversation and ends its subscriptions: the bot was removed or blocked.</summary>
    Task RemoveAsync(ConversationAddress conversation, CancellationToken cancellationToken);

    /// <summary>The same for every conversation of a team.</summary>
    /// <param name="channel">The channel: <see cref="ConversationAddress.Channel"/>.</param>
    /// <param name="team">The team: <see cref="KnownConversation.Team"/>.</param>
    Task RemoveTeamAsync(string channel, string team, CancellationToken cancellationToken);
}

/// <summary>A conversation that the bot is in: how to write into it, and what it is called.</summary>
/// <param name="Conversation">Which; its thread does not matter.</param>
/// <param name="Reference">What the channel needs to write into it later: JSON that only the channel reads, at most 8,000 characters, without secrets.</param>
public sealed record KnownConversation(ConversationAddress Conversation, string Reference)
{
    /// <summary>Who reads along. Default: personal.</summary>
    public ConversationKind Kind { get; init; } = ConversationKind.Personal;

    /// <summary>The organisation it belongs to, as the channel names it; null if the channel knows none or did not say.</summary>
    public string? Tenant { get; init; }

    /// <summary>The team that it is a channel of, as the channel names it; null outside teams.</summary>
    public string? Team { get; init; }

    /// <summary>The team's name for a channel, its own for a group; null if nobody has told. Text from people: escape it.</summary>
    public string? Name { get; init; }
}

/// <summary>Known conversations, in the memory of the process.</summary>
public sealed class InMemoryConversationReferenceStore(InMemorySubscriptionStore subscriptions) : IConversationReferenceStore
{
    private readonly ConcurrentDictionary<ConversationAddress, KnownConversation> _known = new();

    public Task SaveAsync(KnownConversation known, CancellationToken cancellationToken)
    {
        var address = known.Conversation with { Thread = null };
        _known[address] = known with { Conversation = address };
        return Task.CompletedTask;
    }

    public Task<KnownConversation?> FindAsync(ConversationAddress conversation, CancellationToken cancellationToken) =>
        Task.FromResult(_known.GetValueOrDefault(conversation with { Thread = null }));

    public Task<IReadOnlyList<KnownConversation>> ListAsync(string channel, string tenant, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<KnownConversation>>([.. _known.Values
            .Where(known => known.Conversation.Channel == channel && known.Tenant == tenant && known.Kind != ConversationKind.Personal)
            .Take(IConversationReferenceStore.MaxListed)]);

    public async Task RemoveAsync(ConversationAddress conversation, CancellationToken cancellationToken)
    {
        _known.TryRemove(conversation with { Thread = null }, out _);
        foreach (var subscription in await subscriptions.ListAsync(conversation, cancellationToken).ConfigureAwait(false))
        {
            await subscriptions.ChangeAsync(subscription.Id, live => live.End(SubscriptionState.Refused), cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task RemoveTeamAsync(string channel, string team, CancellationToken cancellationToken)
    {
        foreach (var known in _known.Values.Where(known => known.Conversation.Channel == channel && known.Team == team).ToList())
        {
            await RemoveAsync(known.Conversation, cancellationToken).ConfigureAwait(false);
        }
    }
}
