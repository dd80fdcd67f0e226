using NodaTime;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;

namespace RussiaTaliban.Chat.Subscriptions;

/// <summary>Subscriptions and their ledger in the memory of the process, for a service without a database and for tests.</summary>
public sealed class InMemorySubscriptionStore : ISubscriptionStore, IDigestDeliveryLedger
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Subscription> _subscriptions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string Subscription, LocalDate Date), DigestDelivery> _deliveries = [];

    /// <inheritdoc/>
    public Task<AddOutcome> AddAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var here = LiveIn(subscription.Conversation);
            var byPerson = _subscriptions.Values.Count(other =>
                other.IsLive && other.Owner == subscription.Owner && other.Conversation.Channel == subscription.Conversation.Channel);
            if (here.Any(other => other.Schedule == subscription.Schedule))
            {
                return Task.FromResult(AddOutcome.AlreadyThere);
            }

            if (here.Count >= SubscriptionLimits.PerConversation || byPerson >= SubscriptionLimits.PerPerson)
            {
                return Task.FromResult(AddOutcome.TooMany);
            }

            _subscriptions.Add(subscription.Id, subscription);
            return Task.FromResult(AddOutcome.Added);
        }
    }

    /// <inheritdoc/>
    public Task<Subscription?> FindAsync(string id, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_subscriptions.GetValueOrDefault(id));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Subscription>> ListAsync(ConversationAddress conversation, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(LiveIn(conversation));
        }
    }

    /// <inheritdoc/>
    public Task<Subscription?> ChangeAsync(string id, Func<Subscription, Subscription> change, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_subscriptions.TryGetValue(id, out var found) ? _subscriptions[id] = change(found) : null);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DigestDeliveryClaim>> ClaimAsync(string channel, Instant now, int take, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var claims = new List<DigestDeliveryClaim>();
            foreach (var retry in _deliveries.Values
                .Where(row => row.RetryAt <= now && _subscriptions[row.SubscriptionId] is { IsLive: true } of && of.Conversation.Channel == channel)
                .Take(take).ToList())
            {
                var row = retry with { Status = DigestDeliveryStatus.Claimed, Attempts = retry.Attempts + 1, ChangedAt = now, RetryAt = null };
                _deliveries[(row.SubscriptionId, row.Date)] = row;
                claims.Add(new DigestDeliveryClaim(_subscriptions[row.SubscriptionId], row));
            }

            foreach (var due in _subscriptions.Values
                .Where(live => live.Conversation.Channel == channel && live.Next?.At <= now)
                .OrderBy(live => live.Next!.Value.At)
                .Take(take - claims.Count).ToList())
            {
                var row = new DigestDelivery(due.Id, due.Next!.Value.Date, DigestDeliveryStatus.Claimed) { ChangedAt = now };
                _deliveries.Add((row.SubscriptionId, row.Date), row);
                _subscriptions[due.Id] = due.Claimed(now);
                claims.Add(new DigestDeliveryClaim(_subscriptions[due.Id], row));
            }

            return Task.FromResult<IReadOnlyList<DigestDeliveryClaim>>(claims);
        }
    }

    /// <inheritdoc/>
    public Task SettleAsync(DigestDelivery outcome, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _deliveries[(outcome.SubscriptionId, outcome.Date)] = outcome;
            return Task.CompletedTask;
        }
    }

    /// <inheritdoc/>
    public Task<int> MarkLostAsync(Instant claimedBefore, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var lost = _deliveries.Values.Where(row => row.Status == DigestDeliveryStatus.Claimed && row.ChangedAt < claimedBefore).ToList();
            foreach (var row in lost)
            {
                _deliveries[(row.SubscriptionId, row.Date)] = row with { Status = DigestDeliveryStatus.Unknown };
            }

            return Task.FromResult(lost.Count);
        }
    }

    /// <inheritdoc/>
    public Task<int> MendAsync(string channel, Instant now, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var mended = _subscriptions.Values.Where(live => live.IsLive && live.Conversation.Channel == channel).Select(live => (Before: live, After: live.Mended(now, LastUntil(live.Id)))).Where(pair => pair.Before != pair.After).ToList();
            foreach (var (_, after) in mended)
            {
                _subscriptions[after.Id] = after;
                foreach (var row in _deliveries.Where(row => row.Key.Subscription == after.Id && (row.Key.Date > after.Schedule.DayOf(now).PlusDays(1) || GivenUpLater(row.Value))).Select(row => row.Key).ToList())
                {
                    _deliveries.Remove(row);
                }
            }

            return Task.FromResult(mended.Count);

            Func<LocalDate, LocalDate?> LastUntil(string id) => day => _deliveries.Where(row => row.Key.Subscription == id && row.Key.Date <= day && !GivenUpLater(row.Value)).Select(row => (LocalDate?)row.Key.Date).Max();

            bool GivenUpLater(DigestDelivery row) => row.Status == DigestDeliveryStatus.Failed && row.ChangedAt > now;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DigestDelivery>> ListAsync(string subscriptionId, int take, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<DigestDelivery>>(
                [.. _deliveries.Values.Where(row => row.SubscriptionId == subscriptionId).OrderByDescending(row => row.Date).Take(take)]);
        }
    }

    /// <summary>What a person subscribed to, live and ended; taken out, with its deliveries, where <paramref name="remove"/> says so.</summary>
    internal IReadOnlyList<Subscription> OfOwner(string channel, string owner, bool remove)
    {
        lock (_gate)
        {
            var owned = _subscriptions.Values.Where(one => one.Owner == owner && one.Conversation.Channel == channel).ToList();
            foreach (var one in remove ? owned : [])
            {
                _subscriptions.Remove(one.Id);
                foreach (var row in _deliveries.Keys.Where(row => row.Subscription == one.Id).ToList())
                {
                    _deliveries.Remove(row);
                }
            }

            return owned;
        }
    }

    private IReadOnlyList<Subscription> LiveIn(ConversationAddress conversation) =>
        [.. _subscriptions.Values
            .Where(live => live.IsLive && live.Conversation == conversation with { Thread = null })
            .OrderBy(live => live.Id, StringComparer.Ordinal)];
}
