namespace RussiaTaliban.Slack.Deliveries;

/// <summary>One thing Slack told us, proven and parsed, whichever transport brought it.</summary>
public abstract record SlackDelivery
{
    private SlackDelivery()
    {
    }

    /// <summary>Equal for a delivery that Slack repeats; the second is dropped.</summary>
    internal abstract string DeduplicationKey { get; }

    /// <summary>Deliveries with one key are handled one after the other, in the order of arrival.</summary>
    internal abstract string OrderingKey { get; }

    /// <param name="BotUserId">The app's own user in that workspace, from <c>authorizations</c>; null when Slack left it out.</param>
    public sealed record EventCallback(string EventId, string? TeamId, string? BotUserId, SlackEvent Body) : SlackDelivery
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

    public sealed record Command(SlackCommand Body) : SlackDelivery
    {
        internal override string DeduplicationKey => "trigger:" + Body.TriggerId;

        // A private answer takes no part in the conversation's order, and must not wait behind it.
        internal override string OrderingKey => Body.TriggerId;
    }

    public sealed record Interaction(SlackInteraction Body) : SlackDelivery
    {
        internal override string DeduplicationKey => "trigger:" + Body.TriggerId;

        // A trigger opens a modal for three seconds only.
        internal override string OrderingKey => Body.TriggerId;
    }
}
