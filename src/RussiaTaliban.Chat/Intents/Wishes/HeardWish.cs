using NodaTime;
using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Chat.Subscriptions.Grammar;

namespace RussiaTaliban.Chat.Intents.Wishes;

/// <summary>
/// Puts together what a listener heard: which kind of wish it is, and what the parts say of days, times, places and subjects. The grammar reads the words of each part; words
/// outside the parts count for nothing. What the grammar cannot read is asked back with those words, never left out.
/// </summary>
internal static partial class HeardWish
{
    /// <summary>The intent; null if the parts make no wish of this kind.</summary>
    /// <param name="kind">What is wished.</param>
    /// <param name="heard">What was heard.</param>
    /// <param name="text">The message.</param>
    public static Intent? Compose(WishKind kind, HeardMessage heard, string text)
    {
        if (heard.Seconds.Count > 0)
        {
            return Several(kind, heard, text);
        }

        return Compose(kind, new HeardParts(text, heard.Parts), text);
    }

    /// <summary>The words that carry a part of a wish and are not understood.</summary>
    public static IReadOnlyList<string> LeftOut(WishKind kind, HeardMessage heard, string text)
    {
        var parts = new HeardParts(text, heard.Parts);
        Compose(kind, parts, text);
        return [.. parts.LeftOut.Distinct(StringComparer.Ordinal)];
    }

    private static Intent? Compose(WishKind kind, HeardParts parts, string text) =>
        kind switch
        {
            WishKind.Subscribe => Subscribed(parts),
            WishKind.Once => Once(parts, text),
            WishKind.Change => Changed(parts),
            WishKind.Pause => Paused(parts),
            WishKind.Skip => Skipped(parts),
            WishKind.Resume => Resumed(parts),
            WishKind.Stop => Stopped(parts),
            WishKind.Watch => Watched(parts),
            WishKind.List => new SubscriptionsIntent(),
            WishKind.Why => new SubscriptionsIntent { About = SubscriptionQuestion.Missing },
            _ => null,
        };

    /// <summary>Where a change would say only what a summary is to be like: whether it is about its length. Null where it names days, times or places, or nothing.</summary>
    public static bool? IsOfLength(HeardMessage heard)
    {
        var tags = heard.Parts.Select(part => part.Tag).ToList();
        return tags.Count == 0 || tags.Exists(tag => tag is not ("add" or "about" or "length")) ? null : tags.Contains("length");
    }

    /// <summary>A wish of which no more is known: asked back.</summary>
    public static Intent Unclear() => Asked(ScheduleFault.WishUnclear);

    /// <summary>True if two readings of a message come to the same.</summary>
    public static bool IsAlike(Intent one, Intent other) => (one, other) switch
    {
        (SubscribeIntent a, SubscribeIntent b) => a.Also.Count == b.Also.Count && Plain(a.Request) == Plain(b.Request),
        (ChangeScheduleIntent a, ChangeScheduleIntent b) => Plain(a.Change) == Plain(b.Change) && a.Which == b.Which,
        (PauseIntent a, PauseIntent b) => (a.From, a.Until, a.Duration, a.Which) == (b.From, b.Until, b.Duration, b.Which),
        (StopIntent a, StopIntent b) => (a.IsOne || !b.IsOne) && a.Which == b.Which,
        (ResumeIntent a, ResumeIntent b) => a.Which == b.Which,
        (WatchIntent a, WatchIntent b) => Same(a.Question, b.Question) && b is { Further.Count: 0, When: null, Until: null, Duration: null, Place: null },
        (SubscriptionsIntent, SubscriptionsIntent) => true,

        // Days and a time are a change where something comes already, and new where nothing does: the handler decides.
        (ChangeScheduleIntent { Else: { } whole }, SubscribeIntent b) => Plain(whole) == Plain(b.Request),
        (SubscribeIntent a, ChangeScheduleIntent b) when a.MayChange || a.IsTimeOnly => b.Which is null && b.Change.Time == a.Request.Time
            && (b.Change.From, b.Change.Until, b.Change.Duration) == (a.Request.From, a.Request.Until, a.Request.Duration) && b.Change is { Without: Weekdays.None, Shift: 0, WithoutSubjects.Count: 0, Place: null },
        _ => false,
    };

    private static bool Same(string one, string other) => one.Trim(' ', '?', '.', '!', '"', '“', '”').Equals(other.Trim(' ', '?', '.', '!', '"', '“', '”'), StringComparison.OrdinalIgnoreCase);

