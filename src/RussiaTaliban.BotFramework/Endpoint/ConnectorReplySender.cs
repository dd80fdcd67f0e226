using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.BotFramework.Connector;

namespace RussiaTaliban.BotFramework.Endpoint;

/// <summary>Answers through the Connector, each message as soon as it is there.</summary>
internal sealed class ConnectorReplySender(IConnector connector, Activity incoming) : IReplySender
{
    public Task<SendResult> SendAsync(Activity activity, CancellationToken cancellationToken) =>
        connector.SendAsync(activity.AddressedTo(incoming), cancellationToken);

    public Task<SendResult> UpdateAsync(Activity activity, CancellationToken cancellationToken) =>
        connector.UpdateAsync(activity.AddressedTo(incoming), cancellationToken);

    public Task<SendResult> DeleteAsync(string activityId, CancellationToken cancellationToken) =>
        connector.DeleteAsync(incoming.ToReference(), activityId, cancellationToken);
}
