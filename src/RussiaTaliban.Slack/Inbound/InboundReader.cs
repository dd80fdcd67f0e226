using System.Text.Json.Serialization.Metadata;

namespace RussiaTaliban.Slack.Inbound;

/// <summary>Reads Slack's JSON. Throws <see cref="JsonException"/> for what is not Slack's format; keeps kinds that it does not know.</summary>
internal static class InboundReader
{
    public static EventPayload ReadEvent(JsonElement body)
    {
        var envelope = As(body, SlackJson.Default.EventEnvelope);
        return envelope.Type switch
        {
            "url_verification" => new EventPayload.Challenge(envelope.Challenge ?? throw new JsonException("A challenge is missing.")),
            "event_callback" => new EventPayload.Callback(new SlackInbound.EventCallback(
                envelope.EventId ?? throw new JsonException("An event_id is missing."),
                envelope.TeamId,
                envelope.Authorizations?.FirstOrDefault(authorization => authorization.IsBot)?.UserId,
                ReadInner(envelope.Event))),
            var other => new EventPayload.Ignored(other),
        };
    }

    public static SlashCommand ReadCommand(JsonElement body) => As(body, SlackJson.Default.SlashCommand);

    public static SlackInteraction ReadInteraction(JsonElement body) => TypeOf(body) switch
    {
        "block_actions" => As(body, SlackJson.Default.Actions),
        "shortcut" => As(body, SlackJson.Default.GlobalShortcut),
        "message_action" => As(body, SlackJson.Default.MessageShortcut),
        "view_submission" => As(body, SlackJson.Default.Submission),
        var other => new SlackInteraction.Other(other) { User = new SlackReference("") },
    };

    private static SlackEvent ReadInner(JsonElement inner) => TypeOf(inner) switch
    {
        "app_mention" => As(inner, SlackJson.Default.Mention),
        "message" => ReadMessage(inner),
        "app_home_opened" => As(inner, SlackJson.Default.HomeOpened),
        "link_shared" => As(inner, SlackJson.Default.LinkShared),
        "tokens_revoked" or "app_uninstalled" => new SlackEvent.Withdrawn(TypeOf(inner)),
        var other => new SlackEvent.Other(other, inner.Clone()),
    };

    // Edits and deletions carry the message one level deeper and no text of their own. The bot does not answer them.
    private static SlackEvent ReadMessage(JsonElement inner) =>
        inner.Text("subtype") is ("message_changed" or "message_deleted") and var subtype
            ? new SlackEvent.Other("message." + subtype, inner.Clone())
            : As(inner, SlackJson.Default.Message);

    private static string TypeOf(JsonElement body) => body.Text("type") ?? throw new JsonException("A type is missing.");

    private static T As<T>(JsonElement body, JsonTypeInfo<T> type)
        where T : class =>
        body.Deserialize(type) ?? throw new JsonException("The body is null.");
}
