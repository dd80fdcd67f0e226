using RussiaTaliban.Chat.Privacy;

namespace RussiaTaliban.Chat.Inbox;

/// <summary>An inbox in the memory of the process, used without a database and while the database is unavailable.</summary>
public sealed class InMemoryInbox(TimeProvider time) : IInbox
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Channel, string Key), Entry> _entries = [];
    private long _arrivals;

    /// <summary>How long the ids of what was answered are remembered.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public Task<InboxReceipt> KeepAsync(InboxItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        lock (_gate)
        {
            if (!_entries.TryGetValue((item.Channel, item.Key), out var entry))
            {
                _entries[(item.Channel, item.Key)] = new Entry { Item = item, Arrival = ++_arrivals, DueAt = time.GetUtcNow() };
                return Task.FromResult(InboxReceipt.Kept);
            }

            if (string.CompareOrdinal(item.Version, entry.Item.Version) <= 0)
            {
                return Task.FromResult(InboxReceipt.Known);
            }

            (entry.Item, entry.Arrival, entry.DueAt, entry.Attempts) = (item, ++_arrivals, time.GetUtcNow(), 0);
            return Task.FromResult(InboxReceipt.Kept);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<InboxClaim>> ClaimAsync(string channel, TimeSpan lease, int take, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var claims = new List<InboxClaim>();
            var lanes = _entries.Values
                .Where(entry => entry.DueAt is not null && entry.Item.Channel == channel)
                .GroupBy(entry => entry.Item.Lane)
                .Select(lane => lane.MinBy(entry => entry.Arrival)!)
                .OrderBy(entry => entry.Arrival)
                .ToList();
            foreach (var lane in lanes)
            {
                if (claims.Count == take)
                {
                    break;
                }

                if (lane.DueAt <= now && (lane.Lease is null || lane.LeaseUntil <= now))
                {
                    (lane.Lease, lane.LeaseUntil, lane.Attempts) = (Guid.NewGuid().ToString("N"), now + lease, lane.Attempts + 1);
                    claims.Add(new InboxClaim(lane.Item, lane.Lease) { Attempts = lane.Attempts, Progress = lane.Progress });
                }
            }

            return Task.FromResult<IReadOnlyList<InboxClaim>>(claims);
        }
    }

    /// <inheritdoc/>
    public Task RenewAsync(IReadOnlyList<InboxClaim> claims, TimeSpan lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claims);
        foreach (var claim in claims)
        {
            Change(claim, entry => entry.LeaseUntil = time.GetUtcNow() + lease);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<bool> NoteAsync(InboxClaim claim, string progress, CancellationToken cancellationToken) =>
        Task.FromResult(Change(claim, entry => entry.Progress = progress));

    /// <inheritdoc/>
    public Task PostponeAsync(InboxClaim claim, TimeSpan wait, string? progress, CancellationToken cancellationToken)
    {
        Change(claim, entry => (entry.Progress, entry.DueAt, entry.Lease) =
            (progress ?? entry.Progress, time.GetUtcNow() + (entry.Item.Version == claim.Item.Version ? wait : TimeSpan.Zero), null));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task FinishAsync(InboxClaim claim, string? progress, CancellationToken cancellationToken)
    {
        Change(claim, entry =>
        {
            (entry.Progress, entry.Lease, entry.ChangedAt) = (progress ?? entry.Progress, null, time.GetUtcNow());
            if (entry.Item.Version == claim.Item.Version)
            {
                (entry.DueAt, entry.Item) = (null, entry.Item with { Payload = "" });
            }
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<InboxBacklog> BacklogAsync(string channel, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var waiting = _entries.Values.Where(entry => entry.DueAt is not null && entry.Item.Channel == channel).ToList();
            return Task.FromResult(new InboxBacklog(waiting.Count, waiting.Count == 0 ? null : waiting.Min(entry => entry.Item.ReceivedAt)));
        }
    }

    /// <inheritdoc/>
    public Task PruneAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var old in _entries.Where(entry => entry.Value.DueAt is null && entry.Value.ChangedAt < time.GetUtcNow() - Memory).Select(entry => entry.Key).ToList())
            {
                _entries.Remove(old);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>What a person said that waits; taken out where <paramref name="remove"/> says so. What is being answered deletes itself with its answer.</summary>
    public IReadOnlyList<InboxItem> Of(string channel, string person, bool remove)
    {
        lock (_gate)
        {
            var waiting = _entries
                .Where(entry => entry.Key.Channel == channel && entry.Value is { DueAt: not null, Lease: null } && PersonalJson.Names(entry.Value.Item.Payload, person))
                .ToList();
            foreach (var (key, _) in remove ? waiting : [])
            {
                _entries.Remove(key);
            }

            return waiting.ConvertAll(entry => entry.Value.Item);
        }
    }

    private bool Change(InboxClaim claim, Action<Entry> change)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue((claim.Item.Channel, claim.Item.Key), out var entry) || entry.Lease != claim.Lease)
            {
                return false;
            }

            change(entry);
            return true;
        }
    }

    private sealed class Entry
    {
        public required InboxItem Item { get; set; }

        public required long Arrival { get; set; }

        /// <summary>Null once it is answered.</summary>
        public DateTimeOffset? DueAt { get; set; }

        public DateTimeOffset ChangedAt { get; set; }

        public string? Lease { get; set; }

        public DateTimeOffset LeaseUntil { get; set; }

        public int Attempts { get; set; }

        public string? Progress { get; set; }
    }
}
