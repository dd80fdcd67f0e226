namespace RussiaTaliban.Slack.Inbound;

/// <summary>One event, slash command or interaction from Slack, verified and parsed, over either transport.</summary>
internal abstract record SlackInbound
{
    private SlackInbound() { }

    /// <summary>Where Slack says that it comes from.</summary>
    public SlackOrigin Origin { get; init; } = new();

    /// <summary>The workspace, as stored addresses name it.</summary>
    public SlackTenant Tenant { get; init; } = SlackTenant.Configured;

    /// <summary>The installation that brought it; empty for the configured workspace. A message that two workspaces of an organisation see comes through one.</summary>
    public string Installation { get; init; } = "";

    /// <summary>The same for what is answered once, however often Slack brings it.</summary>
    internal abstract string Key { get; }

    /// <summary>What shares a lane is handled one after the other, in the order of arrival.</summary>
    internal abstract string Lane { get; }

    /// <summary>Grows when a person changes what they wrote; empty for what was never changed.</summary>
    internal virtual string Version => "";

    /// <summary>True if somebody waits for an answer that can still be given after a restart. A modal cannot: its trigger lives three seconds.</summary>
    internal abstract bool IsLasting { get; }

    /// <summary>Of its workspace, named as it was found to be.</summary>
    public SlackInbound In(SlackTenant tenant, string installation) => this switch
    {
        Command command => command with { Body = command.Body with { Tenant = tenant }, Tenant = tenant, Installation = installation },
        Interaction interaction => interaction with { Body = interaction.Body with { Tenant = tenant }, Tenant = tenant, Installation = installation },
        _ => this with { Tenant = tenant, Installation = installation },
    };

    /// <summary>Unique among all installations.</summary>
    protected string Among(string id) => Installation.Length == 0 ? id : $"{Installation}/{id}";

    /// <param name="BotUserId">The app's own user in that workspace, from <c>authorizations</c>; null when Slack left it out.</param>
    public sealed record EventCallback(string EventId, string? TeamId, string? BotUserId, SlackEvent Body) : SlackInbound
    {
        /// <summary>True in a channel that other organisations are in.</summary>
        public bool IsShared { get; init; }

        // A message is answered once, whether it comes as a message, as a mention, or as both; under whatever event_id.
        internal override string Key => Body switch
        {
            SlackEvent.Mention mention => Among($"said:{mention.Channel}:{mention.Ts}"),
            SlackEvent.Message message => Among($"said:{message.Channel}:{message.Ts}"),
            SlackEvent.Joined joined => Among("joined:" + joined.Channel),
            _ => Among("event:" + EventId),
        };

        internal override string Lane => Among(Body switch
        {
            SlackEvent.Mention mention => ThreadOf(mention.Channel, mention.ThreadTs ?? mention.Ts),
            SlackEvent.Message message => ThreadOf(message.Channel, message.ThreadTs ?? message.Ts),
            SlackEvent.HomeOpened opened => opened.User,
            SlackEvent.LinkShared shared => shared.Channel,
            SlackEvent.Joined joined => joined.Channel,
            _ => EventId,
        });

        internal override string Version => Body switch
        {
            SlackEvent.Mention { Edited: { } edit } => edit.Ts,
            SlackEvent.Message { Edited: { } edit } => edit.Ts,
            _ => "",
        };

        internal override bool IsLasting => Body is SlackEvent.Mention or SlackEvent.Message or SlackEvent.LinkShared or SlackEvent.Joined;

        // A direct conversation is one conversation; in a channel each thread is.
        private static string ThreadOf(string channel, string thread) => channel.StartsWith('D') ? channel : $"{channel}:{thread}";
    }

    public sealed record Command(SlashCommand Body) : SlackInbound
    {
        internal override string Key => Among("trigger:" + Body.TriggerId);

        // A private answer takes no part in the conversation's order, and must not wait behind it.
        internal override string Lane => Among(Body.TriggerId);

        internal override bool IsLasting => true;
    }

    public sealed record Interaction(SlackInteraction Body) : SlackInbound
    {
        internal override string Key => Among("trigger:" + Body.TriggerId);

        // A trigger opens a modal for three seconds only.
        internal override string Lane => Among(Body.TriggerId);

        internal override bool IsLasting => Body is SlackInteraction.Actions { Channel: not null } actions && !actions.Items.Any(OpensAModal);

        private static bool OpensAModal(SlackAction action) =>
            ActionIds.KindOf(action.ActionId) == ActionIds.Share || (ActionIds.KindOf(action.ActionId) == ActionIds.Intent && IntentCodec.TryDecode(action.Value) is WhyIntent or null);
    }

    /// <summary>A request from somebody whom this app does not serve, or who exceeds the limit; they are told so.</summary>
    /// <param name="Of">What they sent.</param>
    public sealed record TurnedAway(SlackInbound Of, string Channel, string User, string? ThreadTs) : SlackInbound
    {
        /// <summary>Set for somebody who asks too much at once.</summary>
        public Haste? Haste { get; init; }

