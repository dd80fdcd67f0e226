using System.Text.Json;
using RussiaTaliban.Briefing;
using RussiaTaliban.Channels.Slack.BlockKit;

namespace RussiaTaliban.Channels.Slack.Rendering;

/// <summary>What the button "Share…" and its modal carry, and back. It was in strangers' hands: what is not ours is null.</summary>
internal static class ShareCodec
{
    /// <summary>At most <see cref="Limits.ButtonValue"/> characters: a question that does not fit is left out.</summary>
    public static string Encode(PassageId passage, string? question)
    {
        var whole = Write(new ShareValue(passage.ToString(), question));
        return whole.Length <= Limits.ButtonValue ? whole : Write(new ShareValue(passage.ToString(), Question: null));
    }

    public static (PassageId Passage, string? Question)? TryDecode(string? text)
    {
        try
        {
            return text is not null
                && JsonSerializer.Deserialize(text, SlackChannelJson.Wire.ShareValue) is { } value
                && PassageId.TryParse(value.Passage, out var passage)
                    ? (passage, value.Question)
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Write(ShareValue value) => JsonSerializer.Serialize(value, SlackChannelJson.Wire.ShareValue);
}
