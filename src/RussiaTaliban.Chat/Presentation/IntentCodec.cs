using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;

namespace RussiaTaliban.Chat.Presentation;

/// <summary>
/// Intents as the values of buttons, and back. What comes back was in strangers' hands: it is read like any other input, and what is not
/// an intent in its bounds is null.
/// </summary>
public static class IntentCodec
{
    /// <summary>The member of a card's or button's value that holds the encoded intent, where a channel wants an object.</summary>
    public const string Member = "intent";

    /// <summary>The input of a card in which a conversation is chosen.</summary>
    public const string PlaceInput = "place";

    /// <summary>The input of a card in which a note is typed.</summary>
    public const string NoteInput = "note";

    /// <summary>How far "more" may go; also keeps a forged value from asking for the impossible.</summary>
    public const int MaxSkip = 1_000;

    /// <summary>Over how many further paragraphs a quote may run.</summary>
    public const int MaxFurther = 8;

    /// <summary>The intent in one line of JSON. Its length is that of its question and some 60 characters more; a channel with a limit must look.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The intent is one that no button carries.</exception>
    public static string Encode(Intent intent)
    {
        var value = intent switch
        {
            AskIntent ask => new IntentValue("ask") { Question = ask.Question, Skip = ask.Skip == 0 ? null : ask.Skip },
            WhyIntent why => new IntentValue("why") { Question = why.Question, Passage = why.Passage.ToString() },
            MoreIntent => new IntentValue("more"),
            CheckQuoteIntent check => new IntentValue("check-quote") { Question = check.Quote },
            CiteIntent cite => WithWords(new IntentValue("cite") { Passage = cite.Passage?.ToString() }, cite.Words),
            ShareIntent share => WithWords(new IntentValue("share") { Target = share.Target, Passage = share.Passage?.ToString(), Question = share.Question }, share.Words),
            OpenIntent { Passage: { } passage } => new IntentValue("open") { Passage = passage.ToString() },
            FeedbackIntent { IsHelpful: { } helpful } word => new IntentValue("feedback") { Helpful = helpful, Question = word.Question, Passage = word.Passage?.ToString() },
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
            "cite" when TryPassage(value.Passage, out var passage) && TryWords(value, passage, out var words) => new CiteIntent(passage) { Words = words },
            "share" when IsTarget(value.Target) && (value.Question is null || IsQuestion(value.Question)) && TryPassage(value.Passage, out var passage)
                && TryWords(value, passage, out var words) => new ShareIntent(value.Target, passage) { Question = value.Question, Words = words },
            "open" when PassageId.TryParse(value.Passage, out var passage) => new OpenIntent { Passage = passage },
            "feedback" when value.Helpful is { } helpful && (value.Question is null || IsQuestion(value.Question)) && TryPassage(value.Passage, out var passage) =>
                new FeedbackIntent(helpful) { Question = value.Question, Passage = passage },
            "help" => new HelpIntent(),
            "about" => new AboutIntent(),
            _ => SubscriptionIntentCodec.Decode(value),
        };
    }

    /// <summary>The intent of <see cref="Encode"/>'s line with what was put into a card's inputs, each null if there is none; null if there is no intent.</summary>
    /// <param name="text">What stood in <see cref="Member"/>.</param>
    /// <param name="place">What stood in <see cref="PlaceInput"/>.</param>
    /// <param name="note">What stood in <see cref="NoteInput"/>.</param>
    public static Intent? TryDecode(string? text, string? place, string? note) => TryDecode(text) switch
    {
        ShareIntent share => WithInputs(share, place?.Trim(), note?.Trim()),
        var intent => intent,
    };

    private static ShareIntent? WithInputs(ShareIntent share, string? place, string? note) => IsTarget(place)
        ? share with { Target = place is { Length: > 0 } ? place : share.Target, Note = note is { Length: > 0 } ? note : null }
        : null;

    private static IntentValue WithWords(IntentValue value, CheckedPlace? words) =>
        words is null ? value
            : value with { Passage = words.Passage.ToString(), Start = words.Start, Length = words.Length, Mark = words.Mark, Further = Further(words.Next) };

