namespace RussiaTaliban.Chat;

/// <summary>Feedback that lives as long as the process; the oldest goes past <see cref="Capacity"/>.</summary>
public sealed class InProcessFeedbackStore : IFeedbackStore
{
    /// <summary>How many are kept.</summary>
    public const int Capacity = 10_000;

    private readonly Lock _gate = new();
    private readonly List<Feedback> _kept = [];

    /// <inheritdoc/>
    public Task SaveAsync(Feedback feedback, CancellationToken cancellationToken)
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

    /// <inheritdoc/>
    public Task<IReadOnlyList<Feedback>> ListAsync(int take, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<Feedback>>([.. Enumerable.Reverse(_kept).Take(take)]);
        }
    }
}
