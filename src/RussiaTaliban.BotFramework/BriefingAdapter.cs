using System.Security.Claims;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using RussiaTaliban.BotFramework.Authentication;

namespace RussiaTaliban.BotFramework;

/// <summary>
/// The SDK's adapter. Whoever calls it has proven the caller and read the activity; what it sends goes through this bot's own handler. The answer to an invoke is
/// known as soon as the bot gives it, though its turn may go on.
/// </summary>
public sealed class BriefingAdapter : CloudAdapter
{
    private readonly StrictAuthentication _authentication;
    private readonly string? _appId;

    internal BriefingAdapter(StrictAuthentication authentication, IOptions<BotFrameworkOptions> options, ILogger<BriefingAdapter> log)
        : base(authentication, log) => (_authentication, _appId) = (authentication, options.Value.AppId);

    /// <summary>Runs the turn of a proven activity.</summary>
    /// <param name="activity">What came in.</param>
    /// <param name="bot">Who handles it.</param>
    /// <param name="answered">Is given the answer to an invoke when the bot sends it; null for other activities.</param>
    /// <returns>What the caller waits for; null if it waits for nothing.</returns>
    internal Task<InvokeResponse?> RunAsync(Activity activity, IBot bot, TaskCompletionSource<InvokeResponse?>? answered, CancellationToken cancellationToken) =>
        ProcessActivityAsync(
            _authentication.Proven(activity),
            activity,
            (context, token) =>
            {
                if (answered is not null)
                {
                    context.TurnState.Add(answered);
                }

                return bot.OnTurnAsync(context, token);
            },
            cancellationToken)!;

    /// <summary>Does something in a conversation that the bot knows, outside any turn of a person.</summary>
    public Task ContinueAsync(ConversationReference reference, BotCallbackHandler work, CancellationToken cancellationToken)
    {
        // The SDK makes an id up, and what is sent would then answer an activity that nobody has.
        var activity = reference.GetContinuationActivity();
        activity.Id = reference.ActivityId;
        activity.ServiceUrl ??= "";
        return ContinueConversationAsync(_appId, activity, work, cancellationToken);
    }

    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        if (Array.Find(activities, activity => activity.Type == ActivityTypesEx.InvokeResponse)?.Value is InvokeResponse answer)
        {
            turnContext.TurnState.Get<TaskCompletionSource<InvokeResponse?>>()?.TrySetResult(answer);
        }

        return base.SendActivitiesAsync(turnContext, activities, cancellationToken);
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        // Of a caller that expects its replies nothing has left yet, so the earlier message is simply exchanged.
        if (turnContext is TurnContext { Activity.DeliveryMode: DeliveryModes.ExpectReplies } collecting
            && collecting.BufferedReplyActivities.FindIndex(reply => reply.Id == activity?.Id) is >= 0 and var at)
        {
            collecting.BufferedReplyActivities[at] = activity;
            return Task.FromResult(new ResourceResponse(activity.Id));
        }

        return base.UpdateActivityAsync(turnContext, activity, cancellationToken);
    }

    /// <summary>An address that is no http one means a streaming connection to the SDK. This bot has none, so nothing can be sent there.</summary>
    protected override ConnectorFactory GetStreamingConnectorFactory(Activity activity) => _authentication.CreateConnectorFactory(new ClaimsIdentity());
}
