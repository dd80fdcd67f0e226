namespace RussiaTaliban.Slack.Inbound;

/// <summary>A button, a shortcut or a modal's submission.</summary>
internal abstract record SlackInteraction
{
    private SlackInteraction() { }

    /// <summary>Opens one modal within three seconds; unique to the click. Empty only for kinds that carry none.</summary>
    public string TriggerId { get; init; } = "";

    public required SlackReference User { get; init; }

    /// <summary>The workspace; null through an organisation-wide installation.</summary>
    public SlackTeam? Team { get; init; }

    /// <summary>The organisation; null where the workspace belongs to none.</summary>
    public SlackReference? Enterprise { get; init; }

    public bool? IsEnterpriseInstall { get; init; }

    /// <summary>The workspace, as stored addresses name it.</summary>
    [JsonIgnore]
    public SlackTenant Tenant { get; init; } = SlackTenant.Configured;

    [JsonIgnore]
    public SlackOrigin Origin => new(Enterprise?.Id ?? Team?.EnterpriseId, Team?.Id ?? User.TeamId, IsEnterpriseInstall);

    /// <summary>A person used one or more controls of a message, a modal or the Home tab.</summary>
    public sealed record Actions : SlackInteraction
    {
        [JsonPropertyName("actions")]
        public required IReadOnlyList<SlackAction> Items { get; init; }

        /// <summary>Null on the Home tab and in a modal.</summary>
        public SlackReference? Channel { get; init; }

        /// <summary>The message that carries the control; null on the Home tab, in a modal, and for some ephemeral messages.</summary>
        public SlackMessageReference? Message { get; init; }

        /// <summary>The modal or Home tab that carries the control.</summary>
        public InboundView? View { get; init; }

        /// <summary>Replaces or follows the message; null on the Home tab and in a modal.</summary>
        public Uri? ResponseUrl { get; init; }
    }

    /// <summary>A shortcut from the search bar or the composer, with no message.</summary>
    public sealed record GlobalShortcut : SlackInteraction
    {
        public required string CallbackId { get; init; }
    }

    /// <summary>A shortcut from a message's menu.</summary>
    public sealed record MessageShortcut : SlackInteraction
    {
        public required string CallbackId { get; init; }
        public required SlackReference Channel { get; init; }
        public required SlackMessageReference Message { get; init; }
    }

    /// <summary>A person submitted a modal. The acknowledgement carries the answer.</summary>
    public sealed record Submission : SlackInteraction
    {
        public required InboundView View { get; init; }
    }

    /// <summary>An interaction this app does not act on.</summary>
    public sealed record Other(string Type) : SlackInteraction;
}

/// <param name="ActionId">What we named the control.</param>
/// <param name="Value">What we put into it, at most 2,000 characters; null for a link button.</param>
/// <param name="SelectedOption">What was chosen from an overflow; null for a button.</param>
internal sealed record SlackAction(string ActionId, string? Value = null, string? BlockId = null, SlackOption? SelectedOption = null);

/// <summary>A chosen option.</summary>
internal sealed record SlackOption(string? Value = null);

/// <param name="Ts">The message's own id within its channel.</param>
/// <param name="ThreadTs">The thread's first message; null outside a thread.</param>
/// <param name="Text">In Slack's mrkdwn, escaped; null when Slack left it out.</param>
/// <param name="BotId">Set when an app wrote it.</param>
internal sealed record SlackMessageReference(string Ts, string? ThreadTs = null, string? Text = null, string? BotId = null);

/// <summary>A person (<c>U…</c>) or a conversation (<c>C…</c>, <c>D…</c>, <c>G…</c>) by its id.</summary>
/// <param name="TeamId">A person's workspace; null if Slack left it out.</param>
internal sealed record SlackReference(string Id, string? TeamId = null);

/// <summary>A workspace by its id.</summary>
internal sealed record SlackTeam(string Id, string? EnterpriseId = null);

/// <summary>A modal or Home tab as Slack sends it back.</summary>
/// <param name="Id">Slack's id, needed to update it.</param>
/// <param name="Type"><c>modal</c> or <c>home</c>.</param>
/// <param name="CallbackId">What we named it.</param>
/// <param name="PrivateMetadata">What we put into it, at most 3,000 characters.</param>
/// <param name="State">What the person entered, <c>values.{block}.{action}</c>.</param>
internal sealed record InboundView(string Id, string? Type = null, string? CallbackId = null, string? PrivateMetadata = null, JsonElement? State = null)
{
    /// <summary>The text entered into one input; empty when there is none.</summary>
    public string Input(string blockId, string actionId) => Entered(blockId, actionId, "value");

    /// <summary>The conversation chosen in one select; empty when none was.</summary>
    public string Conversation(string blockId, string actionId) => Entered(blockId, actionId, "selected_conversation");

    private string Entered(string blockId, string actionId, string member) => State.GetValueOrDefault().Member("values").Member(blockId).Member(actionId).Text(member) ?? "";
}
