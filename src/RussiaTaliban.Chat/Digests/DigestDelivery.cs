using NodaTime;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Digests;

/// <summary>One row of the ledger: one subscription on one local day.</summary>
/// <param name="Date">The local day in the schedule's zone.</param>
/// <param name="Status">What is known.</param>
public sealed record DigestDelivery(string SubscriptionId, LocalDate Date, DigestDeliveryStatus Status)
{
    /// <summary>How many times sending was begun, from 1.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>When the status last changed.</summary>
    public Instant ChangedAt { get; init; }

    /// <summary>When a failed delivery is tried again; null if it is not.</summary>
    public Instant? RetryAt { get; init; }
}

/// <summary>What is known about one delivery.</summary>
public enum DigestDeliveryStatus
{
    /// <summary>Someone is about to send it.</summary>
    Claimed,

    /// <summary>The platform has taken it.</summary>
    Sent,

    /// <summary>It was certainly not sent. Tried again while <see cref="DigestDelivery.RetryAt"/> is set.</summary>
    Failed,

    /// <summary>Whether it was sent cannot be known: a crash or a lost answer. It is shown and never sent again.</summary>
    Unknown,

    /// <summary>Nothing was new, and the subscription wants nothing then: it was not sent.</summary>
    NothingNew,
}

/// <summary>A claim: the right to send one delivery, once.</summary>
/// <param name="Subscription">As it stood when the claim was made.</param>
/// <param name="Delivery">The ledger's row, now claimed.</param>
public sealed record DigestDeliveryClaim(Subscription Subscription, DigestDelivery Delivery);

/// <summary>
/// The ledger of deliveries; a claim is recorded before the delivery is sent. Several processes may share one ledger: only one of them can claim a row.
/// Every method throws <see cref="StorageUnavailableException"/> where the ledger cannot be reached.
/// </summary>
public interface IDigestDeliveryLedger
{
    /// <summary>
    /// Claims what is due in a channel, oldest first: retries whose time has come, and subscriptions whose next delivery is due, which are moved
    /// on to the one after in the same transaction.
    /// </summary>
    /// <param name="channel">The channel's name.</param>
    /// <param name="now">The moment.</param>
    /// <param name="take">At most this many; from 1.</param>
    /// <param name="cancellationToken">Gives the claiming up; then nothing is claimed.</param>
    Task<IReadOnlyList<DigestDeliveryClaim>> ClaimAsync(string channel, Instant now, int take, CancellationToken cancellationToken);

    /// <summary>Records the outcome of a claim. A row that was considered lost in the meantime is corrected.</summary>
    /// <param name="outcome">The row with its new status, as <see cref="DigestDelivery.ChangedAt"/> says when.</param>
    /// <param name="cancellationToken">Best left uncancelled: an outcome that is not written is an unknown one.</param>
    Task SettleAsync(DigestDelivery outcome, CancellationToken cancellationToken);

    /// <summary>Marks claims that are older than <paramref name="claimedBefore"/> as unknown: whoever held them is gone.</summary>
    /// <returns>How many.</returns>
    Task<int> MarkLostAsync(Instant claimedBefore, CancellationToken cancellationToken);

    /// <summary>
    /// Sets right what a clock that ran ahead has left behind: rows and last days that lie in the future, what was given up there, and next deliveries that lie later than the
    /// schedule foresees. Without it a clock that jumps a year ahead and back would silence a subscription for a year.
    /// </summary>
    /// <param name="channel">The channel's name.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellationToken">Gives up; then nothing is changed.</param>
    /// <returns>How many subscriptions were set right.</returns>
    Task<int> MendAsync(string channel, Instant now, CancellationToken cancellationToken);

    /// <summary>The rows of one subscription, newest day first.</summary>
    Task<IReadOnlyList<DigestDelivery>> ListAsync(string subscriptionId, int take, CancellationToken cancellationToken);
}
