namespace RussiaTaliban.Chat;

/// <summary>When the next message of a conversation may go, where a platform takes so many of one conversation in so long. Other conversations do not wait.</summary>
/// <remarks>Not System.Threading.RateLimiting: its limiters hold one window each, run by the machine's clock, and do not say when the next place is free.</remarks>
/// <param name="time">The clock.</param>
/// <param name="limits">How many messages a window takes, and how long it is; at least one, the longest last.</param>
public sealed class SendPace(TimeProvider time, params (int Count, TimeSpan Window)[] limits)
{
    private readonly TimeSpan _maxWindow = limits[^1].Window;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<DateTimeOffset>> _sent = new(StringComparer.Ordinal);
    private DateTimeOffset _swept;

    /// <summary>Waits for the conversation's next free place.</summary>
    public Task WaitAsync(string conversation, CancellationToken cancellationToken) => Task.Delay(Reserve(conversation), time, cancellationToken);

    /// <summary>Takes the next free place of the conversation and says how long to wait for it; zero when it may go now.</summary>
    internal TimeSpan Reserve(string conversation)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            Sweep(now);
            if (!_sent.TryGetValue(conversation, out var sent))
            {
                _sent[conversation] = sent = [];
            }

            sent.RemoveAll(at => now - at >= _maxWindow);
            var place = now;
            foreach (var (count, window) in limits)
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
        if (now - _swept < _maxWindow)
        {
            return;
        }

        _swept = now;
        foreach (var idle in _sent.Where(entry => now - entry.Value[^1] >= _maxWindow).Select(entry => entry.Key).ToList())
        {
            _sent.Remove(idle);
        }
    }
}
