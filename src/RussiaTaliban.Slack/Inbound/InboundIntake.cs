using RussiaTaliban.Slack.SocketMode;

namespace RussiaTaliban.Slack.Inbound;

/// <summary>Where both transports meet: from here on it makes no difference which of them brought an event.</summary>
internal sealed class InboundIntake(
    InboxWorker inbox,
    InboundQueue queue,
    Audience audience,
    SlackInstallations installations,
    ISlackHandler handler,
    SlackStatus status,
    TimeProvider time,
    ILogger<InboundIntake> log)
{
    // Slack waits three seconds; the rest is for the network.
    private static readonly TimeSpan SubmissionLimit = TimeSpan.FromMilliseconds(2_500);

    public async Task<Admission> AdmitAsync(EventPayload payload, CancellationToken cancellationToken)
    {
        status.Heard(time.GetUtcNow());
        switch (payload)
        {
            case EventPayload.Callback { Event.Body: SlackEvent.Other other }:
                return Ignore(other.Type);
            case EventPayload.Callback { Event: var brought } when await PlaceAsync(brought, cancellationToken) is SlackInbound.EventCallback callback:
                return callback.Body is SlackEvent.Withdrawn withdrawn ? await WithdrawAsync(withdrawn, callback, cancellationToken)
                    : IsForUs(callback) ? await AdmitPlacedAsync(callback, cancellationToken)
                    : Admission.Dropped;
            case EventPayload.Ignored ignored:
                return Ignore(ignored.Type);
            default:
                return Admission.Dropped;
        }
    }

    public Task<Admission> AdmitAsync(SlashCommand command, CancellationToken cancellationToken) =>
        AdmitAsync(new SlackInbound.Command(command) { Origin = command.Origin }, cancellationToken);

    /// <summary>What to acknowledge with. A submission gets its answer here, everything else later.</summary>
    public async Task<(Admission Admission, ViewResponse? Response)> AdmitAsync(SlackInteraction interaction, CancellationToken cancellationToken)
    {
        switch (interaction)
        {
            case SlackInteraction.Submission submission:
                return (Admission.Accepted, await SubmitAsync(submission, cancellationToken));
            case SlackInteraction.Other other:
                return (Ignore(other.Type), null);
            default:
                return (await AdmitAsync(new SlackInbound.Interaction(interaction) { Origin = interaction.Origin }, cancellationToken), null);
        }
    }

    /// <summary>Answers one Socket Mode envelope; null means no acknowledgement, so that Slack sends it again.</summary>
    public async Task<SocketAcknowledgement?> AnswerAsync(SocketFrame frame, CancellationToken cancellationToken)
    {
        if (frame.EnvelopeId is not { } envelope)
        {
            Ignore(frame.Type);
            return null;
        }

        try
        {
            var (admission, response) = frame.Type switch
            {
                "events_api" => (await AdmitAsync(InboundReader.ReadEvent(frame.Payload), cancellationToken), null),
                "slash_commands" => (await AdmitAsync(InboundReader.ReadCommand(frame.Payload), cancellationToken), null),
                "interactive" => await AdmitAsync(InboundReader.ReadInteraction(frame.Payload), cancellationToken),
                _ => (Ignore(frame.Type), null),
            };
            return admission == Admission.Refused ? null : new SocketAcknowledgement(envelope, response);
        }
        catch (Exception fault) when (fault is JsonException or FormatException)
        {
            // Sending it again would not make it readable.
            log.UnreadableFrame(fault);
            return new SocketAcknowledgement(envelope);
        }
    }

    private async Task<Admission> AdmitAsync(SlackInbound inbound, CancellationToken cancellationToken) =>
        await PlaceAsync(inbound, cancellationToken) is { } placed ? await AdmitPlacedAsync(placed, cancellationToken) : Admission.Dropped;

    /// <summary>In its workspace; null where the app is not installed there. What cannot be looked up for now is kept: its token is needed with the answer only.</summary>
    private async Task<SlackInbound?> PlaceAsync(SlackInbound inbound, CancellationToken cancellationToken)
    {
        if (!installations.IsOn)
        {
            return inbound;
        }

        var origin = inbound.Origin;
        var (found, isCertain) = await installations.FindAsync(origin, cancellationToken);
        if (found is not null)
        {
            return inbound.In(found.TenantOf(origin.Team), found.Key);
        }

        if (isCertain || (origin.Team ?? origin.Enterprise) is not { } key)
        {
            log.NotInstalled();
            return null;
        }

        return inbound.In(new SlackTenant(origin.Enterprise, origin.Team), origin.IsOrgWide == true ? origin.Enterprise ?? key : key);
    }

    private Task<Admission> AdmitPlacedAsync(SlackInbound inbound, CancellationToken cancellationToken)
    {
        if (audience.TurnsAway(inbound) is { } away)
        {
            // Who asks too much is told once.
            return Task.FromResult(away.Haste is { IsFirst: false } ? Admission.Dropped : queue.Admit(away));
        }

        return inbound.IsLasting ? inbox.AdmitAsync(inbound, cancellationToken) : Task.FromResult(queue.Admit(inbound));
    }

    private Admission Ignore(string type)
    {
        log.Ignored(type);
        return Admission.Dropped;
    }

    // Of another workspace, or a person's token: ours still works. Whether ours is gone, auth.test says.
    private async Task<Admission> WithdrawAsync(SlackEvent.Withdrawn withdrawn, SlackInbound.EventCallback callback, CancellationToken cancellationToken)
    {
        if (installations.IsOn)
        {
            return await UninstallAsync(withdrawn, callback, cancellationToken);
        }

        var team = callback.TeamId;
        var isOurs = (team is null || status.TeamId is null || team == status.TeamId)
            && (withdrawn.BotUsers is not { } users || (status.BotUserId is { } bot && users.Contains(bot, StringComparer.Ordinal)));
        if (!isOurs)
        {
            return Ignore(withdrawn.Type);
        }

        log.Withdrawn(withdrawn.Type);
        status.Set(SlackState.Revoked, $"The workspace removed the app ({withdrawn.Type}). Install it again, and restart the service if the token has changed.");
        return Admission.Dropped;
    }

    /// <summary>Only where the app's own user lost its token; a person's token changes nothing. Slack brings it again where it could not be done.</summary>
    private async Task<Admission> UninstallAsync(SlackEvent.Withdrawn withdrawn, SlackInbound.EventCallback callback, CancellationToken cancellationToken)
    {
        var (found, isCertain) = await installations.FindAsync(callback.Origin, cancellationToken);
        if (found is null)
        {
            return isCertain ? Ignore(withdrawn.Type) : Admission.Refused;
        }

        // Of one workspace of an organisation nothing follows for the whole.
        if (found.IsOrgWide && callback.Origin is { IsOrgWide: not true, Team: ['T', ..] })
        {
            return Ignore(withdrawn.Type);
        }

        if (withdrawn.BotUsers is { } users && !(found.BotUserId is { } bot ? users.Contains(bot, StringComparer.Ordinal) : users.Count > 0))
        {
            return Ignore(withdrawn.Type);
        }

        try
        {
            await installations.RemoveAsync(found, cancellationToken);
            return Admission.Dropped;
        }
        catch (StorageUnavailableException)
        {
            return Admission.Refused;
        }
    }

    private async Task<ViewResponse?> SubmitAsync(SlackInteraction.Submission brought, CancellationToken cancellationToken)
    {
        var inbound = new SlackInbound.Interaction(brought) { Origin = brought.Origin };
        if (status.IsStopped
            || await PlaceAsync(inbound, cancellationToken) is not SlackInbound.Interaction { Body: SlackInteraction.Submission submission } placed
            || audience.TurnsAway(placed) is not null
            || !queue.AdmitSubmission(submission))
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

    // The bot never answers a bot, itself included: two of them would talk without end. Of a channel's messages it takes those in threads only, and not
    // those that name it: they come a second time, as mentions.
    private bool IsForUs(SlackInbound.EventCallback inbound)
    {
        var self = SelfOf(inbound);
        return inbound.Body switch
        {
            SlackEvent.Mention mention => IsPerson(mention.User, mention.BotId, inbound),
            SlackEvent.Message message => IsPerson(message.User, message.BotId, inbound)
                && message.Subtype is null or "file_share" or "thread_broadcast"
                && (message.ChannelType == "im" || (message.ThreadTs is { } thread && thread != message.Ts && !(self is not null && Mrkdwn.Mentions(message.Text ?? "", self)))),
            SlackEvent.Joined joined => joined.User == self,
            SlackEvent.LinkShared shared => shared.User is null || IsPerson(shared.User, null, inbound),
            _ => true,
        };
    }

    private bool IsPerson(string? user, string? bot, SlackInbound.EventCallback inbound) =>
        bot is null && user is not null && user != SelfOf(inbound);

    private string? SelfOf(SlackInbound.EventCallback inbound) => inbound.BotUserId ?? (installations.IsOn ? installations.BotUserOf(inbound.Tenant) : status.BotUserId);
}
