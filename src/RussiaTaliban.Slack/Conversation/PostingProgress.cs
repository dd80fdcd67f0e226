using RussiaTaliban.Chat.Sharing;

namespace RussiaTaliban.Slack.Conversation;

/// <summary>How far an answer came: ids only, no words. It outlives the answer, so that a mended question changes the messages that stand.</summary>
internal sealed record PostingProgress
{
    /// <summary>The version of the question that <see cref="Posted"/> answers.</summary>
    public string Version { get; set; } = "";

    /// <summary>What stands, part by part: the message's id, or an empty text where Slack gave none.</summary>
    public Dictionary<string, string> Posted { get; init; } = [];

    /// <summary>What stands of the answer to an earlier version.</summary>
    public Dictionary<string, string> Outdated { get; set; } = [];

    /// <summary>The part that was about to be posted; whether it was, Slack knows.</summary>
    public string? Trying { get; set; }

    /// <summary>The same of an earlier version.</summary>
    public string? OutdatedTrying { get; set; }

    /// <summary>How often the response_url was used.</summary>
    public int Responses { get; set; }

    /// <summary>What came of sharing a quote, where the question was that; null otherwise. It is not done a second time because its confirmation was late.</summary>
    public ShareOutcome? Shared { get; set; }

    /// <summary>With whom: a conversation's name or id.</summary>
    public string? SharedWith { get; set; }

    /// <summary>True once everything was sent.</summary>
    public bool Done { get; set; }

    public static PostingProgress Read(string? noted, string version)
    {
        var progress = noted is null ? null : JsonSerializer.Deserialize(noted, SlackJson.Default.PostingProgress);
        if (progress is null)
        {
            return new PostingProgress { Version = version };
        }

        return progress.Version == version
            ? progress
            : new PostingProgress
            {
                Version = version,
                Outdated = progress.Posted.Concat(progress.Outdated).Where(one => one.Value.Length > 0 && char.IsDigit(one.Key[0])).DistinctBy(one => one.Key).ToDictionary(),
                OutdatedTrying = progress.Trying ?? progress.OutdatedTrying,
                Responses = progress.Responses,
            };
    }

    public string Write() => JsonSerializer.Serialize(this, SlackJson.Default.PostingProgress);

    /// <summary>What no part of the new answer took over, once.</summary>
    public IReadOnlyDictionary<string, string> TakeOutdated()
    {
        var left = Outdated;
        Outdated = [];
        return left;
    }
}

/// <summary>The mark of one message in its metadata, which people do not see.</summary>
/// <param name="Key">Of the question in the inbox: ids.</param>
/// <param name="Part">Of the answer.</param>
internal sealed record MessageMark(string Key, string Part)
{
    private const string EventType = "briefing_answer";

    public JsonElement ToMetadata() => JsonSerializer.SerializeToElement(new MessageMetadata(EventType, this), SlackJson.Default.MessageMetadata);

    /// <summary>Null where a message has none of ours.</summary>
    public static MessageMark? Of(JsonElement message)
    {
        var metadata = message.Member("metadata");
        var payload = metadata.Member("event_payload");
        return metadata.Text("event_type") == EventType && payload.Text("key") is { } key && payload.Text("part") is { } part ? new MessageMark(key, part) : null;
    }
}

internal sealed record MessageMetadata(string EventType, MessageMark EventPayload);
