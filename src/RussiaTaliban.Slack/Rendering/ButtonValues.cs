using System.Text.Encodings.Web;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace RussiaTaliban.Slack.Rendering;

/// <summary>The value of a thumb button.</summary>
internal static class FeedbackCodec
{
    /// <summary>At most <see cref="Limits.ButtonValue"/> characters: a question that does not fit is left out, the passages say enough.</summary>
    public static string Encode(bool helpful, string question, IEnumerable<PassageId> passages)
    {
        var value = new FeedbackValue(helpful, question, [.. passages.Select(passage => passage.ToString())]);
        return ButtonJson.Write(value, value with { Question = "" }, ButtonJson.Wire.FeedbackValue);
    }

    public static (bool Helpful, string Question, IReadOnlyList<PassageId> Passages)? TryDecode(string? text) =>
        ButtonJson.TryRead(text, ButtonJson.Wire.FeedbackValue) is { Question: not null, Passages: not null } value
            ? (value.Helpful, value.Question, [.. value.Passages.Select(Parse).OfType<PassageId>()])
            : null;

    private static PassageId? Parse(string text) => PassageId.TryParse(text, out var id) ? id : null;
}

/// <summary>The value of the button "Share…" and of its modal.</summary>
internal static class ShareCodec
{
    /// <summary>At most <see cref="Limits.ButtonValue"/> characters: a question that does not fit is left out.</summary>
    public static string Encode(PassageId passage, string? question)
    {
        var value = new ShareValue(passage.ToString(), question);
        return ButtonJson.Write(value, value with { Question = null }, ButtonJson.Wire.ShareValue);
    }

    public static (PassageId Passage, string? Question)? TryDecode(string? text) =>
        ButtonJson.TryRead(text, ButtonJson.Wire.ShareValue) is { } value && PassageId.TryParse(value.Passage, out var passage) ? (passage, value.Question) : null;
}

internal sealed record FeedbackValue(bool Helpful, string Question, IReadOnlyList<string> Passages);

internal sealed record ShareValue(string Passage, string? Question);

/// <summary>What buttons carry besides intents. It comes back from outside, so anything that we did not write reads as null.</summary>
[JsonSerializable(typeof(FeedbackValue))]
[JsonSerializable(typeof(ShareValue))]
internal sealed partial class ButtonJson : JsonSerializerContext
{
    public static ButtonJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        MaxDepth = 4,
    });

    /// <summary>The whole value where it fits into a button, else the shorter one.</summary>
    public static string Write<T>(T whole, T shorter, JsonTypeInfo<T> type) =>
        JsonSerializer.Serialize(whole, type) is { Length: <= Limits.ButtonValue } fits ? fits : JsonSerializer.Serialize(shorter, type);

    public static T? TryRead<T>(string? text, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize(text, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
