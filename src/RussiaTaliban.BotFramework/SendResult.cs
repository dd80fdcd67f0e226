namespace RussiaTaliban.BotFramework;

/// <summary>How a sending ended.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>The channel took it.</summary>
    /// <param name="Id">The id it was given; null on channels that give none.</param>
    public sealed record Sent(string? Id) : SendResult;

    /// <summary>The channel, or this bot's own rules, will not take it; sending it again changes nothing.</summary>
    public sealed record Refused(RefusalReason Reason) : SendResult;

    /// <summary>The channel could not take it now, and all tries are spent.</summary>
    /// <param name="Attempts">How often it was tried, at least 1.</param>
    public sealed record Exhausted(int Attempts) : SendResult
    {
        /// <summary>False where it certainly did not arrive: the channel said so, or was never reached.</summary>
        public bool MayHaveArrived { get; init; }

        /// <summary>How long the channel asked to wait; null where it did not.</summary>
        public TimeSpan? RetryAfter { get; init; }
    }
}
