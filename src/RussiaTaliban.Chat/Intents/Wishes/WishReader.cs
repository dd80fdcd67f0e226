using System.Text.RegularExpressions;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Chat.Subscriptions.Grammar;

namespace RussiaTaliban.Chat.Intents.Wishes;

/// <summary>
/// What a message wants of subscriptions: a new one, a change, an end, a pause, a question to be watched, or an answer about them. Null for what is a
/// question to the corpus. A wish with a word that nothing accounts for is asked back, never done in part.
/// </summary>
internal static partial class WishReader
{
    private const int MaxLexemes = 60;
    private const int MaxSentences = 5;
    private const int MaxNameWords = 4;

    /// <summary>The intent of a message; null if it is about something else.</summary>
    public static Intent? Read(string text) => ReadWhole(text) is { } whole && !IsNotUnderstood(whole) ? whole : ReadSentence(text) ?? ReadWhole(text);

    private static Intent? ReadWhole(string text)
    {
        var wish = Wish.Of(text);
        if (wish.HeadAt < 0 || wish.Lexemes.Count > MaxLexemes)
        {
            return null;
        }

        if (DeliveryQuestions.Read(wish) is { } question)
        {
            return question;
        }

        if (Wish.IsQuestion(wish.Head) && !wish.Head.Is("send") && !wish.Head.Is("change") && !wish.Head.Is("neg") && !wish.Has("compare"))
        {
            return null;
        }

        return Watches.Read(wish) ?? Endings.Read(wish) ?? Changes.Read(wish) ?? NewSubscriptions.Read(wish);
    }

    /// <summary>
    /// One sentence of several is the wish, and the others speak of nothing that deliveries are spoken of with: "Maternity leave, at last! Mondays at 9, please."
    /// What ends deliveries has to be said by all of a message.
    /// </summary>
    private static Intent? ReadSentence(string text)
    {
        var sentences = Edge().Split(text).Where(part => part.Any(char.IsLetterOrDigit)).ToList();
        if (sentences.Count is < 2 or > MaxSentences)
        {
            return null;
        }

        var read = sentences.ConvertAll(ReadWhole);
        var at = read.FindIndex(intent => intent is not null);
        return at >= 0 && read.FindLastIndex(intent => intent is not null) == at && read[at] is (SubscribeIntent or ChangeScheduleIntent or PauseIntent { From: not null } or PauseIntent { Until: not null } or SubscriptionsIntent) and { } wish
            && !IsNotUnderstood(wish) && sentences.Index().All(other => other.Index == at || Wish.SaysNothingOfDeliveries(other.Item))
            && !(wish is SubscribeIntent { Request.Details.Subjects.Count: 0 } && sentences.Skip(at + 1).Any(IsBareName)) ? wish : null;
    }

    /// <summary>"Every Wednesday at 10 - defence procurement.": a few words behind a wish that no rule knows may say what it is about.</summary>
    private static bool IsBareName(string part) => Vocabulary.Lex(part).Where(word => char.IsLetterOrDigit(word.Text[0])).ToList() is { Count: > 0 and <= MaxNameWords } words && words.TrueForAll(word => word.Tags.Count == 0 || word.Is("and"));

    private static bool IsNotUnderstood(Intent intent) => intent switch
    {
        SubscribeIntent wish => wish.Request.Fault == ScheduleFault.NotUnderstood,
        ChangeScheduleIntent wish => wish.Change.Fault is ScheduleFault.NotUnderstood,
        _ => false,
    };

    [GeneratedRegex(@"(?<=[.!?…])[)""”’']*\s+|\s+[–—-]\s+|\s*[\r\n]+\s*|;\s+", RegexOptions.CultureInvariant)]
    internal static partial Regex Edge();
}
