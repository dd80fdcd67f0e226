namespace RussiaTaliban.Chat.Inbox;

/// <summary>
/// Incoming items that await an answer. They are stored before they are acknowledged, so that neither a restart nor an outage loses them. Replicas share
/// the inbox: while one holds the lease of an item, no other gets it. The text is deleted once it is answered; IDs are kept for a day.
/// </summary>
public interface IInbox
{
    /// <summary>Keeps what came in. A newer version of what is known takes its place, and is answered anew.</summary>
    Task<InboxReceipt> KeepAsync(InboxItem item, CancellationToken cancellationToken);

    /// <summary>Takes what is due, oldest first, and never a later one of a lane while an earlier one is unanswered.</summary>
    /// <param name="channel">Whose.</param>
    /// <param name="lease">How long nobody else gets it, if it is not renewed.</param>
    /// <param name="take">At most so many.</param>
    Task<IReadOnlyList<InboxClaim>> ClaimAsync(string channel, TimeSpan lease, int take, CancellationToken cancellationToken);

    /// <summary>Makes leases longer. Those that somebody else has taken meanwhile stay theirs.</summary>
    Task RenewAsync(IReadOnlyList<InboxClaim> claims, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Writes down how far the answer is. False if the claim is no longer ours: then nothing more may be sent.</summary>
    Task<bool> NoteAsync(InboxClaim claim, string progress, CancellationToken cancellationToken);

    /// <summary>Lets go, to be taken up again after a while, also by another replica.</summary>
    /// <param name="progress">Null leaves what was noted.</param>
    Task PostponeAsync(InboxClaim claim, TimeSpan wait, string? progress, CancellationToken cancellationToken);

    /// <summary>The answer is there, or is wanted no more: deletes the text. What was changed in the meantime is due again instead.</summary>
    /// <param name="progress">Null leaves what was noted.</param>
    Task FinishAsync(InboxClaim claim, string? progress, CancellationToken cancellationToken);

    /// <summary>How much of a channel waits or is being answered.</summary>
    Task<InboxBacklog> BacklogAsync(string channel, CancellationToken cancellationToken);

    /// <summary>Forgets the ids of what was answered a day ago.</summary>
    Task PruneAsync(CancellationToken cancellationToken);
}

/// <summary>One incoming item.</summary>
/// <param name="Channel">The channel's name.</param>
/// <param name="Key">The same for what is to be answered once: a conversation and its message.</param>
/// <param name="Lane">What shares a lane is answered in the order in which it came.</param>
/// <param name="Version">Grows, in ordinal order, when the message is changed; empty for one that never was.</param>
/// <param name="Payload">What the channel needs to answer it; text from people.</param>
/// <param name="ReceivedAt">When it came.</param>
public sealed record InboxItem(string Channel, string Key, string Lane, string Version, string Payload, DateTimeOffset ReceivedAt);

/// <summary>The right to answer an item.</summary>
/// <param name="Lease">Whose claim it is: a new one for each claim.</param>
public sealed record InboxClaim(InboxItem Item, string Lease)
{
    /// <summary>How often it was claimed, this time included; from 1.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>What was noted last; null for nothing. It outlives the answer, for a change of the message.</summary>
    public string? Progress { get; init; }
}

/// <summary>How many items are waiting.</summary>
/// <param name="Count">How many are not yet answered.</param>
/// <param name="Oldest">When the oldest of them came; null if none waits.</param>
public sealed record InboxBacklog(int Count, DateTimeOffset? Oldest);

/// <summary>The outcome of an incoming item.</summary>
public enum InboxReceipt
{
    /// <summary>It is kept and will be answered.</summary>
    Kept,

    /// <summary>It was known.</summary>
    Known,
}
