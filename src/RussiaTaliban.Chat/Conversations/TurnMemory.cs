namespace RussiaTaliban.Chat.Conversations;

/// <summary>
/// What one turn knows of its conversation, and what it wants the conversation to remember. Nothing is written before <see cref="CommitAsync"/>:
/// a reply that is withheld or never arrives leaves the conversation as it was.
/// </summary>
internal sealed class TurnMemory(IConversationMemory memory, ConversationAddress conversation)
{
    /// <summary>Who is alone with the bot in the conversation; null if others read along.</summary>
    public string? Person { get; init; }

    /// <summary>The slugs of the articles that this turn asks; empty for all.</summary>
    public IReadOnlyList<string> Articles { get; init; } = [];

    private readonly List<Func<CancellationToken, Task>> _writings = [];
    private ConversationState? _read;
    private ConversationState? _next;

    /// <summary>The conversation's state, with what this turn has already changed in it.</summary>
    public async ValueTask<ConversationState> ReadAsync(CancellationToken cancellationToken) =>
        _next ?? (_read ??= await memory.ReadAsync(conversation, cancellationToken).ConfigureAwait(false));

    /// <summary>What the conversation is to remember instead.</summary>
    public void Keep(ConversationState state) => _next = state;

    /// <summary>Something else that is to be written down together with it.</summary>
    public void Keep(Func<CancellationToken, Task> writing) => _writings.Add(writing);

    /// <summary>Writes it all down; a second time nothing.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _next, null) is { } next)
        {
            // A conversation that begins anew is no conversation: nothing of it is kept, not even whose it was.
            await memory.WriteAsync(conversation, next == ConversationState.Initial ? next : next with { Person = Person }, cancellationToken).ConfigureAwait(false);
        }

        foreach (var writing in _writings)
        {
            await writing(cancellationToken).ConfigureAwait(false);
        }

        _writings.Clear();
    }
}