    private static string? Further(CheckedPlace? place)
    {
        var further = new List<string>();
        for (; place is not null && further.Count < MaxFurther; place = place.Next)
        {
            further.Add(string.Create(CultureInfo.InvariantCulture, $"{place.Passage} {place.Start} {place.Length} {place.Mark}"));
        }

        return further.Count > 0 ? string.Join(' ', further) : null;
    }

    /// <summary>The words of the passage that a value names; null if it names none. False if it names them badly.</summary>
    private static bool TryWords(IntentValue value, PassageId? passage, out CheckedPlace? words)
    {
        words = passage is { } id && value is { Start: >= 0 and var start, Length: > 0 and var length, Mark.Length: CheckedPlace.MarkLength }
            ? new CheckedPlace(id, start, length, value.Mark)
            : null;
        return (words is not null || value is { Start: null, Length: null, Mark: null }) && TryFurther(value.Further, ref words);
    }

    private static bool TryFurther(string? text, ref CheckedPlace? words)
    {
        var parts = text?.Split(' ') ?? [];
        if (parts.Length == 0)
        {
            return true;
        }

        CheckedPlace? next = null;
        for (var at = parts.Length - 4; words is not null && parts.Length % 4 == 0 && parts.Length <= MaxFurther * 4 && at >= 0; at -= 4)
        {
            if (!PassageId.TryParse(parts[at], out var id) || !TryCount(parts[at + 1], out var start) || !TryCount(parts[at + 2], out var length) || length == 0
                || parts[at + 3].Length != CheckedPlace.MarkLength)
            {
                return false;
            }

            next = new CheckedPlace(id, start, length, parts[at + 3]) { Next = next };
        }

        words = next is null ? null : words! with { Next = next };
        return words is not null;
    }

    private static bool TryCount(string text, out int count) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    private static bool TryPassage(string? text, out PassageId? passage)
    {
        passage = PassageId.TryParse(text, out var parsed) ? parsed : null;
        return text is null || passage is not null;
    }

    private static bool IsTarget(string? text) => text is null or { Length: <= ShareIntent.MaxTargetLength };

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

/// <summary>The JSON form of an intent in a button.</summary>
/// <param name="Do">Which intent: <c>ask</c>, <c>why</c>, <c>more</c>, <c>help</c>, <c>about</c>, <c>check-quote</c>, <c>cite</c>, <c>share</c>, <c>open</c>, <c>feedback</c>;
/// null only in malformed input.</param>
public sealed record IntentValue(string? Do)
{
    /// <summary>The question, where the intent has one.</summary>
    public string? Question { get; init; }

    /// <summary>How many passages are already known; null means none.</summary>
    public int? Skip { get; init; }

    /// <summary>A passage's address, where the intent has one.</summary>
    public string? Passage { get; init; }

    /// <summary>Where the words start in the passage; null for all of it.</summary>
    public int? Start { get; init; }

    /// <summary>How many UTF-16 code units they are.</summary>
    public int? Length { get; init; }

    /// <summary>The mark of the words (<see cref="CheckedPlace.Mark"/>).</summary>
    public string? Mark { get; init; }

    /// <summary>Where the words go on in other paragraphs: address, start, length and mark of each, parted by spaces; null if they do not.</summary>
    public string? Further { get; init; }

    /// <summary>A conversation's name or id, where the intent has one.</summary>
    public string? Target { get; init; }

    /// <summary>Thumb up or down, where the intent is feedback.</summary>
    public bool? Helpful { get; init; }

    /// <summary>A subscription's id, where the intent is about one.</summary>
    public string? Subscription { get; init; }

    /// <summary>How many days a pause lasts, or the bits of <see cref="RussiaTaliban.Chat.Subscriptions.Weekdays"/> of a new subscription.</summary>
    public int? Days { get; init; }

    /// <summary>The time of a new subscription, <c>08:00</c>.</summary>
    public string? Time { get; init; }

    /// <summary>The IANA zone of a new subscription; null for the person's own.</summary>
    public string? Zone { get; init; }
}

[JsonSerializable(typeof(IntentValue))]
public sealed partial class IntentJsonContext : JsonSerializerContext
{
    /// <summary>Letters of every script stay single characters: Slack counts a button's value in characters.</summary>
    public static IntentJsonContext Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        MaxDepth = 4,
    });
}
