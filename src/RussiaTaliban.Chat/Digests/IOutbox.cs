using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Chat.Digests;

/// <summary>Sends unprompted messages, such as deliveries, to conversations of one channel. Each channel that can deliver has one.</summary>
public interface IOutbox
{
    /// <summary>The channel it serves: <see cref="ConversationAddress.Channel"/>.</summary>
    string Channel { get; }

    /// <summary>How many messages a second the platform takes from one app, all conversations together; above 0.</summary>
    double PerSecond { get; }

    /// <summary>
    /// Sends once, without retries; the caller retries. Never throws for what a platform or a network does; a cancelled
    /// <paramref name="cancellationToken"/> after the request has left is <see cref="SendOutcome.Unknown"/>.
    /// </summary>
    Task<SendOutcome> SendAsync(ConversationAddress conversation, Reply reply, CancellationToken cancellationToken);
}

/// <summary>What an <see cref="IOutbox"/> knows after an attempt to send.</summary>
public abstract record SendOutcome
{
    private SendOutcome() { }

    /// <summary>The platform has accepted the message.</summary>
    public sealed record Delivered : SendOutcome;

    /// <summary>The platform has certainly not accepted it, but may do so later: 429, 503, no connection.</summary>
    /// <param name="After">How long the platform asks to wait; null if it does not say.</param>
    public sealed record Retryable(TimeSpan? After = null) : SendOutcome;

    /// <summary>The platform will never accept it: the bot was blocked or removed, or the conversation was deleted. Ends the subscription.</summary>
    /// <param name="Reason">The platform's own code, for the log: <c>channel_not_found</c>, <c>403</c>. No text of people.</param>
    public sealed record Refused(string Reason) : SendOutcome;

    /// <summary>The request was sent, but there was no response: the outcome cannot be known.</summary>
    public sealed record Unknown : SendOutcome;

    /// <summary>Nothing was sent because nothing is new and the subscription wants nothing then. No outbox says so.</summary>
    internal sealed record NotNeeded : SendOutcome;
}
