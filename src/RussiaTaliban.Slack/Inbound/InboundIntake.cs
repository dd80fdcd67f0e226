using RussiaTaliban.Slack.SocketMode;

namespace RussiaTaliban.Slack.Inbound;

/// <summary>Where both transports meet: from here on it makes no difference which of them brought an event.</summary>
internal sealed class InboundIntake(
    InboundQueue queue, ISlackHandler handler, SlackStatus status, TimeProvider time, ILogger<InboundIntake> log)
{
    // Slack waits three seconds; the rest is for the network.
    private static readonly TimeSpan SubmissionLimit = TimeSpan.FromMilliseconds(2_500);

    public Admission Admit(EventPayload payload)
    {
        switch (payload)
        {
            case EventPayload.Callback { Event.Body: SlackEvent.Withdrawn withdrawn }:
                log.Withdrawn(withdrawn.Type);
                status.Set(SlackState.Revoked, $"The workspace withdrew the app ({withdrawn.Type}). Install it again and restart.");
                return Admission.Dropped;
            case EventPayload.Callback { Event.Body: SlackEvent.Other other }:
                log.Ignored(other.Type);
                return Admission.Dropped;
            case EventPayload.Callback callback:
                return IsFromABot(callback.Event) ? Admission.Dropped : queue.Admit(callback.Event);
            case EventPayload.Ignored ignored:
                log.Ignored(ignored.Type);
                return Admission.Dropped;
            default:
                return Admission.Dropped;
        }
    }

    public Admission Admit(SlashCommand command) => queue.Admit(new SlackInbound.Command(command));

    /// <summary>What to acknowledge with. A submission gets its answer here, everything else later.</summary>
    public async Task<(Admission Admission, ViewResponse? Response)> AdmitAsync(SlackInteraction interaction, CancellationToken cancellationToken)
    {
        switch (interaction)
        {
            case SlackInteraction.Submission submission:
                return (Admission.Accepted, await SubmitAsync(submission, cancellationToken));
            case SlackInteraction.Other other:
                log.Ignored(other.Type);
                return (Admission.Dropped, null);
            default:
                return (queue.Admit(new SlackInbound.Interaction(interaction)), null);
        }
    }

    /// <summary>Answers one Socket Mode envelope; null means no acknowledgement, so that Slack sends it again.</summary>
    public async Task<SocketAcknowledgement?> AnswerAsync(SocketFrame frame, CancellationToken cancellationToken)
    {
        if (frame.EnvelopeId is not { } envelope)
        {
            log.Ignored(frame.Type);
            return null;
        }

        try
        {
            var (admission, response) = frame.Type switch
            {
                "events_api" => (Admit(InboundReader.ReadEvent(frame.Payload)), null),
                "slash_commands" => (Admit(InboundReader.ReadCommand(frame.Payload)), null),
                "interactive" => await AdmitAsync(InboundReader.ReadInteraction(frame.Payload), cancellationToken),
                _ => (Ignore(frame.Type), null),
            };
            return admission == Admission.Refused ? null : new SocketAcknowledgement(envelope, response);
        }
        catch (JsonException fault)
        {
            // Sending it again would not make it readable.
            log.UnreadableFrame(fault);
            return new SocketAcknowledgement(envelope);
        }
    }

    private Admission Ignore(string type)
    {
        log.Ignored(type);
        return Admission.Dropped;
    }

    private async Task<ViewResponse?> SubmitAsync(SlackInteraction.Submission submission, CancellationToken cancellationToken)
    {
        if (status.IsStopped || !queue.AdmitSubmission(submission))
        {
            return null;
        }

        using var limit = new CancellationTokenSource(SubmissionLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await handler.SubmitAsync(submission, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            log.SubmissionTooSlow();
            return null;
        }
#pragma warning disable CA1031 // A bug in a handler closes the modal; Slack must not see a 500, nor the socket end.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.HandlerFailed(fault, nameof(SlackInteraction.Submission));
            return null;
        }
    }

    // The bot never answers a bot, itself included: two of them would talk without end.
    private bool IsFromABot(SlackInbound.EventCallback inbound)
    {
        var (user, bot) = inbound.Body switch
        {
            SlackEvent.Mention mention => (mention.User, mention.BotId),
            SlackEvent.Message message => (message.User, message.BotId),
            SlackEvent.LinkShared shared => (shared.User, null),
            _ => (null, null),
        };
        return bot is not null || (user is not null && (user == status.BotUserId || user == inbound.BotUserId));
    }
}
