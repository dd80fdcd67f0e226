using Microsoft.EntityFrameworkCore;
using NodaTime;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Storage;

/// <summary>
/// The ledger in the database. A claim and the step to the next delivery are one transaction, and the primary key (subscription, day) would refuse
/// a second row for a day even if all else failed.
/// </summary>
public sealed class DeliveryLedger(Database database) : IDeliveryLedger
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<DeliveryClaim>> ClaimAsync(string channel, Instant now, int take, CancellationToken cancellationToken) => database.ChangeAsync<IReadOnlyList<DeliveryClaim>>(
        async (context, token) =>
        {
            var claims = await ClaimRetriesAsync(context, channel, now, take, token).ConfigureAwait(false);
            if (claims.Count < take)
            {
                await ClaimDueAsync(context, channel, now, take - claims.Count, claims, token).ConfigureAwait(false);
            }

            return claims;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task SettleAsync(Delivery outcome, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var (day, changed, retry) = (outcome.Date.ToDateOnly(), outcome.ChangedAt.ToUnixTimeTicks(), outcome.RetryAt?.ToUnixTimeTicks());
        return database.RunAsync(
            (context, token) => context.Deliveries
                .Where(row => row.SubscriptionId == outcome.SubscriptionId && row.Date == day)
                .ExecuteUpdateAsync(
                    row => row
                        .SetProperty(delivery => delivery.Status, (int)outcome.Status)
                        .SetProperty(delivery => delivery.ChangedAt, changed)
                        .SetProperty(delivery => delivery.RetryAt, retry),
                    token),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> MarkLostAsync(Instant claimedBefore, CancellationToken cancellationToken)
    {
        var (before, claimed) = (claimedBefore.ToUnixTimeTicks(), (int)DeliveryStatus.Claimed);
        return database.RunAsync(
            (context, token) => context.Deliveries
                .Where(row => row.Status == claimed && row.ChangedAt < before)
                .ExecuteUpdateAsync(row => row.SetProperty(delivery => delivery.Status, (int)DeliveryStatus.Unknown), token),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Delivery>> ListAsync(string subscriptionId, int take, CancellationToken cancellationToken) => database.RunAsync<IReadOnlyList<Delivery>>(
        async (context, token) =>
        {
            var rows = await context.Deliveries.AsNoTracking()
                .Where(row => row.SubscriptionId == subscriptionId)
                .OrderByDescending(row => row.Date)
                .Take(take)
                .ToListAsync(token)
                .ConfigureAwait(false);
            return [.. rows.Select(row => row.ToDelivery())];
        },
        cancellationToken);

    private static async Task<List<DeliveryClaim>> ClaimRetriesAsync(StorageContext context, string channel, Instant now, int take, CancellationToken cancellationToken)
    {
        var claims = new List<DeliveryClaim>();
        foreach (var row in await context.LockRetries(channel, now.ToUnixTimeTicks(), take).ToListAsync(cancellationToken).ConfigureAwait(false))
        {
            row.Status = (int)DeliveryStatus.Claimed;
            row.Attempts++;
            row.ChangedAt = now.ToUnixTimeTicks();
            row.RetryAt = null;
            var subscription = await context.Subscriptions.AsNoTracking().FirstAsync(of => of.Id == row.SubscriptionId, cancellationToken).ConfigureAwait(false);
            claims.Add(new DeliveryClaim(subscription.ToSubscription(), row.ToDelivery()));
        }

        return claims;
    }

    private static async Task ClaimDueAsync(
        StorageContext context, string channel, Instant now, int take, List<DeliveryClaim> claims, CancellationToken cancellationToken)
    {
        foreach (var due in await context.LockDue(channel, now.ToUnixTimeTicks(), take).ToListAsync(cancellationToken).ConfigureAwait(false))
        {
            var row = new DeliveryRow
            {
                SubscriptionId = due.Id,
                Date = due.NextDate!.Value,
                Channel = channel,
                Status = (int)DeliveryStatus.Claimed,
                Attempts = 1,
                ChangedAt = now.ToUnixTimeTicks(),
            };
            var next = due.ToSubscription().Claimed(now);
            due.Take(next);
            context.Deliveries.Add(row);
            claims.Add(new DeliveryClaim(next, row.ToDelivery()));
        }
    }
}
