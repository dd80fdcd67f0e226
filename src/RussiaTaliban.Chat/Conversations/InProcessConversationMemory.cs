using System.Collections.Concurrent;

namespace RussiaTaliban.Chat;

/// <summary>Conversation memory that lives as long as the process: bounded, and forgotten after a while.</summary>
public sealed class InProcessConversationMemory(TimeProvider time) : IConversationMemory
{
    /// <summary>How long an idle conversation is remembered.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>How many conversations are remembered; past it the longest idle tenth is forgotten.</summary>
    public const int Capacity = 10_000;

    private readonly ConcurrentDictionary<ConversationAddress, (ConversationState State, DateTimeOffset Used)> _states = new();

    /// <inheritdoc/>
    public ValueTask<ConversationState> ReadAsync(ConversationAddress conversation, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_states.TryGetValue(conversation, out var kept) && time.GetUtcNow() - kept.Used < Lifetime
            ? kept.State
            : ConversationState.Initial);

    /// <inheritdoc/>
    public ValueTask WriteAsync(ConversationAddress conversation, ConversationState state, CancellationToken cancellationToken)
    {
        _states[conversation] = (state, time.GetUtcNow());
        if (_states.Count > Capacity)
        {
            foreach (var (address, _) in _states.OrderBy(entry => entry.Value.Used).Take(Capacity / 10))
            {
                _states.TryRemove(address, out _);
            }
        }

        return ValueTask.CompletedTask;
    }
}
