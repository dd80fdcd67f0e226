namespace RussiaTaliban.Chat;

/// <summary>What an <see cref="IOutbox"/> knows after it tried to send.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The platform has taken the message.</summary>
    public sealed record Delivered : SendOutcome;

    /// <summary>The platform has certainly not taken it and may later: 429, 503, no connection.</summary>
    /// <param name="After">How long the platform asks to wait; null where it does not say.</param>
    public sealed record Retryable(TimeSpan? After = null) : SendOutcome;

    /// <summary>The platform will never take it: the bot was blocked, removed, or the conversation is gone. Ends the subscription.</summary>
    /// <param name="Reason">The platform's own code, for the log: <c>channel_not_found</c>, <c>403</c>. No text of people.</param>
    public sealed record Refused(string Reason) : SendOutcome;

    /// <summary>The request was sent and no answer came: nobody can know.</summary>
    public sealed record Unknown : SendOutcome;
}
