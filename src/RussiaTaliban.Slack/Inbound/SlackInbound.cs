namespace RussiaTaliban.Slack.Inbound;

/// <summary>One thing Slack told us, proven and parsed, whichever transport brought it.</summary>
public abstract record SlackInbound
{
    private SlackInbound()
    {
    }

    /// <summary>Equal for a delivery that Slack repeats; the second is dropped.</summary>
    internal abstract string DeduplicationKey { get; }

    /// <summary>Deliveries with one key are handled one after the other, in the order of arrival.</summary>
    internal abstract string OrderingKey { get; }

    /// <param name="BotUserId">The app's own user in that workspace, from <c>authorizations</c>; null when Slack left it out.</param>
    public sealed record EventCallback(string EventId, string? TeamId, string? BotUserId, SlackEvent Body) : SlackInbound
    {
        internal override string DeduplicationKey => "event:" + EventId;

        internal override string OrderingKey => Body switch
        {
            SlackEvent.Mention mention => mention.Channel,
            SlackEvent.Message message => message.Channel,
            SlackEvent.HomeOpened opened => opened.User,
            SlackEvent.LinkShared shared => shared.Channel,
            _ => EventId,
        };
    }

    public sealed record Command(SlackCommand Body) : SlackInbound
    {
        internal override string DeduplicationKey => "trigger:" + Body.TriggerId;

        // A private answer takes no part in the conversation's order, and must not wait behind it.
        internal override string OrderingKey => Body.TriggerId;
    }

    public sealed record Interaction(SlackInteraction Body) : SlackInbound
    {
        internal override string DeduplicationKey => "trigger:" + Body.TriggerId;

        // A trigger opens a modal for three seconds only.
        internal override string OrderingKey => Body.TriggerId;
    }
}

/// <summary>A slash command, as a form over HTTP or as JSON in Socket Mode.</summary>
/// <param name="Command">With its slash, e.g. <c>/brief</c>.</param>
/// <param name="Text">What followed it, as typed; empty when nothing did.</param>
/// <param name="ResponseUrl">Takes up to five answers within 30 minutes.</param>
/// <param name="TriggerId">Opens one modal within three seconds.</param>
public sealed record SlackCommand(string Command, string Text, string UserId, string ChannelId, Uri ResponseUrl, string TriggerId, string? TeamId = null);

/// <summary>What a body of the Events API turned out to be.</summary>
internal abstract record InboundEvent
{
    private InboundEvent()
    {
    }

    /// <summary>Slack proves that the address is ours; answered with the same string.</summary>
    internal sealed record Challenge(string Value) : InboundEvent;

    internal sealed record Delivered(SlackInbound.EventCallback Delivery) : InboundEvent;

    /// <summary>Acknowledged and otherwise ignored, e.g. <c>app_rate_limited</c>.</summary>
    internal sealed record Ignored(string Type) : InboundEvent;
}

/// <summary>Who acts on deliveries. Called from the queue, never while Slack waits — but for a submission.</summary>
public interface ISlackHandler
{
    /// <summary>Handles one delivery; those of one conversation come one after the other.</summary>
    Task HandleAsync(SlackInbound delivery, CancellationToken cancellationToken);

    /// <summary>
    /// Answers a modal's submission while Slack waits, which is at most 3 seconds; the token is cancelled before that.
    /// Null closes the modal.
    /// </summary>
    Task<SlackViewResponse?> SubmitAsync(SlackInteraction.Submission submission, CancellationToken cancellationToken);
}
