namespace RussiaTaliban.BotFramework.Endpoint;

/// <summary>
/// Remembers which activities came in, so that one delivered twice (the channel had no answer in time) or replayed by somebody with a captured
/// request is handled once. An entry lasts <see cref="Life"/>; at most <see cref="Capacity"/> are kept, the oldest go first.
/// </summary>
internal sealed class SeenActivities(TimeProvider time)
{
    public const int Capacity = 50_000;

    /// <summary>Longer than a token lives: its hour and the clock skew either way.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(75);

    private readonly Lock _lock = new();
    private readonly HashSet<(string Conversation, string Id)> _seen = [];
    private readonly Queue<((string Conversation, string Id) Key, DateTimeOffset At)> _order = new();

    /// <summary>True when this activity did not come before; one without an id is always new.</summary>
    public bool IsNew(string? channel, string? conversation, string? id)
    {
        if (string.IsNullOrEmpty(id))
        {
            return true;
        }

        lock (_lock)
        {
            var now = time.GetUtcNow();
            while (_order.TryPeek(out var oldest) && (now - oldest.At >= Life || _order.Count >= Capacity))
            {
                _seen.Remove(_order.Dequeue().Key);
            }

            var key = (channel + "\n" + conversation, id);
            if (!_seen.Add(key))
            {
                return false;
            }

            _order.Enqueue((key, now));
            return true;
        }
    }
}
