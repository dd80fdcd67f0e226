using System.Text.Json;

namespace RussiaTaliban.Slack.Deliveries;

/// <summary>The outer object of the Events API.</summary>
internal sealed record EventEnvelope(
    string Type,
    string? EventId = null,
    string? TeamId = null,
    JsonElement Event = default,
    IReadOnlyList<EventAuthorization>? Authorizations = null,
    string? Challenge = null);
