namespace RussiaTaliban.BotFramework.Connector;

/// <summary>
/// What the Connector would not or could not do. It passes through the SDK's client, which knows no other way; <see cref="TurnSending"/> and
/// <see cref="ConnectorResult"/> make a value of it on the other side.
/// </summary>
internal sealed class ConnectorFailureException(RefusalReason? refusal, int attempts)
    : Exception(refusal is null ? "The Connector did not answer." : "The Connector refused.")
{
    /// <summary>Why it refused for good; null where it could not answer now.</summary>
    public RefusalReason? Refusal { get; } = refusal;

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; } = attempts;

    /// <summary>False where the request certainly had no effect.</summary>
    public bool MayHaveArrived { get; init; }

    /// <summary>How long the Connector asked to wait; null where it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public SendResult ToSendResult() => Refusal is { } reason
        ? new SendResult.Refused(reason)
        : new SendResult.Exhausted(Attempts) { MayHaveArrived = MayHaveArrived, RetryAfter = RetryAfter };
}
