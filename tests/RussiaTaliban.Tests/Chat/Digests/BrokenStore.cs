using NodaTime;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Tests.Chat.Digests;

/// <summary>A store whose disk is gone.</summary>
internal sealed class BrokenStore : ISubscriptionStore, IDigestDeliveryLedger
{
    public Task<AddOutcome> AddAsync(Subscription subscription, CancellationToken cancellationToken) => throw new StorageUnavailableException();

    public Task<Subscription?> FindAsync(string id, CancellationToken cancellationToken) => throw new StorageUnavailableException();

    public Task<IReadOnlyList<Subscription>> ListAsync(ConversationAddress conversation, CancellationToken cancellationToken) => throw new StorageUnavailableException();

    public Task<Subscription?> ChangeAsync(string id, Func<Subscription, Subscription> change, CancellationToken cancellationToken) => throw new StorageUnavailableException();

    public Task<IReadOnlyList<DigestDeliveryClaim>> ClaimAsync(string channel, Instant now, int take, CancellationToken cancellationToken) => throw new StorageUnavailableException();

    public Task SettleAsync(DigestDelivery outcome, CancellationToken cancellationToken) => throw new StorageUnavailableException();

    public Task<int> MendAsync(string channel, Instant now, CancellationToken cancellationToken) => throw new StorageUnavailableException();

    public Task<int> MarkLostAsync(Instant claimedBefore, CancellationToken cancellationToken) => throw new StorageUnavailableException();

    public Task<IReadOnlyList<DigestDelivery>> ListAsync(string subscriptionId, int take, CancellationToken cancellationToken) => throw new StorageUnavailableException();
}
