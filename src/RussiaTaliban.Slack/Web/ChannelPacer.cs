namespace RussiaTaliban.Slack.Web;

/// <summary>
/// Keeps Slack's pace of about one message a second to one conversation: each call waits its turn, other conversations do not wait.
/// System.Threading.RateLimiting cannot do this here: its limiters read the machine's clock and take no TimeProvider, so that nothing could
/// test the pace without waiting for it.
/// </summary>
internal sealed class ChannelPacer(TimeSpan pace, TimeProvider time)
{
    private const int SweepAbove = 1_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _nextFree = new(StringComparer.Ordinal);

    public Task WaitAsync(string channel, CancellationToken cancellationToken)
    {
        var wait = Reserve(channel);
        return wait <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(wait, time, cancellationToken);
    }

    private TimeSpan Reserve(string channel)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            Sweep(now);
            var place = _nextFree.TryGetValue(channel, out var free) && free > now ? free : now;
            _nextFree[channel] = place + pace;
            return place - now;
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        if (_nextFree.Count <= SweepAbove)
        {
            return;
        }

        foreach (var idle in _nextFree.Where(entry => entry.Value <= now).Select(entry => entry.Key).ToList())
        {
            _nextFree.Remove(idle);
        }
    }
}
