namespace RussiaTaliban.Chat;

/// <summary>Sends what nobody asked for just now into a conversation of one channel. One for each channel that can.</summary>
public interface IOutbox
{
    /// <summary>The channel it serves: <see cref="ConversationAddress.Channel"/>.</summary>
    string Channel { get; }

    /// <summary>How many messages a second the platform takes from one app, all conversations together; above 0.</summary>
    double PerSecond { get; }

    /// <summary>
    /// Sends once, without retries of its own; the caller retries. Never throws for what a platform or a network does; a cancelled
    /// <paramref name="cancellationToken"/> after the request has left is <see cref="SendOutcome.Unknown"/>.
    /// </summary>
    Task<SendOutcome> SendAsync(ConversationAddress conversation, Reply reply, CancellationToken cancellationToken);
}