        internal override string Key => "away:" + Of.Key;

        internal override string Lane => Of.Lane;

        internal override bool IsLasting => false;
    }
}

/// <summary>What the inbox keeps of a lasting inbound: exactly one member is there.</summary>
internal sealed record KeptInbound
{
    public string? EventId { get; init; }

    /// <summary>The workspace, as stored addresses name it; null for the configured one.</summary>
    public string? Tenant { get; init; }
    public string? Installation { get; init; }

    /// <summary>Who asked, as stored addresses name them: whoever is forgotten is found by it. Null in the configured workspace, where the id itself is there.</summary>
    public string? Person { get; init; }
    public string? TeamId { get; init; }
    public string? BotUserId { get; init; }
    public SlackEvent.Mention? Mention { get; init; }
    public SlackEvent.Message? Message { get; init; }
    public SlackEvent.LinkShared? Shared { get; init; }
    public SlackEvent.Joined? Joined { get; init; }
    public SlashCommand? Command { get; init; }
    public SlackInteraction.Actions? Click { get; init; }

    public static string Write(SlackInbound inbound) => JsonSerializer.Serialize(
        inbound switch
        {
            SlackInbound.EventCallback said => new KeptInbound
            {
                EventId = said.EventId,
                TeamId = said.TeamId,
                BotUserId = said.BotUserId,
                Mention = said.Body as SlackEvent.Mention,
                Message = said.Body as SlackEvent.Message,
                Shared = said.Body as SlackEvent.LinkShared,
                Joined = said.Body as SlackEvent.Joined,
            },
            SlackInbound.Command command => new KeptInbound { Command = command.Body },
            SlackInbound.Interaction { Body: SlackInteraction.Actions click } => new KeptInbound { Click = click },
            _ => throw new ArgumentException("This is not kept.", nameof(inbound)),
        } with
        {
            Tenant = inbound.Tenant == SlackTenant.Configured ? null : inbound.Tenant.ToString(),
            Installation = inbound.Tenant == SlackTenant.Configured ? null : inbound.Installation,
            Person = inbound.Tenant == SlackTenant.Configured || PersonOf(inbound) is not { } person ? null : inbound.Tenant.Qualify(person),
        },
        SlackJson.Default.KeptInbound);

    /// <summary>Null for what an earlier version wrote and this one cannot read.</summary>
    public static SlackInbound? Read(string payload)
    {
        try
        {
            var kept = JsonSerializer.Deserialize(payload, SlackJson.Default.KeptInbound);
            SlackInbound? inbound = kept switch
            {
                { Command: { } command } => new SlackInbound.Command(command),
                { Click: { } click } => new SlackInbound.Interaction(click),
                { EventId: { } id } when (kept.Mention ?? kept.Message ?? kept.Shared ?? (SlackEvent?)kept.Joined) is { } body =>
                    new SlackInbound.EventCallback(id, kept.TeamId, kept.BotUserId, body),
                _ => null,
            };
            return kept?.Tenant is { } tenant ? inbound?.In(SlackTenant.Parse(tenant), kept.Installation ?? "") : inbound;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? PersonOf(SlackInbound inbound) => inbound switch
    {
        SlackInbound.EventCallback { Body: SlackEvent.Mention mention } => mention.User,
        SlackInbound.EventCallback { Body: SlackEvent.Message message } => message.User,
        SlackInbound.EventCallback { Body: SlackEvent.LinkShared shared } => shared.User,
        SlackInbound.EventCallback { Body: SlackEvent.Joined joined } => joined.Inviter,
        SlackInbound.Command command => command.Body.UserId,
        SlackInbound.Interaction interaction => interaction.Body.User.Id,
        _ => null,
    };
}

/// <summary>A slash command, as a form over HTTP or as JSON in Socket Mode.</summary>
/// <param name="Command">With its slash, e.g. <c>/brief</c>.</param>
/// <param name="Text">What followed it, as typed; empty when nothing did.</param>
/// <param name="ResponseUrl">Takes up to five answers within 30 minutes.</param>
/// <param name="TriggerId">Opens one modal within three seconds.</param>
internal sealed record SlashCommand(
    string Command, string Text, string UserId, string ChannelId, Uri ResponseUrl, string TriggerId, string? TeamId = null, string? EnterpriseId = null)
{
    /// <summary>The workspace, as stored addresses name it.</summary>
    [JsonIgnore]
    public SlackTenant Tenant { get; init; } = SlackTenant.Configured;

    /// <summary>Through an organisation-wide installation: a word, also where the rest is JSON.</summary>
    [JsonConverter(typeof(TruthAsText))]
    public string? IsEnterpriseInstall { get; init; }

    [JsonIgnore]
    public SlackOrigin Origin => new(EnterpriseId, TeamId, IsEnterpriseInstall is { } word ? word == "true" : null);
}
