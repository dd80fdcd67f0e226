using Microsoft.Bot.Builder;
using Newtonsoft.Json.Linq;
using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Activities;
using SdkActivity = Microsoft.Bot.Schema.Activity;

namespace RussiaTaliban.BotBuilder;

/// <summary>Runs this project's handler of activities as a bot of the official SDK.</summary>
internal sealed class BriefingBot(IActivityHandler handler) : IBot
{
    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var response = await handler.HandleAsync(SdkJson.FromSdk(turnContext.Activity), new TurnContextSender(turnContext), cancellationToken);
        if (turnContext.Activity.Type != ActivityTypes.Invoke)
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
