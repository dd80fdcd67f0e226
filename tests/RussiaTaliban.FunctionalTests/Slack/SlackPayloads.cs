using System.Text.Json;
using System.Text.Json.Nodes;

namespace RussiaTaliban.FunctionalTests.Slack;

/// <summary>Payloads as Slack documents them, with members that we do not read.</summary>
internal static class SlackPayloads
{
    public static JsonObject Event(JsonObject inner, string? eventId = null) => new()
    {
        ["token"] = "legacy",
        ["team_id"] = "T1",
        ["api_app_id"] = "A1",
        ["event"] = inner,
        ["type"] = "event_callback",
        ["event_id"] = eventId ?? "Ev" + Guid.NewGuid().ToString("N"),
        ["event_time"] = 1_700_000_000,
        ["authorizations"] = new JsonArray(new JsonObject { ["enterprise_id"] = null, ["team_id"] = "T1", ["user_id"] = FakeSlack.BotUser, ["is_bot"] = true }),
        ["is_ext_shared_channel"] = false,
    };

    public static JsonObject Mention(string text, string ts = "1000.000100", string? eventId = null) => Event(
        new JsonObject { ["type"] = "app_mention", ["user"] = "U1", ["text"] = $"<@{FakeSlack.BotUser}> {text}", ["ts"] = ts, ["channel"] = "C1", ["event_ts"] = ts }, eventId);

    public static JsonObject Message(string text, string channelType, string ts, string? threadTs = null, JsonObject? extra = null)
    {
        var inner = new JsonObject
        {
            ["type"] = "message",
            ["channel"] = channelType == "im" ? "D1" : "C1",
            ["channel_type"] = channelType,
            ["user"] = "U1",
            ["text"] = text,
            ["ts"] = ts,
        };
        if (threadTs is not null)
        {
            inner["thread_ts"] = threadTs;
        }

        foreach (var (name, value) in extra ?? [])
        {
            inner[name] = value?.DeepClone();
        }

        return Event(inner);
    }

    public static JsonObject Command(FakeSlack slack, string text)
    {
        var (trigger, responseUrl) = slack.NewTrigger();
        return new JsonObject
        {
            ["command"] = "/brief",
            ["text"] = text,
            ["user_id"] = "U1",
            ["user_name"] = "ann",
            ["channel_id"] = "C1",
            ["team_id"] = "T1",
            ["response_url"] = responseUrl,
            ["trigger_id"] = trigger,
        };
    }

    /// <summary>A choice from the menu of an answer.</summary>
    public static JsonObject Choose(FakeSlack slack, JsonElement message, string text, string? container)
    {
        var row = SlackRead.Find(message, "actions").Single(row => SlackRead.Find(row, "overflow").Any());
        var menu = SlackRead.Find(row, "overflow").Single();
        var option = menu.GetProperty("options").EnumerateArray().Single(option => option.GetProperty("text").GetProperty("text").GetString() == text);
        var payload = Press(slack, menu, container, value: "");
        var action = payload["actions"]![0]!.AsObject();
        action.Remove("value");
        (action["block_id"], action["selected_option"]) = (row.GetProperty("block_id").GetString(), JsonNode.Parse(option.GetRawText()));
        return payload;
    }

    /// <summary>A button of ours is pressed.</summary>
    /// <param name="container">Null for the Home tab; otherwise the message's own ts, or "" for an ephemeral message.</param>
    public static JsonObject Press(FakeSlack slack, JsonElement control, string? container, string? value = null)
    {
        var (trigger, responseUrl) = slack.NewTrigger();
        var payload = new JsonObject
        {
            ["type"] = "block_actions",
            ["team"] = new JsonObject { ["id"] = "T1", ["domain"] = "desk" },
            ["user"] = new JsonObject { ["id"] = "U1", ["username"] = "ann" },
            ["trigger_id"] = trigger,
            ["actions"] = new JsonArray(new JsonObject
            {
                ["type"] = control.GetProperty("type").GetString(),
                ["action_id"] = control.GetProperty("action_id").GetString(),
                ["block_id"] = "b",
                ["value"] = value ?? control.GetProperty("value").GetString(),
                ["action_ts"] = "1",
            }),
        };
        if (container is null)
        {
            payload["view"] = new JsonObject { ["id"] = "V1", ["type"] = "home", ["state"] = new JsonObject { ["values"] = new JsonObject() } };
            return payload;
        }

        payload["channel"] = new JsonObject { ["id"] = "C1", ["name"] = "desk" };
        payload["response_url"] = responseUrl;
        if (container.Length > 0)
        {
            payload["message"] = new JsonObject { ["type"] = "message", ["ts"] = container, ["thread_ts"] = "1000.000100", ["text"] = "…", ["bot_id"] = "B0BOT" };
        }

        return payload;
    }

    public static JsonObject Shortcut(FakeSlack slack, string callbackId) => new()
    {
        ["type"] = "shortcut",
        ["callback_id"] = callbackId,
        ["trigger_id"] = slack.NewTrigger().Trigger,
        ["user"] = new JsonObject { ["id"] = "U1" },
        ["team"] = new JsonObject { ["id"] = "T1" },
    };

    public static JsonObject MessageShortcut(FakeSlack slack, string callbackId, string text) => new()
    {
        ["type"] = "message_action",
        ["callback_id"] = callbackId,
        ["trigger_id"] = slack.NewTrigger().Trigger,
        ["user"] = new JsonObject { ["id"] = "U1" },
        ["channel"] = new JsonObject { ["id"] = "C1" },
        ["message"] = new JsonObject { ["type"] = "message", ["ts"] = "1000.000200", ["user"] = "U2", ["text"] = text },
    };

    public static JsonObject Submission(FakeSlack slack, string callbackId, string text) => new()
    {
        ["type"] = "view_submission",
        ["trigger_id"] = slack.NewTrigger().Trigger,
        ["user"] = new JsonObject { ["id"] = "U1" },
        ["view"] = new JsonObject
        {
            ["id"] = "V1",
            ["type"] = "modal",
            ["callback_id"] = callbackId,
            ["private_metadata"] = "",
            ["state"] = new JsonObject
            {
                ["values"] = new JsonObject { ["input"] = new JsonObject { ["text"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = text } } },
            },
        },
    };

    public static JsonObject ShareSubmission(FakeSlack slack, string metadata, string conversation, string note)
    {
        var payload = Submission(slack, "share", "");
        payload["view"]!["private_metadata"] = metadata;
        payload["view"]!["state"]!["values"] = new JsonObject
        {
            ["input"] = new JsonObject { ["text"] = new JsonObject { ["type"] = "conversations_select", ["selected_conversation"] = conversation } },
            ["note"] = new JsonObject { ["text"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = note } },
        };
        return payload;
    }

    public static JsonObject HomeOpened(string tab) => Event(
        new JsonObject { ["type"] = "app_home_opened", ["user"] = "U1", ["channel"] = "D1", ["tab"] = tab, ["event_ts"] = "1" });

    public static JsonObject LinkShared(params IEnumerable<string> urls) => Event(new JsonObject
    {
        ["type"] = "link_shared",
        ["channel"] = "C1",
        ["is_bot_user_member"] = true,
        ["user"] = "U1",
        ["message_ts"] = "1000.000300",
        ["unfurl_id"] = "C1.1000.000300.x",
        ["source"] = "conversations_history",
        ["links"] = new JsonArray([.. urls.Select(url => new JsonObject { ["domain"] = "briefing.example.org", ["url"] = url })]),
    });
}
