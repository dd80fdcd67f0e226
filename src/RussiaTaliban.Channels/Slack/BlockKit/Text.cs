namespace RussiaTaliban.Channels.Slack.BlockKit;

/// <summary>Slack's text object. Words of people and articles go into <see cref="Plain"/>, where nothing has a meaning.</summary>
/// <param name="Type"><c>plain_text</c> or <c>mrkdwn</c>.</param>
/// <param name="Value">As it goes over the wire.</param>
/// <param name="Emoji">False keeps <c>:smile:</c> as it was typed; null for mrkdwn, which does not know it.</param>
internal sealed record Text(
    string Type,
    [property: System.Text.Json.Serialization.JsonPropertyName("text")] string Value,
    bool? Emoji = null)
{
    public static Text Plain(string value) => new("plain_text", value, Emoji: false);

    /// <summary>For our own words only; whatever else stands in it must have gone through <see cref="Mrkdwn.Escape"/>.</summary>
    public static Text Markdown(string value) => new("mrkdwn", value);
}
