using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.BotFramework;

namespace RussiaTaliban.Tests.BotFramework.Support;

/// <summary>Calls to the Connector through the SDK's adapter, outside any turn.</summary>
internal static class SdkCalls
{
    /// <summary>Sends a message as every part of this bot does.</summary>
    public static async Task<SendResult> SendAsync(
        this MessagesService service, string? serviceUrl, string text, string conversation = "c", string? replyTo = null, bool once = false)
    {
        SendResult? result = null;
        await service.ContinueAsync(serviceUrl, conversation, replyTo, async (context, cancellationToken) =>
        {
            var message = new Activity { Type = ActivityTypes.Message, Text = text };
            result = once ? await context.TrySendOnceAsync(message, cancellationToken) : await context.TrySendAsync(message, cancellationToken);
        });
        return result!;
    }

    public static Task ContinueAsync(this MessagesService service, string? serviceUrl, string conversation, string? replyTo, BotCallbackHandler work) =>
        service.Services.GetRequiredService<BriefingAdapter>().ContinueAsync(
            new ConversationReference
            {
                ServiceUrl = serviceUrl,
                ChannelId = "msteams",
                ActivityId = replyTo,
                Conversation = new ConversationAccount { Id = conversation },
                Bot = new ChannelAccount { Id = "b" },
                User = new ChannelAccount { Id = "u" },
            },
            work,
            TestContext.Current.CancellationToken);
}
