namespace RussiaTaliban.BotFramework.Connector;

/// <summary>The result of a query to the Connector.</summary>
/// <typeparam name="T">What it answers.</typeparam>
public abstract record ConnectorResult<T>
{
    private ConnectorResult() { }

    /// <summary>It answered.</summary>
    public sealed record Done(T Value) : ConnectorResult<T>;

    /// <summary>It refused permanently, or this bot did not send the query.</summary>
    public sealed record Refused(RefusalReason Reason) : ConnectorResult<T>;

    /// <summary>It could not answer now, and all attempts are used up.</summary>
    public sealed record Exhausted(int Attempts) : ConnectorResult<T>;
}

/// <summary>Turns the exceptions of the SDK's client into values.</summary>
public static class ConnectorResult
{
    /// <summary>Asks something that a person waits for, so it is tried twice only.</summary>
    /// <param name="ask">The call through the SDK.</param>
    /// <param name="unreadable">Stands for an answer that is none.</param>
    public static async Task<ConnectorResult<T>> AskAsync<T>(Func<CancellationToken, Task<T>> ask, T unreadable, CancellationToken cancellationToken)
        where T : class
    {
        CallOptions.Current = new CallOptions(CallOptions.InteractiveAttempts);
        try
        {
            return new ConnectorResult<T>.Done(await ask(cancellationToken).ConfigureAwait(false) ?? unreadable);
        }
        catch (SerializationException)
        {
            return new ConnectorResult<T>.Done(unreadable);
        }
        catch (ConnectorFailureException failure)
        {
            return failure.Result switch
            {
                SendResult.Refused refused => new ConnectorResult<T>.Refused(refused.Reason),
                SendResult.Exhausted exhausted => new ConnectorResult<T>.Exhausted(exhausted.Attempts),
                _ => throw new InvalidOperationException("What was sent has not failed.", failure),
            };
        }
    }
}
