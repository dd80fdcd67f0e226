using NodaTime;

namespace RussiaTaliban.Chat;

/// <summary>
/// Who sends what, written down before it is sent. Several processes may share one ledger: a row is claimed by one of them.
/// Every method throws <see cref="StorageUnavailableException"/> where the ledger cannot be reached.
/// </summary>
public interface IDeliveryLedger
{
    /// <summary>
    /// Claims what is due in a channel, oldest first: retries whose time has come, and subscriptions whose next delivery is due, which are moved
    /// on to the one after in the same transaction.
    /// </summary>
    /// <param name="channel">The channel's name.</param>
    /// <param name="now">The moment.</param>
    /// <param name="take">At most this many; from 1.</param>
    /// <param name="cancellationToken">Gives the claiming up; then nothing is claimed.</param>
    Task<IReadOnlyList<DeliveryClaim>> ClaimAsync(string channel, Instant now, int take, CancellationToken cancellationToken);

    /// <summary>Writes down what came of a claim. A row that was taken for lost meanwhile is corrected.</summary>
    /// <param name="outcome">The row with its new status, as <see cref="Delivery.ChangedAt"/> says when.</param>
    /// <param name="cancellationToken">Best left uncancelled: an outcome that is not written is an unknown one.</param>
    Task SettleAsync(Delivery outcome, CancellationToken cancellationToken);

    /// <summary>Marks claims that are older than <paramref name="claimedBefore"/> as unknown: whoever held them is gone.</summary>
    /// <returns>How many.</returns>
    Task<int> MarkLostAsync(Instant claimedBefore, CancellationToken cancellationToken);

    /// <summary>The rows of one subscription, newest day first.</summary>
    Task<IReadOnlyList<Delivery>> ListAsync(string subscriptionId, int take, CancellationToken cancellationToken);
}
