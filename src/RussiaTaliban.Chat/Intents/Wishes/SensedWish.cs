using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Handlers;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Chat.Subscriptions.Grammar;

namespace RussiaTaliban.Chat.Intents.Wishes;

/// <summary>
/// A wish in words that the grammar does not know, recognised by its meaning. What can do no harm is done: a list, a summary, going on. What the grammar finds in it of days,
/// times and subjects is offered, with yes or no, and it is asked back where that makes no whole. Where it may be a question as well, the articles are asked first:
/// what they answer was one.
/// </summary>
internal static partial class SensedWish
{
    /// <summary>The encoder was taught English: from this share of other letters on it is not asked.</summary>
    private const double MaxForeign = 0.2;

    private const int MaxLength = 400;

    /// <summary>From this share of all likelihood on a kind is taken at its word.</summary>
    private const double ClearKind = 0.7;

    private static readonly string[] TopicMarks = ["on", "about", "regarding", "of", "with", "in", "around"];

    private static readonly string[] SubjectMarks = ["on", "about", "regarding", "re"];

    private const int MaxSubjectWords = 4;
    private const int MaxBeforeWords = 2;

    private static readonly string[] Verbs = ["send", "subscribe", "pause", "skip", "stop", "change", "resume"];

    private static readonly string[] SaysNothing = ["polite", "filler", "pron", "me", "object"];

    /// <summary>The intent; null where the message is no wish.</summary>
    /// <param name="read">What the grammar made of it.</param>
    /// <param name="text">The message.</param>
    /// <param name="searcher">Whose encoder is asked.</param>
    public static Intent? Read(Intent read, string text, Searcher searcher)
    {
        var isOpen = IsNotUnderstood(read);
        if ((read is not (AskIntent { Skip: 0 } or CheckQuoteIntent) && !isOpen) || text.Length > MaxLength || IsForeign(text) || searcher.Encoder is not { } encoder)
        {
            return null;
        }

        var encoded = encoder.EncodeQuestion(text);
        if (WishClassifier.Shipped.Judge(text, encoded.Whole, encoded.Tokens, encoder.TokenDimensions) is not { } judgement)
        {
            return null;
        }

        if (judgement.Odds < WishClassifier.Shipped.Likely || Wish.Of(text) is not { HeadAt: >= 0 } wish)
        {
            return Checked(read, text, judgement, searcher);
        }

        var isSure = judgement.Odds >= WishClassifier.Shipped.Sure;
        if (read is CheckQuoteIntent check && (!isSure || !IsAbsent(check, searcher)))
        {
            return null;
        }

        if (!isOpen && !isSure && searcher.Ask(new Question(text)).Outcome == AnswerOutcome.Answered)
        {
            return null;
        }

        var done = (judgement.Kind, judgement.Share) switch
        {
            (WishKind.List, >= ClearKind) => new SubscriptionsIntent(),
            (WishKind.Why, >= ClearKind) => new SubscriptionsIntent { About = SubscriptionQuestion.Missing },
            (WishKind.Once, >= ClearKind) when !isOpen => new SummaryIntent { Said = text },
            (WishKind.Resume, >= ClearKind) when isSure && IsPlain(wish) => new ResumeIntent(),
            _ => (Intent?)null,
        };
        return done ?? (Meant(judgement.Kind, text) is { } meant ? new OfferedIntent(judgement.Kind, text, meant) : isOpen ? null : wish.Asked(ScheduleFault.WishUnclear));
    }

