using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Storage;

/// <summary>Subscriptions in the database.</summary>
public sealed class SubscriptionStore(Database database) : ISubscriptionStore
{
    private static readonly int[] Live = [(int)SubscriptionState.Active, (int)SubscriptionState.Paused];

    public Task<AddOutcome> AddAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        return database.ChangeAsync(
            async (context, token) =>
            {
                // The limits hold although two replicas count at the same time.
                await context.LockNameAsync("subscriptions of " + subscription.Owner, token);
                await context.LockNameAsync("subscriptions in " + subscription.Conversation.Conversation, token);
                var row = SubscriptionRow.Of(subscription);
                var here = Here(context, subscription.Conversation);

                // The details may be encrypted, and then no two texts are equal to the database.
                var alike = here.Where(other => other.Days == row.Days && other.MinuteOfDay == row.MinuteOfDay && other.Zone == row.Zone).Select(other => other.Details);
                if ((await alike.ToListAsync(token)).Contains(row.Details))
                {
                    return AddOutcome.AlreadyThere;
                }

                var byPerson = context.Subscriptions.Where(other => other.Channel == row.Channel && other.Owner == row.Owner && Live.Contains(other.State));
                if (await here.CountAsync(token) >= SubscriptionLimits.PerConversation
                    || await byPerson.CountAsync(token) >= SubscriptionLimits.PerPerson)
                {
                    return AddOutcome.TooMany;
                }

                context.Subscriptions.Add(row);
                return AddOutcome.Added;
            },
            cancellationToken);
    }

    public Task<Subscription?> FindAsync(string id, CancellationToken cancellationToken) => database.RunAsync(
        async (context, token) => (await context.Subscriptions.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, token))?.ToSubscription(),
        cancellationToken);

    public Task<IReadOnlyList<Subscription>> ListAsync(ConversationAddress conversation, CancellationToken cancellationToken) =>
        database.ListAsync(context => Here(context, conversation).OrderBy(row => row.Id), row => row.ToSubscription(), cancellationToken);

    public Task<Subscription?> ChangeAsync(string id, Func<Subscription, Subscription> change, CancellationToken cancellationToken)
    {
        return database.ChangeAsync(
            async (context, token) =>
            {
                if (await context.LockOne(id).SingleOrDefaultAsync(token) is not { } row)
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
