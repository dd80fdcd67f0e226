namespace RussiaTaliban.Slack.Rendering;

/// <summary>The value of the button "Share…" and of its modal. It comes back from outside, so anything that we did not write reads as null.</summary>
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
                && JsonSerializer.Deserialize(text, ButtonJson.Wire.ShareValue) is { } value
                && PassageId.TryParse(value.Passage, out var passage)
                    ? (passage, value.Question)
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Write(ShareValue value) => JsonSerializer.Serialize(value, ButtonJson.Wire.ShareValue);
}

internal sealed record ShareValue(string Passage, string? Question);
