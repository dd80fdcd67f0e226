using RussiaTaliban.Chat.Installations;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Storage;

/// <summary>Installations in the database.</summary>
public sealed class InstallationStore(Database database, TimeProvider time) : IInstallationStore
{
    private const string KeysName = "protection keys";

    /// <inheritdoc/>
    public Task SaveAsync(Installation installation, CancellationToken cancellationToken) => database.SaveAsync(
        $"installation {installation.Channel} {installation.Key}",
        context => Of(context, installation.Channel, installation.Key),
        () => new InstallationRow { Channel = installation.Channel, Key = installation.Key },
        row => (row.Payload, row.ClaimedUntil) = (installation.Payload, 0),
        cancellationToken);

    /// <inheritdoc/>
    public Task<Installation?> FindAsync(string channel, string key, CancellationToken cancellationToken) => database.RunAsync(
        async (context, token) => (await Of(context, channel, key).AsNoTracking().SingleOrDefaultAsync(token))?.ToInstallation(), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Installation>> ListAsync(string channel, CancellationToken cancellationToken) => database.ListAsync(
        context => context.Installations.Where(row => row.Channel == channel).OrderBy(row => row.Key), row => row.ToInstallation(), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> ClaimRenewalAsync(Installation known, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcTicks;
        var until = now + lease.Ticks;
        return database.ChangeAsync(
            async (context, token) => await Of(context, known).Where(row => row.ClaimedUntil <= now)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.ClaimedUntil, until), token) > 0,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> RenewAsync(Installation known, Installation renewed, CancellationToken cancellationToken) => database.ChangeAsync(
        async (context, token) => await Of(context, known)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.Payload, renewed.Payload).SetProperty(one => one.ClaimedUntil, 0), token) > 0,
        cancellationToken);

    /// <inheritdoc/>
    public Task RemoveAsync(string channel, string key, string places, IReadOnlyList<string> kept, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(places);
        var lanes = key + "/";
        return database.ChangeAsync(
            async (context, token) =>
            {
                await Of(context, channel, key).ExecuteDeleteAsync(token);
                await context.Inbox.Where(row => row.Channel == channel && row.Lane.StartsWith(lanes)).ExecuteDeleteAsync(token);
                foreach (var row in await context.Subscriptions.Where(row => row.Channel == channel && row.Conversation.StartsWith(places)).ToListAsync(token))
                {
                    if (IsMeant(row.Conversation))
                    {
                        row.Take(row.ToSubscription().End(SubscriptionState.Refused));
                    }
                }

                var references = await context.References.Where(row => row.Channel == channel && row.Conversation.StartsWith(places)).ToListAsync(token);
                context.References.RemoveRange(references.Where(row => IsMeant(row.Conversation)));
                var memory = await context.Memory.Where(row => row.Channel == channel && row.Conversation.StartsWith(places)).ToListAsync(token);
                context.Memory.RemoveRange(memory.Where(row => IsMeant(row.Conversation)));
                var marks = await context.DigestMarks.Where(row => row.Channel == channel && row.Conversation.StartsWith(places)).ToListAsync(token);
                context.DigestMarks.RemoveRange(marks.Where(row => IsMeant(row.Conversation)));
                var feedback = await context.Feedback.Where(row => row.Payload.Contains(places)).ToListAsync(token);
                context.Feedback.RemoveRange(feedback.Where(row =>
                    JsonSerializer.Deserialize(row.Payload, StorageJson.Default.FeedbackEntry) is { } entry
                    && entry.Conversation.Channel == channel && entry.Conversation.Conversation.StartsWith(places, StringComparison.Ordinal) && IsMeant(entry.Conversation.Conversation)));
            },
            cancellationToken);

        bool IsMeant(string conversation) => !kept.Any(other => conversation.StartsWith(other, StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public Task AloneAsync(Action work, CancellationToken cancellationToken) => database.AloneAsync(KeysName, work, cancellationToken);

    private static IQueryable<InstallationRow> Of(StorageContext context, string channel, string key) =>
        context.Installations.Where(row => row.Channel == channel && row.Key == key);

    private static IQueryable<InstallationRow> Of(StorageContext context, Installation known) =>
        Of(context, known.Channel, known.Key).Where(row => row.Payload == known.Payload);
}
