using System.Runtime.CompilerServices;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Chat.Intents.Phrases;
using RussiaTaliban.Chat.Intents.Wishes;

namespace RussiaTaliban.Chat.Intents;

/// <summary>
/// What no rule knows and the articles do not answer, but means nearly the same as an example of the phrasebook: "when was it published, I need it for my list". The examples of
/// messages that are in no room stand against it.
/// </summary>
internal static class SensedPhrase
{
    private const int MaxLength = 300;

    /// <summary>From this cosine on a message means what the example means: of 1,500 questions to other articles none comes as near to an example of a room.</summary>
    private const double Near = 0.7;

    /// <summary>The same for what is only said to be polite: it does no harm to answer it.</summary>
    private const double NearTalk = 0.6;

    private static readonly string[] Polite = ["talk.greeting", "talk.farewell", "talk.thanks"];

    /// <summary>Rooms whose messages need more than a meaning: a number, words that follow, something that was asked before.</summary>
    private static readonly string[] NotByMeaning = ["meant", "yes", "no", "quote", "open", "about.section", "feedback", "forget", "over", "more", "why"];

    private static readonly ConditionalWeakTable<ITextEncoder, IReadOnlyList<(string? Room, EncodedText Meaning)>> Examples = [];

    /// <summary>The intent; null where what the rules made of it stands.</summary>
    public static Intent? Read(Intent read, string text, Searcher searcher)
    {
        if (read is not AskIntent { Skip: 0 } || text.Length > MaxLength || SensedWish.IsForeign(text) || searcher.Encoder is not { } encoder)
        {
            return null;
        }

        // Encoding the examples takes seconds: where nobody has done it ahead, only for what the articles do not answer.
        var isPrepared = Examples.TryGetValue(encoder, out var examples);
        if (!isPrepared && IsAnswered(text, searcher))
        {
            return null;
        }

        var asked = encoder.EncodeQuestion(text);
        var (room, near) = (examples ?? Examples.GetValue(encoder, Encode)).Select(example => (example.Room, Near: asked.CosineTo(example.Meaning))).MaxBy(example => example.Near);
        return room is null || near < (Polite.Contains(room) ? NearTalk : Near) || NotByMeaning.Contains(room) || (isPrepared && IsAnswered(text, searcher))
            ? null
            : PhraseRule.Of(new PhraseMatch(room, ""), text);
    }

    /// <summary>Encodes the examples ahead, where an encoder is used.</summary>
    public static void Prepare(Searcher searcher)
    {
        if (searcher.Encoder is { } encoder)
        {
            Examples.GetValue(encoder, Encode);
        }
    }

    private static bool IsAnswered(string text, Searcher searcher) => searcher.Ask(new Question(text)).Outcome == AnswerOutcome.Answered;

    private static IReadOnlyList<(string? Room, EncodedText Meaning)> Encode(ITextEncoder encoder) =>
    [
        .. Phrasebook.Current.Files.Where(file => file.Language == "en").SelectMany(file => file.Examples
            .SelectMany(room => room.Value.Select(example => ((string?)room.Key, Text: example)))
            .Concat(file.Questions.Select(question => ((string?)null, Text: question))))
            .Select(example => (example.Item1, encoder.EncodeQuestion(example.Text))),
    ];
}
