using System.Collections.Concurrent;
using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Chat.Conversations;

/// <summary>What a conversation remembers, so that "and China?" and "more" can be understood.</summary>
/// <param name="Questions">The last questions, oldest first, at most <see cref="MaxQuestions"/>.</param>
/// <param name="Shown">The passages shown last, best first.</param>
/// <param name="ShownCount">How many passages have been shown for the last question: where "more" goes on.</param>
public sealed record ConversationState(IReadOnlyList<string> Questions, IReadOnlyList<PassageId> Shown, int ShownCount)
{
    /// <summary>How many questions are kept.</summary>
    public const int MaxQuestions = 5;

    /// <summary>What was summarized since the last question; null for nothing.</summary>
    public SummarizedText? Summarized { get; init; }

    /// <summary>A wish for deliveries that waits for a time zone, in words: <c>every weekday at 08:00</c>. Null where none waits.</summary>
    public string? WishWithoutZone { get; init; }

    /// <summary>The state of a conversation that has just begun.</summary>
    public static ConversationState Initial { get; } = new([], [], 0);
}

/// <summary>What a conversation had summarized, so that "in three sentences" can be understood.</summary>
/// <param name="Articles">The slugs: several for a digest.</param>
/// <param name="Section">The one section of the one article; null for whole articles.</param>
/// <param name="IsDigest">True for a digest, false for the summary of one article or section.</param>
public sealed record SummarizedText(IReadOnlyList<string> Articles, int? Section, bool IsDigest);

/// <summary>Keeps the state of conversations for a while. An expired or unknown conversation starts anew.</summary>
public interface IConversationMemory
{
    /// <summary>The conversation's state; <see cref="ConversationState.Initial"/> where none is kept.</summary>
    ValueTask<ConversationState> ReadAsync(ConversationAddress conversation, CancellationToken cancellationToken);

    /// <summary>Replaces the conversation's state; the last writer wins.</summary>
    ValueTask WriteAsync(ConversationAddress conversation, ConversationState state, CancellationToken cancellationToken);
}

/// <summary>Conversation memory that lives as long as the process: bounded, and forgotten after a while.</summary>
public sealed class InMemoryConversationMemory(TimeProvider time) : IConversationMemory
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
