namespace RussiaTaliban.Chat;

/// <summary>
/// The conversations that the bot is in. Kept under their address without a thread, from the first word until the bot is removed.
/// Every method throws <see cref="StorageUnavailableException"/> where the store cannot be reached.
/// </summary>
public interface IConversationReferenceStore
{
    /// <summary>Most conversations that <see cref="ListAsync"/> gives.</summary>
    const int MostListed = 200;

    /// <summary>Keeps or replaces what is known of a conversation.</summary>
    Task SaveAsync(KnownConversation known, CancellationToken cancellationToken);

    /// <summary>What was kept last; null where nothing is.</summary>
    Task<KnownConversation?> FindAsync(ConversationAddress conversation, CancellationToken cancellationToken);

    /// <summary>The groups and channels of one organisation, at most <see cref="MostListed"/>, in no order that matters.</summary>
    /// <param name="channel">The channel: <see cref="ConversationAddress.Channel"/>.</param>
    /// <param name="tenant">The organisation: <see cref="KnownConversation.Tenant"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<KnownConversation>> ListAsync(string channel, string tenant, CancellationToken cancellationToken);

    /// <summary>Forgets the conversation and ends its subscriptions: the bot was removed or blocked.</summary>
    Task RemoveAsync(ConversationAddress conversation, CancellationToken cancellationToken);

    /// <summary>The same for every conversation of a team.</summary>
    /// <param name="channel">The channel: <see cref="ConversationAddress.Channel"/>.</param>
    /// <param name="team">The team: <see cref="KnownConversation.Team"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task RemoveTeamAsync(string channel, string team, CancellationToken cancellationToken);
}
