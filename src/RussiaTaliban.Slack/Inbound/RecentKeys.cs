using RussiaTaliban.Chat;

namespace RussiaTaliban.Slack.Inbound;

/// <summary>Keys seen within a lifetime, so that a repeated event is recognised. Thread-safe; a flood cannot fill memory.</summary>
internal sealed class RecentKeys(int capacity, TimeSpan lifetime, TimeProvider time)
{
    private readonly BoundedCache<string, object> _seen = new(capacity, lifetime, time);

    /// <summary>False when the key was seen within the lifetime.</summary>
    public bool TryAdd(string key) => _seen.TryAdd(key, key);

    /// <summary>The key may come again.</summary>
    public void Remove(string key) => _seen.Remove(key);
}
