namespace RussiaTaliban.BotFramework.Connector;

/// <summary>How a call to the Connector ended.</summary>
/// <typeparam name="T">What it answers.</typeparam>
public abstract record ConnectorResult<T>
{
    private ConnectorResult()
    {
    }

    /// <summary>It answered.</summary>
    public sealed record Done(T Value) : ConnectorResult<T>;

    /// <summary>It refused for good, or this bot did not ask at all.</summary>
    public sealed record Refused(RefusalReason Reason) : ConnectorResult<T>;

    /// <summary>It could not answer now, and all tries are spent.</summary>
    public sealed record Exhausted(int Attempts) : ConnectorResult<T>
    {
        /// <summary>False where the request certainly had no effect: the Connector said so, or was never reached.</summary>
        public bool MayHaveArrived { get; init; }

        /// <summary>How long the Connector asked to wait; null where it did not.</summary>
        public TimeSpan? RetryAfter { get; init; }
    }
}
