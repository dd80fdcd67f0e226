using Microsoft.Bot.Builder;
using Newtonsoft.Json.Linq;
using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.BotFramework.Endpoint;
using SdkActivity = Microsoft.Bot.Schema.Activity;

namespace RussiaTaliban.BotBuilder;

/// <summary>Runs this project's handler of activities as a bot of the official SDK.</summary>
internal sealed class BriefingBot(IActivityHandler handler, SeenActivities seen) : IBot
{
    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        var incoming = turnContext.Activity;
        if (!seen.IsNew(incoming.ChannelId, incoming.Conversation?.Id, incoming.Type == ActivityTypes.Message ? incoming.Id : null))
        {
            return;
        }

        var response = await handler.HandleAsync(SdkJson.FromSdk(incoming), new TurnContextSender(turnContext), cancellationToken);
        if (incoming.Type != ActivityTypes.Invoke)
        {
            return;
        }

        var answer = new Microsoft.Bot.Builder.InvokeResponse
        {
            Status = response?.Status ?? 501,
            Body = response?.Body is { } body ? JToken.Parse(body.ToJsonString()) : null,
        };
        await turnContext.SendActivityAsync(new SdkActivity { Type = ActivityTypes.InvokeResponse, Value = answer }, cancellationToken);
    }
}