    /// <summary>What a message of a kind comes to, as far as the grammar finds days, times and subjects in it; null where they make no whole.</summary>
    /// <remarks>A sentence that is understood to the last word comes first, then what is found in the whole, in a sentence, in a clause.</remarks>
    public static Intent? Meant(WishKind kind, string text)
    {
        var (sentences, clauses) = (Sentences(text), Clauses(text));
        var whole = Wish.Of(text);
        if (whole.HeadAt < 0)
        {
            return null;
        }

        // What is new is said in pieces, and all of them count; what changes is said in one, and the rest tells why.
        var first = kind == WishKind.Subscribe ? Subscribed(whole) : null;
        var read = sentences.Prepend(text).Select(part => Understood(kind, part));
        var found = ((string[])[text, .. sentences, .. clauses]).Distinct(StringComparer.Ordinal).Select(part => Wish.Of(part) is { HeadAt: >= 0 } wish ? Found(kind, wish) : null);
        var all = new Intent?[] { first }.Concat(read).Concat(found).Concat(clauses.Select(part => Understood(kind, part))).Where(intent => intent is not null).ToList();

        // A new one and a change are said in like words: what is no whole of the one may be one of the other.
        return all.Find(intent => intent is not SubscribeIntent { Request.Fault: not ScheduleFault.None })
            ?? all.FirstOrDefault()
            ?? (kind == WishKind.Subscribe ? Meant(WishKind.Change, text) : null);
    }

    /// <summary>What in a message points to a subscription: "the Sunday one".</summary>
    public static IEnumerable<SubscriptionFilter> Pointers(string text) =>
        Clauses(text).Select(part => Wish.Of(part).Which).OfType<SubscriptionFilter>();

    /// <summary>The wish for the subscription that is pointed to, where it points to none itself.</summary>
    public static Intent At(Intent intent, SubscriptionFilter which) => intent switch
    {
        StopIntent { Which: null } stop => stop with { Which = which, IsOne = false },
        PauseIntent { Which: null } pause => pause with { Which = which },
        ResumeIntent { Which: null } resume => resume with { Which = which },
        ChangeScheduleIntent { Which: null } change => change with { Which = which },
        _ => intent,
    };

    private static List<string> Sentences(string text) => [.. WishReader.Edge().Split(text).Where(part => part.Any(char.IsLetterOrDigit))];

    private static List<string> Clauses(string text) => [.. Sentences(text).SelectMany(sentence => Joint().Split(sentence)).Where(part => part.Any(char.IsLetterOrDigit))];

    private static Intent? Understood(WishKind kind, string text) => WishReader.Read(text) is { } read && Fits(kind, read)
        ? (kind, read) switch
        {
            // "On Fridays at 7": what comes already is to come at another time on them.
            (WishKind.Change, SubscribeIntent { Request: { Details: var details, Further.Count: 0 } request }) when details == ScheduleDetails.None && request.Days != Weekdays.EveryDay && Wish.Of(text) is var wish && !wish.Has("add") =>
                new ChangeScheduleIntent(new ScheduleChange(request.Days, request.Time, request.Zone) { How = DaysChange.TimeOfDays }, null) { Else = request },
            _ => read,
        }
        : null;

    private static Intent? Found(WishKind kind, Wish wish) => kind switch
    {
        WishKind.Skip when wish.Phrase(pausing: true, Verbs) is { HasTime: false, Dates: { Count: > 0 } dates } => wish.Changed(new ScheduleChange(null, null, null) { Skipped = [.. dates] }),
        WishKind.Skip when wish.Has("tonight") => wish.Changed(new ScheduleChange(null, null, null) { Skipped = [new PauseEnd(Days: 0)] }),
        WishKind.Watch when wish.Text.Contains('#', StringComparison.Ordinal) => null,
        WishKind.Subscribe => Subscribed(wish),
        WishKind.Change => Changes.Sensed(wish) is { } change && Fits(kind, change) ? change : InOtherWords(kind, wish),
        WishKind.Watch => Topic(wish) is { } topic ? WishReader.Read($"tell me when there is something new on {topic}") : null,
        _ => InOtherWords(kind, wish),
    };

