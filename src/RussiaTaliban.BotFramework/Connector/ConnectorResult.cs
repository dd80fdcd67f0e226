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
    public sealed record Exhausted(int Attempts) : ConnectorResult<T>;
}
