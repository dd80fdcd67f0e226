using System.Text.Json;
using RussiaTaliban.Briefing;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels;

/// <summary>
/// Intents as the values of buttons, and back. What comes back was in strangers' hands: it is read like any other input, and what is not
/// an intent in its bounds is null.
/// </summary>
internal static class IntentCodec
{
    /// <summary>The member of a card's or button's value that holds the encoded intent, where a channel wants an object.</summary>
    public const string Member = "intent";

    /// <summary>How far "more" may go; also keeps a forged value from asking for the impossible.</summary>
    public const int MaxSkip = 1_000;

    /// <summary>The intent in one line of JSON. Its length is that of its question and some 60 characters more; a channel with a limit must look.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The intent is one that no button carries.</exception>
    public static string Encode(Intent intent)
    {
        ArgumentNullException.ThrowIfNull(intent);
        var value = intent switch
        {
            AskIntent ask => new IntentValue("ask") { Question = ask.Question, Skip = ask.Skip == 0 ? null : ask.Skip },
            WhyIntent why => new IntentValue("why") { Question = why.Question, Passage = why.Passage.ToString() },
            MoreIntent => new IntentValue("more"),
            CheckQuoteIntent check => new IntentValue("check-quote") { Question = check.Quote },
            CiteIntent cite => new IntentValue("cite") { Passage = cite.Passage?.ToString() },
            HelpIntent => new IntentValue("help"),
            AboutIntent => new IntentValue("about"),
            _ => SubscriptionIntentCodec.Encode(intent) ?? throw new ArgumentOutOfRangeException(nameof(intent), intent.GetType().Name, "no button carries this intent"),
        };
        return JsonSerializer.Serialize(value, IntentJsonContext.Readable.IntentValue);
    }

    /// <summary>The intent of <see cref="Encode"/>'s line; null for anything else.</summary>
    public static Intent? TryDecode(string? text)
    {
        if (text is null || TryRead(text) is not { } value)
        {
            return null;
        }

        return value.Do switch
        {
            "ask" when IsQuestion(value.Question) && value.Skip is null or (>= 0 and <= MaxSkip) => new AskIntent(value.Question!, value.Skip ?? 0),
            "why" when IsQuestion(value.Question) && PassageId.TryParse(value.Passage, out var passage) => new WhyIntent(value.Question!, passage),
            "more" => new MoreIntent(),
            "check-quote" when IsQuestion(value.Question) => new CheckQuoteIntent(value.Question!),
            "cite" when value.Passage is null => new CiteIntent(),
            "cite" when PassageId.TryParse(value.Passage, out var passage) => new CiteIntent(passage),
            "help" => new HelpIntent(),
            "about" => new AboutIntent(),
            _ => SubscriptionIntentCodec.Decode(value),
        };
    }

    /// <summary>The intent in the <see cref="Member"/> of an object; null where there is none.</summary>
    public static Intent? TryDecode(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } element
        && element.TryGetProperty(Member, out var member)
        && member.ValueKind == JsonValueKind.String
            ? TryDecode(member.GetString())
            : null;

    private static bool IsQuestion(string? text) => text is { Length: > 0 and <= IntentReader.MaxLength };

    private static IntentValue? TryRead(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, IntentJsonContext.Readable.IntentValue);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
