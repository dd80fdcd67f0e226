namespace RussiaTaliban.Slack.Rendering;

/// <summary>The value of a thumb button. It comes back from outside, so anything that we did not write reads as null.</summary>
internal static class FeedbackCodec
{
    /// <summary>At most <see cref="Limits.ButtonValue"/> characters: a question that does not fit is left out, the passages say enough.</summary>
    public static string Encode(bool helpful, string question, IEnumerable<PassageId> passages)
    {
        var value = new FeedbackValue(helpful, question, [.. passages.Select(passage => passage.ToString())]);
        var whole = Write(value);
        return whole.Length <= Limits.ButtonValue ? whole : Write(value with { Question = "" });
    }

    public static (bool Helpful, string Question, IReadOnlyList<PassageId> Passages)? TryDecode(string? text)
    {
        try
        {
            return text is not null && JsonSerializer.Deserialize(text, ButtonJson.Wire.FeedbackValue) is { Question: not null, Passages: not null } value
                ? (value.Helpful, value.Question, [.. value.Passages.Select(Parse).OfType<PassageId>()])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static PassageId? Parse(string text) => PassageId.TryParse(text, out var id) ? id : null;

    private static string Write(FeedbackValue value) => JsonSerializer.Serialize(value, ButtonJson.Wire.FeedbackValue);
}

internal sealed record FeedbackValue(bool Helpful, string Question, IReadOnlyList<string> Passages);
