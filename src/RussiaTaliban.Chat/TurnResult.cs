using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Chat;

/// <summary>The result of a turn: the reply, and what the conversation remembers once it has been delivered.</summary>
public sealed class TurnResult
{
    private readonly Func<CancellationToken, Task> _commit;

    internal TurnResult(Reply reply, Func<CancellationToken, Task>? commit = null) => (Reply, _commit) = (reply, commit ?? (_ => Task.CompletedTask));

    /// <summary>What is to be shown.</summary>
    public Reply Reply { get; }

    /// <summary>What the turn was understood as; null if that could not even be read.</summary>
    public Intent? Intent { get; internal init; }

    /// <summary>
    /// To be called when every message of the reply has been delivered: only then "more" moves on and the digest counts as had. Never throws for a
    /// fault of the memory: the person has the reply, and the conversation goes on from where it was.
    /// </summary>
    public Task CommitAsync(CancellationToken cancellationToken) => _commit(cancellationToken);
}
