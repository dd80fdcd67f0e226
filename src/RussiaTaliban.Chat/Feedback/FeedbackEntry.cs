using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Chat.Conversations;

namespace RussiaTaliban.Chat.Feedback;

/// <summary>A person's feedback on a reply.</summary>
/// <param name="Person">The channel's id of the person; a later word of the same person on the same question replaces the earlier.</param>
/// <param name="Question">The question that was answered, as typed; empty if the reply was no answer.</param>
/// <param name="IsHelpful">Thumb up or down.</param>
/// <param name="At">When.</param>
public sealed record FeedbackEntry(ConversationAddress Conversation, string Person, string Question, bool IsHelpful, DateTimeOffset At)
{
    /// <summary>The passages that had been shown; may be empty.</summary>
    public IReadOnlyList<PassageId> Passages { get; init; } = [];

    /// <summary>The person's own words, at most 2,000 characters; null if there are none.</summary>
    public string? Comment { get; init; }
}

/// <summary>Keeps feedback for the desk. Every method throws <see cref="StorageUnavailableException"/> where the store cannot be reached.</summary>
public interface IFeedbackStore
{
    /// <summary>Keeps a word of feedback; the same person's on the same question in the same conversation is replaced.</summary>
    Task SaveAsync(FeedbackEntry feedback, CancellationToken cancellationToken);

    /// <summary>The newest, newest first.</summary>
    Task<IReadOnlyList<FeedbackEntry>> ListAsync(int take, CancellationToken cancellationToken);
}

/// <summary>Feedback that lives as long as the process; the oldest goes past <see cref="Capacity"/>.</summary>
public sealed class InMemoryFeedbackStore : IFeedbackStore
{
    /// <summary>How many are kept.</summary>
    public const int Capacity = 10_000;

    private readonly Lock _gate = new();
    private readonly List<FeedbackEntry> _kept = [];

    public Task SaveAsync(FeedbackEntry feedback, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _kept.RemoveAll(other => (other.Conversation, other.Person, other.Question) == (feedback.Conversation, feedback.Person, feedback.Question));
            _kept.Add(feedback);
            if (_kept.Count > Capacity)
            {
                _kept.RemoveAt(0);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>What a person said; taken out where <paramref name="remove"/> says so.</summary>
    internal IReadOnlyList<FeedbackEntry> Of(string channel, string person, bool remove)
    {
        lock (_gate)
        {
            var own = _kept.Where(entry => entry.Person == person && entry.Conversation.Channel == channel).ToList();
            if (remove)
            {
                _kept.RemoveAll(own.Contains);
            }

            return own;
        }
    }

    public Task<IReadOnlyList<FeedbackEntry>> ListAsync(int take, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<FeedbackEntry>>([.. Enumerable.Reverse(_kept).Take(take)]);
        }
    }
}
