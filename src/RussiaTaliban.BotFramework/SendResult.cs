namespace RussiaTaliban.BotFramework;

/// <summary>The result of sending a message.</summary>
public abstract record SendResult
{
    private SendResult() { }

    /// <summary>The channel accepted it.</summary>
    /// <param name="Id">The id it was given; null on channels that give none.</param>
    public sealed record Sent(string? Id) : SendResult;

    /// <summary>The channel, or this bot's rules, rejected it; sending it again will not help.</summary>
    public sealed record Refused(RefusalReason Reason) : SendResult;

    /// <summary>The channel could not accept it now, and all attempts are used up.</summary>
    /// <param name="Attempts">How often it was tried, at least 1.</param>
    public sealed record Exhausted(int Attempts) : SendResult
    {
        /// <summary>False if it certainly did not arrive: the channel said so, or was never reached.</summary>
        public bool MayHaveArrived { get; init; }

        /// <summary>How long the channel asked to wait; null if it did not.</summary>
        public TimeSpan? RetryAfter { get; init; }
    }
}

/// <summary>Why an activity was refused permanently.</summary>
public enum RefusalReason
{
    /// <summary>Any other 4xx answer: the activity or the credentials are at fault.</summary>
    Rejected,

    /// <summary>The person has blocked the bot (403 MessageWritesBlocked) or it was removed: write to them no more.</summary>
    Blocked,

    /// <summary>The conversation or the activity is no longer there (404).</summary>
    Gone,

    /// <summary>The message is over the channel's size limit (413).</summary>
    TooLarge,

    /// <summary>The service address is not one that this bot gives its token to; nothing was sent.</summary>
    UntrustedAddress,
}
