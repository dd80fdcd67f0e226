using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Slack.BlockKit;

namespace RussiaTaliban.Slack.Rendering;

/// <summary>What our controls and views are called. A button's name is one of these, a dot, and what makes it unique in its block.</summary>
internal static class ActionIds
{
    /// <summary>The value is an intent: do it.</summary>
    public const string Intent = "intent";

    /// <summary>The value is an intent: show its reply to the whole conversation.</summary>
    public const string ShareHere = "share_here";

    /// <summary>The value is a passage: choose a conversation to share it with.</summary>
    public const string Share = "share";

    /// <summary>Opens a page; there is nothing to do.</summary>
    public const string Open = "open";

    /// <summary>Thumbs.</summary>
    public const string Feedback = "feedback";

    /// <summary>The modal in which a question is typed.</summary>
    public const string AskView = "ask";

    /// <summary>The modal in which a quote is typed.</summary>
    public const string CheckView = "check_quote";

    /// <summary>The modal in which a conversation is chosen.</summary>
    public const string ShareView = "share";
    public const string NoteBlock = "note";

    /// <summary>The block and the control of a modal's first input.</summary>
    public const string InputBlock = "input";
    public const string Input = "text";

    /// <summary>The kind of control, without what makes it unique.</summary>
    public static string KindOf(string actionId) => actionId.Split('.', 2)[0];
}

/// <summary>What a thumb carries, and back. It was in strangers' hands: what is not ours is null.</summary>
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
            return text is not null && JsonSerializer.Deserialize(text, SlackChannelJson.Wire.FeedbackValue) is { Question: not null, Passages: not null } value
                ? (value.Helpful, value.Question, [.. value.Passages.Where(id => PassageId.TryParse(id, out _)).Select(Parse)])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static PassageId Parse(string text) => PassageId.TryParse(text, out var id) ? id : default;

    private static string Write(FeedbackValue value) => JsonSerializer.Serialize(value, SlackChannelJson.Wire.FeedbackValue);
}

internal sealed record FeedbackValue(bool Helpful, string Question, IReadOnlyList<string> Passages);

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

internal sealed record ShareValue(string Passage, string? Question);

[JsonSerializable(typeof(FeedbackValue))]
[JsonSerializable(typeof(ShareValue))]
internal sealed partial class SlackChannelJson : JsonSerializerContext
{
    public static SlackChannelJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        MaxDepth = 4,
    });
}