    private static ScheduleRequest Plain(ScheduleRequest request) => request with
    {
        FaultyWords = null,
        HalfHour = null,
        SeveralZones = [],
        Details = request.Details with { Subjects = [.. request.Details.Subjects.Select(subject => subject.ToLowerInvariant()).Order(StringComparer.Ordinal)] },
    };

    private static ScheduleChange Plain(ScheduleChange change) => change with
    {
        FaultyWords = null,
        HalfHour = null,
        IsHere = false,
        How = change.Days is null && !change.AddsTime ? DaysChange.Replace : change.How,
        Whole = change.Whole is { } whole ? Plain(whole) : null,
        Subjects = change.Subjects is { } subjects ? [.. subjects.Select(subject => subject.ToLowerInvariant()).Order(StringComparer.Ordinal)] : null,
    };

    /// <summary>Two summaries wished at once: days and times that only one of them says hold for both. Anything else in two parts is asked for one by one.</summary>
    private static Intent Several(WishKind kind, HeardMessage heard, string text)
    {
        if (kind != WishKind.Subscribe)
        {
            return Asked(ScheduleFault.WishUnclear);
        }

        int[] edges = [0, .. heard.Seconds, text.Length];
        var wishes = edges.Zip(edges.Skip(1)).Select(edge => new HeardParts(text, [.. heard.Parts.Where(part => part.Span.Start >= edge.First && part.Span.Start < edge.Second)])).Where(parts => parts.Has("days") || parts.Has("time") || parts.Has("about")).ToList();
        if (wishes.Count == 0)
        {
            return Asked(ScheduleFault.DaysNeeded, subscribing: true);
        }

        var (days, times) = (wishes.FindAll(parts => parts.Has("days")), wishes.FindAll(parts => parts.Has("time")));
        var requests = wishes.ConvertAll(parts => Subscribed(new HeardParts(text, [.. heard.Parts.Where(part =>
            (parts.Holds(part)) || (part.Tag == "days" && !parts.Has("days") && days is [var one] && one.Holds(part)) || (part.Tag == "time" && !parts.Has("time") && times is [var other] && other.Holds(part)))])));
        return requests.Find(intent => intent is not SubscribeIntent { Request.Fault: ScheduleFault.None })
            ?? new SubscribeIntent(((SubscribeIntent)requests[0]).Request) { IsMeant = true, Also = [.. requests.Skip(1).Select(intent => ((SubscribeIntent)intent).Request)] };
    }

    private static Intent Subscribed(HeardParts parts)
    {
        var phrase = parts.Schedule(isDated: false);
        if (phrase.Fault != ScheduleFault.None)
        {
            return Asked(phrase.Fault, phrase.FaultyWords, subscribing: true);
        }

        if (!phrase.HasTime || !(phrase.HasDays || phrase.Part is not null))
        {
            return Asked(phrase.HasDays || phrase.Part is not null ? ScheduleFault.TimeNeeded : ScheduleFault.DaysNeeded, null, subscribing: true);
        }

        if (parts.Has("not") && parts.Days("not") == Weekdays.None && phrase.Said.Count(said => said.Time is not null) > 1)
        {
            // "Weekdays at 8 and 17, but not on Wednesday evenings"
            return Asked(ScheduleFault.SeveralTimes, null, subscribing: true);
        }

        phrase.Except |= parts.Days("not");
        return Requested(parts, PhraseComposer.Compose(phrase));
    }

    /// <summary>The wish with what it says beside days and times.</summary>
    private static Intent Requested(HeardParts parts, ScheduleRequest request)
    {
        if (request.Fault != ScheduleFault.None)
        {
            return Asked(request.Fault, request.FaultyWords, subscribing: true);
        }

        var (from, until, _, duration, isClear) = parts.Bounds();
        var (place, isPlace) = parts.Place("place");
        var skipped = parts.Of("skip").Select(words => Dates($"on {words}") is { Count: > 0 } dates ? dates : Dates(words)).ToList();
        if (!isClear || !isPlace || skipped.Exists(dates => dates.Count == 0))
        {
            return Asked(
                !isClear ? ScheduleFault.DateImpossible : !isPlace ? ScheduleFault.OtherPlace : ScheduleFault.DateImpossible,
                !isClear ? parts.First("until") ?? parts.First("from") ?? parts.First("for") : !isPlace ? parts.First("place") : parts.First("skip"),
                subscribing: true);
        }

        return new SubscribeIntent(request with
        {
            From = from ?? request.From,
            Until = until ?? request.Until,
            Duration = duration ?? request.Duration,
            Place = place,
            Skipped = [.. request.Skipped.Concat(skipped.SelectMany(dates => dates))],
            Details = request.Details with
            {
                OnlyNew = parts.OnlyNew() ?? false,
                Subjects = parts.IsEverything("about") ? [] : [.. parts.Subjects("about")],
                NotSubjects = [.. parts.Subjects("notabout")],
                Sentences = parts.Length(),
            },
        })
        { IsMeant = true };
    }

