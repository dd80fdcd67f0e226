namespace RussiaTaliban.BotFramework.Connector;

/// <summary>
/// When the next message of a conversation may go: Teams takes 7 a second, 8 in 2 seconds, 60 in 30 seconds and 1,800 an hour.
/// Source: Microsoft Learn, "Optimize your bot: rate limiting and best practices in Teams".
/// </summary>
/// <remarks>Not System.Threading.RateLimiting: its limiters hold one window each, run by the machine's clock, and do not say when the next place is free.</remarks>
internal sealed class SendPace(TimeProvider time)
{
    private static readonly (int Count, TimeSpan Window)[] Limits =
    [
        (7, TimeSpan.FromSeconds(1)),
        (8, TimeSpan.FromSeconds(2)),
        (60, TimeSpan.FromSeconds(30)),
        (1800, TimeSpan.FromHours(1)),
    ];

    private static readonly TimeSpan MaxWindow = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<DateTimeOffset>> _sent = new(StringComparer.Ordinal);
    private DateTimeOffset _swept;

    /// <summary>Takes the next free place of the conversation and says how long to wait for it; zero when it may go now.</summary>
    public TimeSpan Reserve(string conversation)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            Sweep(now);
            if (!_sent.TryGetValue(conversation, out var sent))
            {
                _sent[conversation] = sent = [];
            }

            sent.RemoveAll(at => now - at >= MaxWindow);
            var place = now;
            foreach (var (count, window) in Limits)
            {
                if (sent.Count >= count && sent[^count] + window is var free && free > place)
                {
                    place = free;
                }
            }

            sent.Add(place);
            return place - now;
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        if (now - _swept < MaxWindow)
        {
            return;
        }

        _swept = now;
        foreach (var idle in _sent.Where(entry => now - entry.Value[^1] >= MaxWindow).Select(entry => entry.Key).ToList())
        {
            _sent.Remove(idle);
        }
    }
}
