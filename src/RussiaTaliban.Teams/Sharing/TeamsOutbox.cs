using RussiaTaliban.BotFramework;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;

namespace RussiaTaliban.Teams.Sharing;

/// <summary>
/// Sends digests and shared quotes into conversations that the bot knows. The ledger keeps account of tries, so the first message is tried once; what follows it is
/// retried.
/// </summary>
internal sealed class TeamsOutbox(BriefingAdapter adapter, IConversationReferenceStore references, TeamsRenderer renderer) : IOutbox
{
    public string Channel => TeamsRenderer.Channel;

    /// <summary>Teams takes 50 a second from one app in one tenant; half of it leaves room for answers.</summary>
    public double PerSecond => 25;

    public async Task<SendOutcome> SendAsync(ConversationAddress conversation, Reply reply, CancellationToken cancellationToken)
    {
        try
        {
            return await references.FindAsync(conversation, cancellationToken) is { } known && TeamsReference.TryRead(known) is { } reference
                ? Judge(await SendAsync(reference, renderer.Render(reply), cancellationToken))
                : new SendOutcome.Refused("no reference");
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

    private async Task<SendResult> SendAsync(ConversationReference reference, IReadOnlyList<Activity> messages, CancellationToken cancellationToken)
    {
        SendResult first = new SendResult.Exhausted(0);
        await adapter.ContinueAsync(
            reference,
            async (context, token) =>
            {
                first = await context.TrySendOnceAsync(messages[0], token);
                for (var next = 1; next < messages.Count && first is SendResult.Sent; next++)
                {
                    await context.TrySendAsync(messages[next], token);
                }
            },
            cancellationToken);
        return first;
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
    public static ConversationReference? TryRead(KnownConversation known) =>
        OutgoingJson.TryRead<ConversationReference>(known.Reference) is { Conversation.Id.Length: > 0 } reference ? reference : null;

    /// <summary>Another channel of the same team. Nobody has spoken to the bot there, so it answers nobody.</summary>
    public static ConversationReference ToChannel(ConversationReference reference, string? tenant, string channelId) => new()
    {
        Bot = reference.Bot,
        ChannelId = reference.ChannelId,
        ServiceUrl = reference.ServiceUrl,
        Locale = reference.Locale,
        Conversation = new ConversationAccount { Id = channelId, IsGroup = true, ConversationType = "channel", TenantId = tenant },
    };

    /// <summary>The same to be kept.</summary>
    public static KnownConversation OfChannel(KnownConversation known, ConversationReference channel) => known with
    {
        Conversation = new ConversationAddress(TeamsRenderer.Channel, channel.Conversation.Id),
        Reference = OutgoingJson.Text(channel),
    };
}
