namespace RussiaTaliban.BotFramework.Connector;

/// <summary>How one try ended.</summary>
/// <param name="Result">What the Connector said for good; null where it failed for now.</param>
internal sealed record Attempt<T>(ConnectorResult<T?>? Result)
    where T : class
{
    /// <summary>A try that was not answered in its time.</summary>
    public static Attempt<T> Unanswered { get; } = new(Result: null) { Reason = "no answer in time", MayHaveArrived = true };

    /// <summary>Why it failed for now; empty where it did not.</summary>
    public string Reason { get; init; } = "";

    /// <summary>False where the request was certainly not carried out.</summary>
    public bool MayHaveArrived { get; init; }

    /// <summary>How long the Connector asks to wait; null where it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
