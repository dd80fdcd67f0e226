namespace RussiaTaliban.Chat;

/// <summary>Keeps subscriptions. Every method throws <see cref="StorageUnavailableException"/> where the store cannot be reached.</summary>
public interface ISubscriptionStore
{
    /// <summary>Keeps a new subscription unless a limit stands against it.</summary>
    Task<AddOutcome> AddAsync(Subscription subscription, CancellationToken cancellationToken);

    /// <summary>The subscription with an id, live or ended; null where there is none.</summary>
    Task<Subscription?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The live subscriptions of a conversation, oldest first. The address's thread does not matter.</summary>
    Task<IReadOnlyList<Subscription>> ListAsync(ConversationAddress conversation, CancellationToken cancellationToken);

    /// <summary>Replaces a subscription by what <paramref name="change"/> makes of it, while no one else can change it.</summary>
    /// <returns>The new value; null where there is none with this id.</returns>
    Task<Subscription?> ChangeAsync(string id, Func<Subscription, Subscription> change, CancellationToken cancellationToken);
}
