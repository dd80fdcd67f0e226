using Microsoft.EntityFrameworkCore;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Storage;

/// <summary>Subscriptions in the database.</summary>
public sealed class SubscriptionStore(Database database) : ISubscriptionStore
{
    private static readonly int[] Live = [(int)SubscriptionState.Active, (int)SubscriptionState.Paused];

    /// <inheritdoc/>
    public Task<AddOutcome> AddAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        return database.ChangeAsync(
            async (context, token) =>
            {
                // The limits hold although two replicas count at the same time.
                await context.LockNameAsync("subscriptions of " + subscription.Owner, token).ConfigureAwait(false);
                await context.LockNameAsync("subscriptions in " + subscription.Conversation.Conversation, token).ConfigureAwait(false);
                var row = SubscriptionRow.Of(subscription);
                var here = Here(context, subscription.Conversation);
                if (await here.AnyAsync(other => other.Days == row.Days && other.MinuteOfDay == row.MinuteOfDay && other.Zone == row.Zone, token).ConfigureAwait(false))
                {
                    return AddOutcome.AlreadyThere;
                }

                var byPerson = context.Subscriptions.Where(other => other.Channel == row.Channel && other.Owner == row.Owner && Live.Contains(other.State));
                if (await here.CountAsync(token).ConfigureAwait(false) >= SubscriptionLimits.PerConversation
                    || await byPerson.CountAsync(token).ConfigureAwait(false) >= SubscriptionLimits.PerPerson)
                {
                    return AddOutcome.TooMany;
                }

                context.Subscriptions.Add(row);
                return AddOutcome.Added;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Subscription?> FindAsync(string id, CancellationToken cancellationToken) => database.RunAsync(
        async (context, token) => (await context.Subscriptions.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, token).ConfigureAwait(false))?.ToSubscription(),
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Subscription>> ListAsync(ConversationAddress conversation, CancellationToken cancellationToken) =>
        database.RunAsync<IReadOnlyList<Subscription>>(
        async (context, token) =>
        {
            var rows = await Here(context, conversation).AsNoTracking().OrderBy(row => row.Id).ToListAsync(token).ConfigureAwait(false);
            return [.. rows.Select(row => row.ToSubscription())];
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<Subscription?> ChangeAsync(string id, Func<Subscription, Subscription> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        return database.ChangeAsync(
            async (context, token) =>
            {
                if (await context.LockOne(id).SingleOrDefaultAsync(token).ConfigureAwait(false) is not { } row)
                {
                    return null;
                }

                var changed = change(row.ToSubscription());
                row.Take(changed);
                return changed;
            },
            cancellationToken);
    }

    internal static IQueryable<SubscriptionRow> Here(StorageContext context, ConversationAddress conversation) => context.Subscriptions.Where(row =>
        row.Channel == conversation.Channel && row.Conversation == conversation.Conversation && Live.Contains(row.State));
}
