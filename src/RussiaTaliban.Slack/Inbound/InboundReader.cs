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
                ReadInner(envelope.Event))
            {
                IsShared = envelope.IsExtSharedChannel,
                Origin = envelope.Origin,
            }),
            var other => new EventPayload.Ignored(other),
        };
    }

    public static SlashCommand ReadCommand(JsonElement body) => As(body, SlackJson.Default.SlashCommand);

    public static SlackInteraction ReadInteraction(JsonElement body) => TypeOf(body) switch
    {
        "block_actions" => WithChoices(As(body, SlackJson.Default.Actions)),
        "shortcut" => As(body, SlackJson.Default.GlobalShortcut),
        "message_action" => As(body, SlackJson.Default.MessageShortcut),
        "view_submission" => As(body, SlackJson.Default.Submission),
        var other => new SlackInteraction.Other(other) { User = new SlackReference("") },
    };

    private static SlackInteraction.Actions WithChoices(SlackInteraction.Actions actions) => actions with { Items = [.. actions.Items.Select(SlackControls.Chosen)] };

    private static SlackEvent ReadInner(JsonElement inner) => TypeOf(inner) switch
    {
        "app_mention" => As(inner, SlackJson.Default.Mention),
        "message" => ReadMessage(inner),
        "app_home_opened" => As(inner, SlackJson.Default.HomeOpened),
        "link_shared" => As(inner, SlackJson.Default.LinkShared),
        "member_joined_channel" => As(inner, SlackJson.Default.Joined),
        "app_uninstalled" => new SlackEvent.Withdrawn("app_uninstalled"),
        "tokens_revoked" => new SlackEvent.Withdrawn("tokens_revoked", Texts(inner.Member("tokens").Member("bot"))),
        var other => new SlackEvent.Other(other, inner.Clone()),
    };

    // Edits and deletions carry the message one level deeper. A direct message that was mended is asked anew; what Slack itself adds to a message
    // (a preview of a link) carries no "edited", and in a channel the mention comes again by itself.
    private static SlackEvent ReadMessage(JsonElement inner)
    {
        if (inner.Text("subtype") is not (("message_changed" or "message_deleted") and var subtype))
        {
            return As(inner, SlackJson.Default.Message);
        }

        var now = inner.Member("message");
        return inner.Text("channel_type") == "im" && now.Member("edited").Text("ts") is not null && now.Text("text") != inner.Member("previous_message").Text("text")
            ? As(now, SlackJson.Default.ChangedMessage).In(inner.Text("channel") ?? throw new JsonException("A channel is missing."))
            : new SlackEvent.Other("message." + subtype, inner.Clone());
    }

    private static IReadOnlyList<string> Texts(JsonElement list) => list.ValueKind != JsonValueKind.Array
        ? []
        : [.. list.EnumerateArray().Select(one => one.Text()).OfType<string>()];

    private static string TypeOf(JsonElement body) => body.Text("type") ?? throw new JsonException("A type is missing.");

    private static T As<T>(JsonElement body, JsonTypeInfo<T> type)
        where T : class =>
        body.Deserialize(type) ?? throw new JsonException("The body is null.");
}
