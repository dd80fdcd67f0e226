using NodaTime;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Tests.Chat.Deliveries;

/// <summary>A store whose disk is gone.</summary>
internal sealed class BrokenStore : ISubscriptionStore, IDeliveryLedger
{
    public Task<AddOutcome> AddAsync(Subscription subscription, CancellationToken cancellationToken) => throw new StorageUnavailableException();

    public Task<Subscription?> FindAsync(string id, CancellationToken cancellationToken) => throw new StorageUnavailableException();

    public Task<IReadOnlyList<Subscription>> ListAsync(ConversationAddress conversation, CancellationToken cancellationToken) => throw new StorageUnavailableException();

    public Task<Subscription?> ChangeAsync(string id, Func<Subscription, Subscription> change, CancellationToken cancellationToken) => throw new StorageUnavailableException();

    public Task<IReadOnlyList<DeliveryClaim>> ClaimAsync(string channel, Instant now, int take, CancellationToken cancellationToken) => throw new StorageUnavailableException();

    public Task SettleAsync(Delivery outcome, CancellationToken cancellationToken) => throw new StorageUnavailableException();

    public Task<int> MarkLostAsync(Instant claimedBefore, CancellationToken cancellationToken) => throw new StorageUnavailableException();

    public Task<IReadOnlyList<Delivery>> ListAsync(string subscriptionId, int take, CancellationToken cancellationToken) => throw new StorageUnavailableException();
}
