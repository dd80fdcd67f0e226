namespace RussiaTaliban.Slack.Inbound;

/// <summary>What one payload of the Events API is.</summary>
internal abstract record EventPayload
{
    private EventPayload() { }

    /// <summary>Slack checks that the address is ours; the answer is the same string.</summary>
    internal sealed record Challenge(string Value) : EventPayload;

    /// <summary>An event, for the queue.</summary>
    internal sealed record Callback(SlackInbound.EventCallback Event) : EventPayload;

    /// <summary>Acknowledged and otherwise ignored, e.g. <c>app_rate_limited</c>.</summary>
    internal sealed record Ignored(string Type) : EventPayload;
}

/// <summary>The outer object of the Events API as it comes over the wire.</summary>
internal sealed record EventEnvelope(
    string Type,
    string? EventId = null,
    string? TeamId = null,
    JsonElement Event = default,
    IReadOnlyList<EventAuthorization>? Authorizations = null,
    string? Challenge = null,
    bool IsExtSharedChannel = false,
    string? EnterpriseId = null)
{
    /// <summary>In a channel that several organisations share, the authorization says for which of them the event was brought.</summary>
    [JsonIgnore]
    public SlackOrigin Origin => Authorizations is [var first, ..]
        ? new SlackOrigin(first.EnterpriseId ?? EnterpriseId, first.IsEnterpriseInstall ? TeamId : first.TeamId ?? TeamId, first.IsEnterpriseInstall)
        : new SlackOrigin(EnterpriseId, TeamId);
}

internal sealed record EventAuthorization(string? UserId = null, bool IsBot = false, string? TeamId = null, string? EnterpriseId = null, bool IsEnterpriseInstall = false);
