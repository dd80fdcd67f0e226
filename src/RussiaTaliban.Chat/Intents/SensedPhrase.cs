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

    private static readonly ConditionalWeakTable<ITextEncoder, EncodedExamples> Examples = [];

    /// <summary>The intent; null where what the rules made of it stands, or <see cref="Prepare"/> has not come to its end: no message waits for that.</summary>
    /// <param name="read">What the rules made of it.</param>
    /// <param name="text">The message.</param>
    /// <param name="articles">The slugs of the articles that are asked; empty for all.</param>
    /// <param name="searcher">Whose encoder is asked, and whose articles come first.</param>
    public static Intent? Read(Intent read, string text, IReadOnlyList<string> articles, Searcher searcher)
    {
        if (read is not AskIntent { Skip: 0 } || text.Length > MaxLength || SensedWish.IsForeign(text) || searcher.Encoder is not { } encoder
            || !Examples.TryGetValue(encoder, out var examples) || examples.Known is not { } known)
        {
            return null;
        }

        var asked = encoder.EncodeQuestion(text);
        var (room, near) = known.Select(example => (example.Room, Near: asked.CosineTo(example.Meaning))).MaxBy(example => example.Near);
        return room is null || near < (Polite.Contains(room) ? NearTalk : Near) || NotByMeaning.Contains(room)
            || searcher.Ask(new Question(text) { Articles = articles }).Outcome == AnswerOutcome.Answered
            ? null
            : PhraseRule.Of(new PhraseMatch(room, ""), text);
    }

    /// <summary>Encodes the examples ahead, where an encoder is used: once for each encoder.</summary>
    public static void Prepare(Searcher searcher, CancellationToken cancellationToken)
    {
        if (searcher.Encoder is { } encoder)
        {
            Examples.GetValue(encoder, static _ => new EncodedExamples()).Encode(encoder, cancellationToken);
        }
    }

    /// <summary>What the examples mean, once that is known. Whoever comes while they are encoded waits; what was broken off begins anew.</summary>
    private sealed class EncodedExamples
    {
        private readonly Lock _lock = new();
        private volatile IReadOnlyList<(string? Room, EncodedText Meaning)>? _known;

        public IReadOnlyList<(string? Room, EncodedText Meaning)>? Known => _known;

        public void Encode(ITextEncoder encoder, CancellationToken cancellationToken)
        {
            lock (_lock)
            {
                if (_known is not null)
                {
                    return;
                }

                var known = new List<(string? Room, EncodedText Meaning)>();
                foreach (var (room, example) in Phrasebook.Current.Files.Where(file => file.Language == "en").SelectMany(file => file.Examples
                    .SelectMany(room => room.Value.Select(example => ((string?)room.Key, example)))
                    .Concat(file.Questions.Select(question => ((string?)null, question)))))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    known.Add((room, encoder.EncodeQuestion(example)));
                }

                _known = known;
            }
        }
    }
}
