namespace RussiaTaliban.Slack.Queue;

/// <summary>What was seen lately. Bounded in number and in time, so that neither a flood nor a long life fills memory. Thread-safe.</summary>
internal sealed class RecentKeys(int capacity, TimeSpan lifetime, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, DateTimeOffset Until)>> _nodes = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, DateTimeOffset Until)> _oldestFirst = new();

    /// <summary>False when the key was seen within the lifetime.</summary>
    public bool TryAdd(string key)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            while (_oldestFirst.First is { } oldest && oldest.Value.Until <= now)
            {
                Forget(oldest);
            }

            if (_nodes.ContainsKey(key))
            {
                return false;
            }

            if (_nodes.Count >= capacity)
            {
                Forget(_oldestFirst.First!);
            }

            _nodes.Add(key, _oldestFirst.AddLast((key, now + lifetime)));
            return true;
        }
    }

    public void Remove(string key)
    {
        lock (_gate)
        {
            if (_nodes.TryGetValue(key, out var node))
            {
                Forget(node);
            }
        }
    }

    private void Forget(LinkedListNode<(string Key, DateTimeOffset Until)> node)
    {
        _nodes.Remove(node.Value.Key);
        _oldestFirst.Remove(node);
    }
}
