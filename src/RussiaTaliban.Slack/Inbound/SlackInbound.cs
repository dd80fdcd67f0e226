namespace RussiaTaliban.Slack.Inbound;

/// <summary>One event, slash command or interaction from Slack, verified and parsed, over either transport.</summary>
internal abstract record SlackInbound
{
    private SlackInbound() { }

    /// <summary>The same when Slack repeats itself; the second one is dropped.</summary>
    internal abstract string DeduplicationKey { get; }

    /// <summary>What has the same key is handled one after the other, in the order of arrival.</summary>
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

    public sealed record Command(SlashCommand Body) : SlackInbound
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
internal sealed record SlashCommand(string Command, string Text, string UserId, string ChannelId, Uri ResponseUrl, string TriggerId, string? TeamId = null);
