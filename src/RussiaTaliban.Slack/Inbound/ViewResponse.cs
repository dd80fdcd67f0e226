namespace RussiaTaliban.Slack.Inbound;

/// <summary>The acknowledgement of a modal's submission that does something to the modal.</summary>
internal sealed record ViewResponse
{
    private ViewResponse() { }

    [JsonPropertyName("response_action")]
    public required string ResponseAction { get; init; }

    public JsonElement? View { get; init; }

    public IReadOnlyDictionary<string, string>? Errors { get; init; }

    /// <summary>Shows another view in the modal's place.</summary>
    public static ViewResponse Update(JsonElement view) => new() { ResponseAction = "update", View = view };

    /// <summary>Keeps the modal open with a sentence under an input.</summary>
    public static ViewResponse Error(string blockId, string sentence) =>
        new() { ResponseAction = "errors", Errors = new Dictionary<string, string> { [blockId] = sentence } };
}
