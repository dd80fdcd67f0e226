using NodaTime;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Storage;

/// <summary>
/// The ledger in the database. A claim and the step to the next delivery are one transaction, and the primary key (subscription, day) would refuse
/// a second row for a day even if all else failed.
/// </summary>
public sealed class DigestDeliveryLedger(Database database) : IDigestDeliveryLedger
{
    public Task<IReadOnlyList<DigestDeliveryClaim>> ClaimAsync(string channel, Instant now, int take, CancellationToken cancellationToken) =>
        database.ChangeAsync<IReadOnlyList<DigestDeliveryClaim>>(
        async (context, token) =>
        {
            var claims = await ClaimRetriesAsync(context, channel, now, take, token);
            if (claims.Count < take)
            {
                await ClaimDueAsync(context, channel, now, take - claims.Count, claims, token);
            }

            return claims;
        },
        cancellationToken);

    public Task SettleAsync(DigestDelivery outcome, CancellationToken cancellationToken)
    {
        var (day, changed, retry) = (outcome.Date.ToDateOnly(), outcome.ChangedAt.ToUnixTimeTicks(), outcome.RetryAt?.ToUnixTimeTicks());
        return database.ChangeAsync(
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

    public Task<int> MarkLostAsync(Instant claimedBefore, CancellationToken cancellationToken)
    {
        var (before, claimed) = (claimedBefore.ToUnixTimeTicks(), (int)DigestDeliveryStatus.Claimed);
        return database.ChangeAsync(
            (context, token) => context.Deliveries
                .Where(row => row.Status == claimed && row.ChangedAt < before)
                .ExecuteUpdateAsync(row => row.SetProperty(delivery => delivery.Status, (int)DigestDeliveryStatus.Unknown), token),
            cancellationToken);
    }

    public Task<int> MendAsync(string channel, Instant now, CancellationToken cancellationToken) => database.ChangeAsync(
        async (context, token) =>
        {
            var (active, failed, moment) = ((int)SubscriptionState.Active, (int)DigestDeliveryStatus.Failed, now.ToUnixTimeTicks());
            var mended = 0;
            var rows = await context.Subscriptions.AsNoTracking().Where(row => row.Channel == channel && row.State == active).ToListAsync(token).ConfigureAwait(false);
            foreach (var row in rows)
            {
                var before = row.ToSubscription();
                var tomorrow = before.Schedule.DayOf(now).PlusDays(1).ToDateOnly();
                var deliveries = context.Deliveries.Where(delivery => delivery.SubscriptionId == row.Id);
                var last = row.LastDate > tomorrow
                    ? await deliveries.Where(delivery => delivery.Date <= tomorrow && !(delivery.Status == failed && delivery.ChangedAt > moment))
                        .MaxAsync(delivery => (DateOnly?)delivery.Date, token).ConfigureAwait(false)
                    : null;
                var after = before.Mended(now, _ => last is { } day ? LocalDate.FromDateOnly(day) : null);
                if (after == before || await context.LockOne(row.Id).SingleOrDefaultAsync(token).ConfigureAwait(false) is not { } locked || locked.ToSubscription() != before)
                {
                    continue;
                }

                locked.Take(after);
                mended++;
                await deliveries.Where(delivery => delivery.Date > tomorrow || (delivery.Status == failed && delivery.ChangedAt > moment))
                    .ExecuteDeleteAsync(token).ConfigureAwait(false);
            }

            return mended;
        },
        cancellationToken);

    public Task<IReadOnlyList<DigestDelivery>> ListAsync(string subscriptionId, int take, CancellationToken cancellationToken) => database.ListAsync(
        context => context.Deliveries.Where(row => row.SubscriptionId == subscriptionId).OrderByDescending(row => row.Date).Take(take),
        row => row.ToDelivery(),
        cancellationToken);

    private static async Task<List<DigestDeliveryClaim>> ClaimRetriesAsync(
        StorageContext context, string channel, Instant now, int take, CancellationToken cancellationToken)
    {
        var claims = new List<DigestDeliveryClaim>();
        foreach (var row in await context.LockRetries(channel, now.ToUnixTimeTicks(), take).ToListAsync(cancellationToken))
        {
            row.Status = (int)DigestDeliveryStatus.Claimed;
            row.Attempts++;
            row.ChangedAt = now.ToUnixTimeTicks();
            row.RetryAt = null;
            var subscription = await context.Subscriptions.AsNoTracking().FirstAsync(of => of.Id == row.SubscriptionId, cancellationToken);
            claims.Add(new DigestDeliveryClaim(subscription.ToSubscription(), row.ToDelivery()));
        }

        return claims;
    }

    private static async Task ClaimDueAsync(
        StorageContext context, string channel, Instant now, int take, List<DigestDeliveryClaim> claims, CancellationToken cancellationToken)
    {
        foreach (var due in await context.LockDue(channel, now.ToUnixTimeTicks(), take).ToListAsync(cancellationToken))
        {
            var row = new DeliveryRow
            {
                SubscriptionId = due.Id,
                Date = due.NextDate!.Value,
                Channel = channel,
                Status = (int)DigestDeliveryStatus.Claimed,
                Attempts = 1,
                ChangedAt = now.ToUnixTimeTicks(),
            };
            var next = due.ToSubscription().Claimed(now);
            due.Take(next);
            context.Deliveries.Add(row);
            claims.Add(new DigestDeliveryClaim(next, row.ToDelivery()));
        }
    }
}
