using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Chat.Subscriptions.Grammar;

namespace RussiaTaliban.Chat.Intents.Wishes;

/// <summary>
/// A wish in words that the grammar does not know, recognised by its meaning. What can do no harm is done: a list, a summary, going on. What would change
/// deliveries is said in the grammar's own words and offered, with yes or no; where the grammar cannot say it, it is asked back. Nothing is searched that was no question.
/// </summary>
internal static class SensedWish
{
    /// <summary>The encoder was taught English: from this share of other letters on it is not asked.</summary>
    private const double MostForeign = 0.2;

    private const int MaxLength = 300;

    private static readonly string[] TopicMarks = ["on", "about", "regarding", "of", "with", "in", "around"];

    /// <summary>The intent; null where the message is no wish.</summary>
    /// <param name="read">What the grammar made of it.</param>
    /// <param name="text">The message.</param>
    /// <param name="searcher">Whose encoder is asked.</param>
    public static Intent? Read(Intent read, string text, Searcher searcher)
    {
        var isOpen = IsNotUnderstood(read);
        if ((read is not AskIntent { Skip: 0 } && !isOpen) || text.Length > MaxLength || IsForeign(text) || searcher.MeaningOf(text) is not { } meaning || WishKinds.Shipped.Of(meaning) is not { } kind)
        {
            return null;
        }

        var wish = Wish.Of(text);
        if (wish.HeadAt < 0)
        {
            return null;
        }

        return kind switch
        {
            WishKind.List => new SubscriptionsIntent(),
            WishKind.Why => new SubscriptionsIntent { About = SubscriptionQuestion.Missing },
            WishKind.Once when !isOpen => new SummaryIntent { Said = text },
            WishKind.Resume when IsPlain(wish) => new ResumeIntent(),
            WishKind.Stop when IsPlain(wish) => new StopIntent { IsOne = true },
            WishKind.Watch => Topic(wish) is { } topic ? Offered(wish, $"tell me when there is something new on {topic}") : isOpen ? null : Unclear(wish),
            _ => Said(kind, wish) is { } said ? Offered(wish, said) : isOpen ? null : Unclear(wish),
        };
    }

    private static bool IsNotUnderstood(Intent intent) => intent
        is SubscribeIntent { Request.Fault: ScheduleFault.NotUnderstood } or ChangeScheduleIntent { Change.Fault: ScheduleFault.NotUnderstood };

    /// <summary>True where it says nothing of days, times or which one: all that is here is meant.</summary>
    private static bool IsPlain(Wish wish) => wish is { Which: null, WhichFails: false } && !wish.Phrase(pausing: true).IsSchedule;

    /// <summary>The wish in the grammar's words, with what the grammar understands of it; null where that makes none.</summary>
    private static string? Said(WishKind kind, Wish wish)
    {
        var phrase = wish.Phrase(kind is WishKind.Pause or WishKind.Skip, "subscribe", "send", "pause", "skip", "stop", "change", "resume");
        var (left, kept) = (new List<string>(phrase.Leftover), new List<string>());
        foreach (var lexeme in wish.Lexemes.Skip(wish.HeadAt))
        {
            var isVerb = lexeme.Is("send") || lexeme.Is("subscribe") || lexeme.Is("pause") || lexeme.Is("skip") || lexeme.Is("stop") || lexeme.Is("change") || lexeme.Is("resume");
            if (!left.Remove(lexeme.Text) && (lexeme.Tags.Count > 0 || char.IsAsciiDigit(lexeme.Text[0])) && !isVerb && !lexeme.Is("polite") && !lexeme.Is("filler") && !lexeme.Is("pron") && !lexeme.Is("me") && !lexeme.Is("object"))
            {
                kept.Add(lexeme.Text);
            }
        }

        var rest = string.Join(' ', kept).Trim(' ', ',', '.', '!', '?', ':', '-');
        if (rest.Length == 0)
        {
            return null;
        }

        string[] forms = kind switch
        {
            WishKind.Subscribe => [$"send me the summary {rest}"],
            WishKind.Change => [$"change it to {rest}", $"make it {rest}"],
            WishKind.Pause => [$"pause {rest}"],
            WishKind.Skip => [$"skip {rest}"],
            WishKind.Resume => [$"resume {rest}"],
            WishKind.Stop => [$"stop the {rest} one"],
            _ => [],
        };
        return Array.Find(forms, form => WishReader.Read(form) is { } intent && Fits(kind, intent));
    }

    private static bool Fits(WishKind kind, Intent intent) => (kind, intent) switch
    {
        (WishKind.Subscribe, SubscribeIntent { Request.Fault: ScheduleFault.None }) => true,
        (WishKind.Change, ChangeScheduleIntent { Change.Fault: ScheduleFault.None }) => true,
        (WishKind.Pause, PauseIntent { Fault: ScheduleFault.None, IsOpenLater: false }) => true,
        (WishKind.Skip, PauseIntent { Fault: ScheduleFault.None, From: not null, IsOpenLater: false }) => true,
        (WishKind.Resume, ResumeIntent) => true,
        (WishKind.Stop, StopIntent { Which: not null }) => true,
        _ => false,
    };

    /// <summary>What is to be watched: what follows the first word that leads to a subject, or a colon.</summary>
    private static string? Topic(Wish wish)
    {
        var at = wish.Lexemes.FindIndex(wish.HeadAt + 1, lexeme => TopicMarks.Contains(lexeme.Text, StringComparer.OrdinalIgnoreCase) || lexeme.Text == ":");
        if (at < 0 || at + 1 >= wish.Lexemes.Count)
        {
            return null;
        }

        var topic = wish.Text[wish.Lexemes[at + 1].Start..];
        var end = topic.IndexOfAny([',', '.', '!', '?', ';', '–', '—']);
        topic = (end > 0 ? topic[..end] : topic).Trim(' ', '“', '”', '"', '\'');
        return topic.Any(char.IsLetter) ? topic : null;
    }

    private static Intent Offered(Wish wish, string said) => wish.Asked(ScheduleFault.Offered, said, subscribing: true);

    private static Intent Unclear(Wish wish) => wish.Asked(ScheduleFault.WishUnclear);

    private static bool IsForeign(string text) => text.Count(char.IsLetter) is var letters && (letters == 0 || text.Count(sign => char.IsLetter(sign) && sign > 'ɏ') > MostForeign * letters);
}
