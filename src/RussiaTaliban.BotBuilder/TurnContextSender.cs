using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using RussiaTaliban.BotFramework;
using Activity = RussiaTaliban.BotFramework.Activities.Activity;

namespace RussiaTaliban.BotBuilder;

/// <summary>Answers through the SDK's turn context, which fills in the address. What the channel refuses becomes a value.</summary>
internal sealed class TurnContextSender(ITurnContext context) : IReplySender
{
    public Task<SendResult> SendAsync(Activity activity, CancellationToken cancellationToken) =>
        TryAsync(async () => (await context.SendActivityAsync(SdkJson.ToSdk(activity), cancellationToken))?.Id);

    public Task<SendResult> UpdateAsync(Activity activity, CancellationToken cancellationToken) =>
        TryAsync(async () => (await context.UpdateActivityAsync(SdkJson.ToSdk(activity), cancellationToken))?.Id);

    public Task<SendResult> DeleteAsync(string activityId, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        await context.DeleteActivityAsync(activityId, cancellationToken);
        return activityId;
    });

    private static async Task<SendResult> TryAsync(Func<Task<string?>> send)
    {
        try
        {
            return new SendResult.Sent(await send());
        }
        catch (ErrorResponseException refused)
        {
            return refused.Response?.StatusCode switch
            {
                HttpStatusCode.Forbidden when refused.Body?.Error?.Code == "MessageWritesBlocked" => new SendResult.Refused(RefusalReason.Blocked),
                HttpStatusCode.NotFound => new SendResult.Refused(RefusalReason.Gone),
                HttpStatusCode.RequestEntityTooLarge => new SendResult.Refused(RefusalReason.TooLarge),
                HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => new SendResult.Exhausted(1) { MayHaveArrived = true },
                _ => new SendResult.Refused(RefusalReason.Rejected),
            };
        }
        catch (HttpRequestException)
        {
            return new SendResult.Exhausted(1) { MayHaveArrived = true };
        }
    }
}
