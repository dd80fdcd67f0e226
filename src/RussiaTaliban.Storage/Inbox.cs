using Microsoft.Extensions.Logging;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Inbox;
using RussiaTaliban.Chat.Privacy;

namespace RussiaTaliban.Storage;

/// <summary>
/// The inbox in the database. While the database is away, what comes in is kept by the process and answered all the same; claims of rows wait until it
/// is back.
/// </summary>
public sealed class Inbox(Database database, TimeProvider time, ILogger<Inbox> logger) : IInbox, IPersonalCache
{
    /// <summary>How long a database that was away is left alone: a platform waits three seconds for its acknowledgement.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private readonly InMemoryInbox _inProcess = new(time);
    private long _restsUntil;

    /// <inheritdoc/>
    public async Task<InboxReceipt> KeepAsync(InboxItem item, CancellationToken cancellationToken)
    {
        if (IsResting)
        {
            return await _inProcess.KeepAsync(item, cancellationToken);
        }

        try
        {
            return await database.ChangeAsync(
                async (context, token) =>
                {
                    await context.LockNameAsync($"inbox {item.Channel} {item.Key}", token);
                    var row = await context.Inbox.SingleOrDefaultAsync(known => known.Channel == item.Channel && known.Key == item.Key, token);
                    if (row is not null && string.CompareOrdinal(item.Version, row.Version) <= 0)
                    {
                        return InboxReceipt.Known;
                    }

                    row ??= context.Inbox.Add(new InboxRow { Channel = item.Channel, Key = item.Key, Lane = item.Lane }).Entity;
                    (row.Version, row.Payload, row.ReceivedAt, row.DueAt, row.Attempts) = (item.Version, item.Payload, item.ReceivedAt.UtcTicks, Now, 0);
                    return InboxReceipt.Kept;
                },
                cancellationToken);
        }
        catch (StorageUnavailableException fault)
        {
            Log.InboxInMemory(logger, fault.Message);
            Interlocked.Exchange(ref _restsUntil, Now + Rest.Ticks);
            return await _inProcess.KeepAsync(item, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<InboxClaim>> ClaimAsync(string channel, TimeSpan lease, int take, CancellationToken cancellationToken)
    {
        var own = await _inProcess.ClaimAsync(channel, lease, take, cancellationToken);
        if (own.Count == take || IsResting)
        {
            return own;
        }

        try
        {
            var now = Now;
            if (!await database.RunAsync(
                (context, token) => context.Inbox.AnyAsync(row => row.Channel == channel && row.DueAt <= now && row.LeaseUntil <= now, token), cancellationToken))
            {
                return own;
            }

            var claims = await database.ChangeAsync(
                async (context, token) =>
                {
                    var rows = await context.LockInbox(channel, now, take - own.Count).ToListAsync(token);
                    foreach (var row in rows)
                    {
                        (row.Lease, row.LeaseUntil, row.Attempts) = (Guid.NewGuid().ToString("N"), now + lease.Ticks, row.Attempts + 1);
                    }

                    return rows.ConvertAll(row => row.ToClaim());
                },
                cancellationToken);
            return [.. own, .. claims];
        }
        catch (StorageUnavailableException)
        {
            Interlocked.Exchange(ref _restsUntil, Now + Rest.Ticks);
            return own;
        }
    }

    /// <inheritdoc/>
    public async Task RenewAsync(IReadOnlyList<InboxClaim> claims, TimeSpan lease, CancellationToken cancellationToken)
    {
        await _inProcess.RenewAsync(claims, lease, cancellationToken);
        var (leases, until) = (claims.Select(claim => claim.Lease).ToArray(), Now + lease.Ticks);
        await database.RunAsync(
            (context, token) => context.Inbox.Where(row => leases.Contains(row.Lease)).ExecuteUpdateAsync(row => row.SetProperty(one => one.LeaseUntil, until), token),
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> NoteAsync(InboxClaim claim, string progress, CancellationToken cancellationToken) =>
        await _inProcess.NoteAsync(claim, progress, cancellationToken)
        || await database.RunAsync(
            (context, token) => Of(context, claim).ExecuteUpdateAsync(row => row.SetProperty(one => one.Progress, progress), token),
            cancellationToken) > 0;

    /// <inheritdoc/>
    public async Task PostponeAsync(InboxClaim claim, TimeSpan wait, string? progress, CancellationToken cancellationToken)
    {
        await _inProcess.PostponeAsync(claim, wait, progress, cancellationToken);
        await ChangeAsync(
            claim,
            row => (row.Progress, row.DueAt, row.Lease, row.LeaseUntil) = (progress ?? row.Progress, row.Version == claim.Item.Version ? Now + wait.Ticks : Now, null, 0),
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task FinishAsync(InboxClaim claim, string? progress, CancellationToken cancellationToken)
    {
        await _inProcess.FinishAsync(claim, progress, cancellationToken);
        await ChangeAsync(
            claim,
            row =>
            {
                (row.Progress, row.Lease, row.LeaseUntil, row.ChangedAt) = (progress ?? row.Progress, null, 0, Now);
                if (row.Version == claim.Item.Version)
                {
                    (row.DueAt, row.Payload) = (null, null);
                }
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<InboxBacklog> BacklogAsync(string channel, CancellationToken cancellationToken)
    {
        var own = await _inProcess.BacklogAsync(channel, cancellationToken);
        var (count, oldest) = await database.RunAsync(
            async (context, token) =>
            {
                var waiting = context.Inbox.Where(row => row.Channel == channel && row.DueAt != null);
                return (await waiting.CountAsync(token), await waiting.MinAsync(row => (long?)row.ReceivedAt, token));
            },
            cancellationToken);
        DateTimeOffset? kept = oldest is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
        return new InboxBacklog(own.Count + count, own.Oldest is { } first && !(kept < first) ? first : kept);
    }

    /// <inheritdoc/>
    public async Task PruneAsync(CancellationToken cancellationToken)
    {
        await _inProcess.PruneAsync(cancellationToken);
        var before = Now - InMemoryInbox.Memory.Ticks;
        await database.RunAsync(
            (context, token) => context.Inbox.Where(row => row.DueAt == null && row.ChangedAt < before).ExecuteDeleteAsync(token), cancellationToken);
    }

    /// <inheritdoc/>
    public void Forget(string channel, string person, IReadOnlySet<string> places) => _inProcess.Of(channel, person, remove: true);

    private bool IsResting => Now < Interlocked.Read(ref _restsUntil);

    private long Now => time.GetUtcNow().UtcTicks;

    private static IQueryable<InboxRow> Of(StorageContext context, InboxClaim claim) =>
        context.Inbox.Where(row => row.Channel == claim.Item.Channel && row.Key == claim.Item.Key && row.Lease == claim.Lease);

    private Task ChangeAsync(InboxClaim claim, Action<InboxRow> change, CancellationToken cancellationToken) => database.ChangeAsync(
        async (context, token) =>
        {
            await context.LockNameAsync($"inbox {claim.Item.Channel} {claim.Item.Key}", token);
            if (await Of(context, claim).SingleOrDefaultAsync(token) is { } row)
            {
                change(row);
            }
        },
        cancellationToken);
}