    /// <summary>
    /// What nothing in the corpus comes near is a quote, or else a question, by what the whole message means: the words around a quote settle it only where they are plain.
    /// Null where it stays what it was.
    /// </summary>
    private static Intent? Checked(Intent read, string text, WishJudgement judgement, Searcher searcher) => read switch
    {
        CheckQuoteIntent check when judgement.Check < WishClassifier.Shipped.LeastCheck && IsAbsent(check, searcher) => new AskIntent(text),
        AskIntent when judgement.Check >= WishClassifier.Shipped.SureCheck && !text.TrimEnd().EndsWith('?') && searcher.Ask(new Question(text)).Outcome != AnswerOutcome.Answered
            && QuoteReader.ReadAsked(searcher.Corpus, text) is var quote => new CheckQuoteIntent(quote.Text) { Frame = quote.Frame },
        _ => null,
    };

    private static bool IsAbsent(CheckQuoteIntent check, Searcher searcher) => QuoteCheckHandler.Check(check, searcher.Corpus) is QuoteCheckReply { Verdict.Outcome: QuoteOutcome.Absent };

    private static bool IsNotUnderstood(Intent intent) => intent
        is SubscribeIntent { Request.Fault: ScheduleFault.NotUnderstood } or ChangeScheduleIntent { Change.Fault: ScheduleFault.NotUnderstood or ScheduleFault.ChangeUnclear };

    /// <summary>True where it says nothing of days, times or which one: all that is here is meant.</summary>
    private static bool IsPlain(Wish wish) => wish is { Which: null, WhichFails: false } && !wish.Phrase(pausing: true).IsSchedule;

    private static SubscribeIntent? Subscribed(Wish wish)
    {
        var phrase = wish.Phrase(pausing: false, "subscribe", "send");
        if (phrase is { Fault: ScheduleFault.None, HasTime: false, HasDays: true, Part: null })
        {
            return (SubscribeIntent)wish.Asked(ScheduleFault.TimeNeeded, null, subscribing: true);
        }

        if (!phrase.HasTime || !(phrase.HasDays || phrase.Part is not null) || PhraseComposer.Compose(phrase.WithoutLeftover()) is not { Fault: ScheduleFault.None } request)
        {
            return null;
        }

        IReadOnlyList<string> subjects = request.Details.Subjects.Count > 0 ? [] : Subject(wish) is { } subject ? [subject] : SubjectsByThemselves(wish.Text);
        return new SubscribeIntent(subjects.Count == 0 ? request : request with { Details = request.Details with { Subjects = [.. subjects.Take(ScheduleDetails.MaxSubjects)] } });
    }

    /// <summary>"Tuesdays at 14:00, trade + sanctions", "7am. Every day. Climate.": a clause of nothing but words that the grammar does not know; empty for none.</summary>
    private static IReadOnlyList<string> SubjectsByThemselves(string text)
    {
        var clauses = Clauses(text).Select(part => part.Trim(' ', '.', '!', ',', '-', '–', '—', ';', ':', '“', '”', '"')).Where(part => part.Any(char.IsLetter)).ToList();
        var named = clauses.Count < 2 ? null : clauses.Find(part => Vocabulary.Lex(part) is { Count: <= MaxSubjectWords + 1 } words
            && words.TrueForAll(word => word.Is("and") || word.Text is "+" or "&" || (word.Tags.Count == 0 && char.IsLetter(word.Text[0]))));
        return named is null ? [] : [.. And().Split(named).Select(part => part.Trim()).Where(part => part.Length is > 0 and <= ScheduleDetails.MaxSubjectLength)];
    }

