using System.Text;
using System.Text.Json;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Newtonsoft.Json;
using JsonException = System.Text.Json.JsonException;

namespace RussiaTaliban.BotFramework.Activities;

/// <summary>Reads the SDK's activities from untrusted input. Anything may arrive here: input that cannot be read becomes null, never an exception.</summary>
public static class IncomingActivity
{
    /// <summary>Deepest nesting read; deeper JSON is malformed.</summary>
    public const int MaxDepth = 64;

    private static readonly JsonSerializerSettings Settings = new(HttpHelper.BotMessageSerializerSettings)
    {
        MaxDepth = MaxDepth,
        DateParseHandling = DateParseHandling.None,
    };

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Reads one activity that says what it is, where it was said and by whom. Null when the bytes are not strictly JSON, nest too deeply, or do not have
    /// the shape of an activity. Halves of surrogate pairs become U+FFFD, so that every text can be written again.
    /// </summary>
    public static Activity? TryRead(ReadOnlySpan<byte> utf8) =>
        TryReadAny(utf8) is { Type.Length: > 0, Conversation.Id.Length: > 0, From.Id.Length: > 0 } activity ? activity : null;

    /// <summary>The same for a wire that knows by itself who speaks and where.</summary>
    public static Activity? TryReadAny(ReadOnlySpan<byte> utf8)
    {
        if (!IsStrictJson(utf8))
        {
            return null;
        }

        try
        {
            using var reader = new StrictReader(Utf8.GetString(utf8));
            var activity = Newtonsoft.Json.JsonSerializer.Create(Settings).Deserialize<Activity>(reader);
            return activity is null ? null : WithoutNulls(activity);
        }
        catch (Exception fault) when (fault is Newtonsoft.Json.JsonException or FormatException or OverflowException or InvalidCastException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Newtonsoft reads much that is no JSON (comments, single quotes, a text after the end), so the grammar is checked before.</summary>
    private static bool IsStrictJson(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>JSON lets null stand in a list; nothing past this line has to expect it.</summary>
    private static Activity WithoutNulls(Activity activity)
    {
        activity.MembersAdded = WithoutNulls(activity.MembersAdded);
        activity.MembersRemoved = WithoutNulls(activity.MembersRemoved);
        activity.Attachments = WithoutNulls(activity.Attachments);
        activity.Entities = WithoutNulls(activity.Entities);
        if (activity.SuggestedActions is { } suggested)
        {
            suggested.To = WithoutNulls(suggested.To);
            suggested.Actions = WithoutNulls(suggested.Actions);
        }

        return activity;
    }

    private static List<T>? WithoutNulls<T>(IList<T>? items)
        where T : class => items?.Where(item => item is not null).ToList();

    /// <summary>Takes no number for a text, reads no text as a date, and mends halves of surrogate pairs.</summary>
    private sealed class StrictReader : JsonTextReader
    {
        public StrictReader(string json)
            : base(new StringReader(json)) => (MaxDepth, DateParseHandling) = (IncomingActivity.MaxDepth, DateParseHandling.None);

        public override object? Value => base.Value is string text ? Mended(text) : base.Value;

        public override string? ReadAsString()
        {
            Read();
            return TokenType switch
            {
                JsonToken.String => (string?)Value,
                JsonToken.Null or JsonToken.EndArray or JsonToken.None => null,
                _ => throw new JsonReaderException("A text was expected."),
            };
        }

        private static string Mended(string text) => text.Any(char.IsSurrogate) ? Utf8.GetString(Utf8.GetBytes(text)) : text;
    }
}
