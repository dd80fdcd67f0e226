using System.Text.Json;
using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.BotFramework.Connector;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Teams.Rendering;

namespace RussiaTaliban.Teams.Sharing;

/// <summary>Sends digests and shared quotes into conversations that the bot knows. The ledger keeps account of tries, so the first message is tried once; what follows it is retried here.</summary>
internal sealed class TeamsOutbox(IConnector connector, IConversationReferenceStore references, TeamsRenderer renderer) : IOutbox
{
    public string Channel => TeamsRenderer.Channel;

    /// <summary>Teams takes 50 a second from one app in one tenant; half of it leaves room for answers.</summary>
    public double PerSecond => 25;

    public async Task<SendOutcome> SendAsync(ConversationAddress conversation, Reply reply, CancellationToken cancellationToken)
    {
        try
        {
            if (await references.FindAsync(conversation, cancellationToken) is not { } known || TeamsReference.TryRead(known) is not { } reference)
            {
                return new SendOutcome.Refused("no reference");
            }

            var messages = renderer.Render(reply).Select(message => message.AddressedTo(reference)).ToList();
            var first = await connector.SendOnceAsync(messages[0], cancellationToken);
            for (var next = 1; next < messages.Count && first is SendResult.Sent; next++)
            {
                await connector.SendAsync(messages[next], cancellationToken);
            }

            return Judge(first);
        }
        catch (OperationCanceledException)
        {
            return new SendOutcome.Unknown();
        }
        catch (StorageUnavailableException)
        {
            return new SendOutcome.Retryable();
        }
    }

    private static SendOutcome Judge(SendResult result) => result switch
    {
        SendResult.Sent => new SendOutcome.Delivered(),
        SendResult.Refused { Reason: RefusalReason.Rejected or RefusalReason.UntrustedAddress } => new SendOutcome.Retryable(TimeSpan.FromMinutes(15)),
        SendResult.Refused refused => new SendOutcome.Refused(refused.Reason.ToString()),
        SendResult.Exhausted { MayHaveArrived: true } => new SendOutcome.Unknown(),
        SendResult.Exhausted exhausted => new SendOutcome.Retryable(exhausted.RetryAfter),
        _ => throw new InvalidOperationException($"No delivery outcome for {result.GetType().Name}."),
    };
}

/// <summary>The references that were kept, read again.</summary>
internal static class TeamsReference
{
    /// <summary>Null for what an earlier version wrote and this one cannot read.</summary>
    public static ConversationReference? TryRead(KnownConversation known)
    {
        try
        {
            return JsonSerializer.Deserialize(known.Reference, ActivityJson.Context.ConversationReference);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Another channel of the same team. Nobody has spoken to the bot there, so it answers nobody.</summary>
    public static ConversationReference ToChannel(ConversationReference reference, string? tenant, string channelId) => reference with
    {
        ActivityId = null,
        User = null,
        Conversation = new ConversationAccount { Id = channelId, IsGroup = true, ConversationType = "channel", TenantId = tenant },
    };

    /// <summary>The same to be kept.</summary>
    public static KnownConversation OfChannel(KnownConversation known, ConversationReference channel) => known with
    {
        Conversation = new ConversationAddress(TeamsRenderer.Channel, channel.Conversation!.Id!),
        Reference = JsonSerializer.Serialize(channel, ActivityJson.Context.ConversationReference),
    };
}