    [GeneratedRegex(@"\s+(?:and|or)\s+|\s*[+&]\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex And();

    /// <summary>"… on the housing crisis", "Ukraine, Mondays at 8", "a short sport summary": words that the grammar does not know, where a subject stands; null for none.</summary>
    private static string? Subject(Wish wish)
    {
        var words = wish.Lexemes;
        if (wish.Which is { Words: { } pointed, Days: null, Time: null })
        {
            return pointed;
        }

        for (var at = wish.HeadAt; at < words.Count; at++)
        {
            // “I read it on the tube” says where.
            var isMarked = at > 0 && SubjectMarks.Contains(words[at].Text, StringComparer.OrdinalIgnoreCase) && !words[at - 1].Is("pron");
            var from = isMarked && at + 1 < words.Count && words[at + 1].Is("the") ? at + 2 : isMarked ? at + 1 : at;
            var to = from;
            while (to < words.Count && words[to].Tags.Count == 0 && char.IsLetter(words[to].Text[0]))
            {
                to++;
            }

            var isBefore = to < words.Count && (words[to].Is("object") || words[to].Is("topicnoun"));
            var isFirst = at == wish.HeadAt && to < words.Count && words[to].Is("comma");
            if (to > from && to - from <= MaxSubjectWords && (isMarked || isFirst || (isBefore && to - from <= MaxBeforeWords)))
            {
                return wish.Text[words[from].Start..words[to - 1].End];
            }
        }

        return null;
    }

    /// <summary>The wish said with the words of it that the grammar knows; null where it does not understand that either.</summary>
    private static Intent? InOtherWords(WishKind kind, Wish wish)
    {
        var phrase = wish.Phrase(kind is WishKind.Pause or WishKind.Skip, Verbs);
        var (left, kept) = (new List<string>(phrase.Leftover), new List<string>());
        foreach (var lexeme in wish.Lexemes.Skip(wish.HeadAt))
        {
            if (!left.Remove(lexeme.Text) && (lexeme.Tags.Count > 0 || char.IsAsciiDigit(lexeme.Text[0])) && !Verbs.Any(lexeme.Is) && !SaysNothing.Any(lexeme.Is))
            {
                kept.Add(lexeme.Text);
            }
        }

        var rest = string.Join(' ', kept).Trim(' ', ',', '.', '!', '?', ':', '-');
        string[] forms = kind switch
        {
            WishKind.Change when rest.Length > 0 => [$"change it to {rest}", $"make it {rest}"],
            WishKind.Pause => [$"pause {rest}"],
            WishKind.Skip when rest.Length > 0 => [$"skip {rest}"],
            WishKind.Resume => [$"resume {rest}"],
            WishKind.Stop => rest.Length > 0 ? [$"stop the {rest} one", $"stop {rest}"] : ["stop"],
            _ => [],
        };

        // "The sanctions one" was taken out of the words before.
        var read = forms.Select(WishReader.Read).FirstOrDefault(intent => intent is not null && Fits(kind, intent));
        return read is not null && wish.Which is { } which ? At(read, which) : read;
    }

    private static bool Fits(WishKind kind, Intent intent) => (kind, intent) switch
    {
        (WishKind.Subscribe, SubscribeIntent { Request.Fault: ScheduleFault.None }) => true,
        (WishKind.Change, ChangeScheduleIntent { Change.Fault: ScheduleFault.None }) => true,
        (WishKind.Change, SubscribeIntent { Request.Fault: ScheduleFault.None, IsTimeOnly: false }) => true,
        (WishKind.Pause or WishKind.Skip, PauseIntent { Fault: ScheduleFault.None, IsOpenLater: false }) => true,
        (WishKind.Pause or WishKind.Skip, ChangeScheduleIntent { Change: { Fault: ScheduleFault.None, Skipped.Count: > 0 } }) => true,
        (WishKind.Resume, ResumeIntent) => true,
        (WishKind.Stop, StopIntent) => true,
        (WishKind.Watch, WatchIntent) => true,
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

    internal static bool IsForeign(string text) => text.Count(char.IsLetter) is var letters && (letters == 0 || text.Count(sign => char.IsLetter(sign) && sign > 'ɏ') > MaxForeign * letters);

    [GeneratedRegex(@",\s+|:\s+|\s+but\s+|\s+so\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joint();
}