    /// <summary>One summary: now, or on a day or two at a time.</summary>
    private static Intent? Once(HeardParts parts, string text)
    {
        if (!parts.Has("days") && !parts.Has("time"))
        {
            return new SummaryIntent { Said = text, Of = parts.IsEverything("about") ? null : parts.First("about") };
        }

        var phrase = parts.Schedule(isDated: true);
        if (parts.FromNow() is { } minutes)
        {
            return Requested(parts, new ScheduleRequest(Weekdays.EveryDay, PhraseComposer.Default(null), null) { IsOnce = true, MinutesFromNow = minutes });
        }

        if (phrase.Dates.Count == 0 && parts.Of("days").All(words => Vocabulary.Lex(words) is var lexemes && lexemes.Exists(lexeme => lexeme.Is("part")) && !lexemes.Exists(lexeme => lexeme.Is("day") || lexeme.Is("tomorrow"))))
        {
            // "This afternoon at 3"
            phrase.Dates.Add(new PauseEnd(Days: 0));
            phrase.Said.RemoveAll(said => said.Days is not null);
            phrase.Leftover.Clear();
            (phrase.Fault, phrase.FaultyWords) = (phrase.HasTime ? ScheduleFault.None : phrase.Fault, null);
        }

        if (phrase.Dates.Count == 0)
        {
            phrase.Dates.AddRange(Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day).Where(day => phrase.Said.Exists(said => said.Days is { } set && set != Weekdays.EveryDay && set.HasFlag(DigestSchedule.Flag(day)))).Select(day => new PauseEnd(day)));
            phrase.Said.RemoveAll(said => said.Days is not null);
        }

        if (phrase.Dates.Count == 0 && !parts.Has("days"))
        {
            phrase.Dates.Add(new PauseEnd(Days: 0));
        }

        if (phrase.Fault is not (ScheduleFault.None or ScheduleFault.Once) || !phrase.HasTime || phrase.Dates.Count == 0)
        {
            return Asked(phrase.Fault is ScheduleFault.None or ScheduleFault.Once ? phrase.HasTime ? ScheduleFault.DateImpossible : ScheduleFault.TimeNeeded : phrase.Fault,
                phrase.FaultyWords ?? (phrase.HasTime ? parts.First("days") : null), subscribing: true);
        }

        (phrase.From, phrase.Until, phrase.Fault, phrase.FaultyWords) = (phrase.Dates[0], phrase.Dates[^1], ScheduleFault.None, null);
        phrase.Dates.Clear();
        return Requested(parts, PhraseComposer.Compose(phrase) with { IsOnce = true, From = phrase.From, Until = phrase.Until });
    }

    private static WatchIntent? Watched(HeardParts parts)
    {
        var questions = parts.Questions();
        if ((questions.Count > 0 ? questions[0] : parts.First("about")) is not { } question || question.Length > WatchIntent.MaxLength)
        {
            return null;
        }

        var phrase = parts.Schedule(isDated: false);
        var (_, until, _, duration, isClear) = parts.Bounds();
        var (place, isPlace) = parts.Place("place");
        return new WatchIntent(question)
        {
            Further = [.. questions.Skip(1)],
            When = phrase.Fault == ScheduleFault.None && (phrase.HasTime || phrase.HasDays) && PhraseComposer.Compose(phrase) is { Fault: ScheduleFault.None } request ? request : null,
            HasTime = phrase.HasTime,
            Until = isClear ? until : null,
            Duration = isClear ? duration : null,
            Place = place,
            Fault = isClear && isPlace ? ScheduleFault.None : isPlace ? ScheduleFault.DateImpossible : ScheduleFault.OtherPlace,
            FaultyWords = isClear ? isPlace ? null : parts.First("place") : parts.First("until") ?? parts.First("for"),
        };
    }

    private static List<PauseEnd> Dates(string words) => HeardParts.Read(words, isDated: true) is { Leftover.Count: 0 } phrase ? phrase.Dates : [];

    private static Intent Asked(ScheduleFault fault, string? words = null, bool subscribing = false, SubscriptionFilter? which = null) => subscribing
        ? new SubscribeIntent(new ScheduleRequest(Weekdays.EveryDay, PhraseComposer.Default(null), null) { Fault = fault, FaultyWords = words })
        : new ChangeScheduleIntent(new ScheduleChange(null, null, null) { Fault = fault, FaultyWords = words }, which);
}
