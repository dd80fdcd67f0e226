using System.Globalization;
using RussiaTaliban.BotFramework.Connector;

namespace RussiaTaliban.BotFramework;

/// <summary>
/// The way back into the conversation of a turn. The SDK fills in the address (conversation, recipient, reply-to); callers give the content only. What a channel
/// refuses is a value, not an exception.
/// </summary>
public static class TurnSending
{
    /// <summary>Sends a message or a sign of being at work. Activities of one conversation arrive in the order in which they were sent.</summary>
    public static Task<SendResult> TrySendAsync(this ITurnContext context, Activity activity, CancellationToken cancellationToken) =>
        activity.Type == ActivityTypes.Typing
            ? SendAsync(context, activity, new CallOptions(1, IsTyping: true), cancellationToken)
            : SendAsync(context, activity, new CallOptions(CallOptions.MaxAttempts), cancellationToken);

    /// <summary>The same with a single try, for callers that keep account of tries themselves.</summary>
    public static Task<SendResult> TrySendOnceAsync(this ITurnContext context, Activity activity, CancellationToken cancellationToken) =>
        SendAsync(context, activity, new CallOptions(1), cancellationToken);

    private static async Task<SendResult> SendAsync(ITurnContext context, Activity activity, CallOptions options, CancellationToken cancellationToken)
    {
        CallOptions.Current = options;
        if (context is TurnContext { Activity.DeliveryMode: DeliveryModes.ExpectReplies } collecting)
        {
            activity.Id = (collecting.BufferedReplyActivities.Count + 1).ToString(CultureInfo.InvariantCulture);
        }

        try
        {
            var response = await context.SendActivityAsync(activity, cancellationToken).ConfigureAwait(false);
            return new SendResult.Sent(response?.Id is { Length: > 0 } id ? id : activity.Id is { Length: > 0 } own ? own : null);
        }
        catch (SerializationException)
        {
            // The activity was taken; a channel that answers with something else than JSON has merely given it no id.
            return new SendResult.Sent(null);
        }
        catch (ConnectorFailureException failure)
        {
            return failure.Result;
        }
    }
}
