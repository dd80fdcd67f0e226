namespace RussiaTaliban.Chat;

/// <summary>Keeps feedback for the desk. Every method throws <see cref="StorageUnavailableException"/> where the store cannot be reached.</summary>
public interface IFeedbackStore
{
    /// <summary>Keeps a word of feedback; the same person's on the same question in the same conversation is replaced.</summary>
    Task SaveAsync(Feedback feedback, CancellationToken cancellationToken);

    /// <summary>The newest, newest first.</summary>
    Task<IReadOnlyList<Feedback>> ListAsync(int take, CancellationToken cancellationToken);
}
