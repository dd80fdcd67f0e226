using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Connector;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels.Teams;

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
