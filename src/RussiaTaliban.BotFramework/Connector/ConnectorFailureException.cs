namespace RussiaTaliban.BotFramework.Connector;

/// <summary>
/// What the Connector would not or could not do. It passes through the SDK's client, which knows no other way; <see cref="TurnSending"/> and
/// <see cref="ConnectorResult"/> make a value of it on the other side.
/// </summary>
/// <param name="result">How the sending ended.</param>
internal sealed class ConnectorFailureException(SendResult result) : Exception(result.GetType().Name)
{
    public SendResult Result { get; } = result;
}
