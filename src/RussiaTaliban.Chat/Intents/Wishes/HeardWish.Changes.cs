using System.Text.RegularExpressions;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Chat.Subscriptions.Grammar;

namespace RussiaTaliban.Chat.Intents.Wishes;

/// <content>What is to become of deliveries that come already: changes, pauses, days left out, ends.</content>
internal static partial class HeardWish
{
    private static Intent? Changed(HeardParts parts)
    {
        var which = HeardParts.Pointed(parts.First("which"));
        var phrase = parts.Schedule(isDated: false);
        var (place, isPlace) = parts.Place("place");
        var (from, until, _, duration, isClear) = parts.Bounds();
        var without = parts.Days("not");
        var fault = phrase.Fault != ScheduleFault.None ? (phrase.Fault, phrase.FaultyWords)
            : !isClear ? (ScheduleFault.DateImpossible, parts.First("until") ?? parts.First("from") ?? parts.First("for"))
            : !isPlace ? (ScheduleFault.OtherPlace, parts.First("place"))
            : parts.Shift() == 0 ? (ScheduleFault.TimeNeeded, parts.First("shift"))
            : (ScheduleFault.None, (string?)null);
        if (fault.Item1 != ScheduleFault.None)
        {
            return Asked(fault.Item1, fault.Item2, which: which);
        }

        var subjects = parts.Subjects("about");
        var says = phrase.HasDays || phrase.HasTime || subjects.Count > 0 || parts.Has("shift") || place is not null || parts.Has("place") || parts.Has("length") || parts.Has("new") || phrase.Zone is not null || from is not null || until is not null || duration is not null;
        if (says && parts.Has("once") && OnlyDate(parts) is { } date)
        {
            // "Monday's at 7:30, only that one"
            return Composed(parts, phrase, null) is { Change: { Fault: ScheduleFault.None } once } ? new ChangeScheduleIntent(once with { Days = null, How = DaysChange.Replace, From = date, Until = date }) : Asked(ScheduleFault.ChangeUnclear, which: which);
        }

        if (!says && parts.Has("notabout"))
        {
            return new ChangeScheduleIntent(new ScheduleChange(null, null, null) { WithoutSubjects = [.. parts.Subjects("notabout")] }, which);
        }

        if (!says && without != Weekdays.None)
        {
            return new ChangeScheduleIntent(new ScheduleChange(without, null, null) { How = DaysChange.Remove }, which);
        }

        if (!says)
        {
            return parts.Has("skip") ? Skipped(parts)
                : parts.First("not") is { } gone ? new StopIntent { Which = HeardParts.Pointed(gone), IsOne = true }
                : parts.First("keep") is { } kept && HeardParts.Pointed(kept) is { } staying && !parts.Has("which") ? new StopIntent { Which = new SubscriptionFilter(null, null, null, null) { Not = staying } } : null;
        }

        return Composed(parts, phrase, which);
    }

    /// <summary>The one date that a change is for; null if it is for more, or for none that is named.</summary>
    private static PauseEnd? OnlyDate(HeardParts parts) => parts.Of("which").Concat(parts.Of("days")).Concat(parts.Of("skip")).Select(WithoutPossessive).Select(words => Dates($"on {words}") is { Count: > 0 } dates ? dates : Dates(words)).FirstOrDefault(dates => dates.Count == 1) is { } only ? only[0] : null;

    private static ChangeScheduleIntent? Composed(HeardParts parts, SchedulePhrase phrase, SubscriptionFilter? which)
    {
        var request = PhraseComposer.Compose(phrase);
        var isTimed = phrase.HasTime;
        if (request.Fault is not (ScheduleFault.None or ScheduleFault.DaysNeeded or ScheduleFault.TimeNeeded) || request.Further.Count > 0 || request.Details.Times.Count > 0)
        {
            return Asked(request.Fault is ScheduleFault.None ? ScheduleFault.SeveralTimes : request.Fault, request.FaultyWords, which: which) as ChangeScheduleIntent;
        }

        if (phrase is { Said.Count: 0 } and ({ Weekly: true } or { Weeks: > 1 }))
        {
            // "Every other week", "back to weekly": the days stay.
            return new ChangeScheduleIntent(new ScheduleChange(null, null, phrase.Zone) { Weeks = phrase.Weeks }, which);
        }

        if (request.Fault == ScheduleFault.DaysNeeded && phrase.HasDays)
        {
            return Asked(ScheduleFault.DaysNeeded, request.FaultyWords, which: which) as ChangeScheduleIntent;
        }

        var (from, until, _, duration, _) = parts.Bounds();
        var (place, _) = parts.Place("place");
        var (adds, without) = (parts.Has("add"), parts.Days("not"));
        Weekdays? days = phrase.HasDays ? request.Days & ~without : null;
        var isUnlike = request.Details with { OnlyNew = false, Subjects = [], NotSubjects = [], Sentences = null } != ScheduleDetails.None;
        if (isUnlike)
        {
            // "Every other Monday", "the first Friday of the month": the whole rhythm is another. What else was said with it is asked for by itself.
            return from is not null || until is not null || duration is not null || place is not null || parts.Has("about") || parts.Has("length") ? Asked(ScheduleFault.ChangeUnclear, which: which) as ChangeScheduleIntent
                : new ChangeScheduleIntent(new ScheduleChange(null, null, phrase.Zone) { Whole = request, KeepsTime = !isTimed }, which);
        }

        var isSwap = days is not null && without != Weekdays.None;
        var subjects = parts.Subjects("about");
        var swapsSubjects = parts.Has("notabout");
        return new ChangeScheduleIntent(
            new ScheduleChange(days, isTimed ? request.Time : null, phrase.Zone)
            {
                HalfHour = phrase.HalfHour,
                How = days is null ? (adds && isTimed && subjects.Count == 0 && place is null ? DaysChange.Add : DaysChange.Replace)
                    : adds || isSwap ? DaysChange.Add
                    : isTimed && parts.Has("keep") ? DaysChange.TimeOfDays
                    : DaysChange.Replace,
                Without = without,
                Shift = parts.Shift() ?? 0,
                From = from,
                Until = until,
                Duration = duration,
                OnlyNew = parts.OnlyNew(),
                Sentences = parts.Length(),
                Subjects = parts.IsEverything("about") ? [] : subjects.Count > 0 ? [.. subjects] : null,
                AddsSubjects = subjects.Count > 0 && (adds || swapsSubjects),
                WithoutSubjects = swapsSubjects ? [.. parts.Subjects("notabout")] : [],
                Place = place,
                AlsoThere = place is not null && adds,
                IsHere = parts.Has("place") && place is null,
            },
            which);
    }

    private static string WithoutPossessive(string words) => words.EndsWith("'s", StringComparison.Ordinal) || words.EndsWith("’s", StringComparison.Ordinal) ? words[..^2] : words;

    [GeneratedRegex(@"^between\s+(.+?)\s+and\s+(.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    private static Intent Paused(HeardParts parts)
    {
        var which = HeardParts.Pointed(parts.First("which"));
        if (parts.Has("skip") && !parts.Has("from") && !parts.Has("until") && !parts.Has("for"))
        {
            return Skipped(parts);
        }

        if (parts.First("from") is { } week && !parts.Has("until") && !parts.Has("for") && WishReader.Read($"pause {week}") is PauseIntent { Fault: ScheduleFault.None, IsOpenLater: false, Until: not null } or PauseIntent { Duration: not null, Fault: ScheduleFault.None })
        {
            // "Next week", "the rest of this week" is a stretch by itself.
            return WishReader.Read($"pause {week}") is PauseIntent stretch ? stretch with { Which = which } : new PauseIntent { Which = which };
        }

        var words = parts.BoundWords();
        return words.Length == 0 ? new PauseIntent { Which = which }
            : WishReader.Read($"pause {words}") is PauseIntent { Fault: ScheduleFault.None, IsOpenLater: false } pause ? pause with { Which = which }
            : new PauseIntent { Fault = ScheduleFault.EndUnclear, FaultyWords = words };
    }

    private static Intent Skipped(HeardParts parts)
    {
        var which = HeardParts.Pointed(parts.First("which"));
        var days = parts.Of("skip") is { Count: > 0 } skipped ? skipped : parts.Of("days") is { Count: > 0 } said ? said : parts.Of("not");
        if (days.Count == 0)
        {
            return parts.BoundWords().Length > 0 ? Paused(parts)
                : which is { Days: { } one } && int.PopCount((int)one) == 1 ? WishReader.Read($"skip {one}") is { } next ? SensedWish.At(next, new SubscriptionFilter(null, null, null, null)) : Asked(ScheduleFault.DateImpossible)
                : new ChangeScheduleIntent(new ScheduleChange(null, null, null) { Skipped = [ScheduleChange.NextDelivery] }, which);
        }

        var words = string.Join(" and ", days.Select(WithoutPossessive));
        if (Between().Match(words) is { Success: true } between && WishReader.Read($"pause from {between.Groups[1].Value} until {between.Groups[2].Value}") is PauseIntent { Fault: ScheduleFault.None, IsOpenLater: false } stretch)
        {
            return stretch with { Which = which };
        }

        if (Vocabulary.Lex(words) is var lexed && lexed.Exists(lexeme => lexeme.Is("next")) && !lexed.Exists(lexeme => lexeme.Is("day") || lexeme.Is("unit") || lexeme.Is("nextweek") || lexeme.Is("month") || lexeme.Is("num") || char.IsAsciiDigit(lexeme.Text[0])))
        {
            // "The next China one"
            var rest = string.Join(' ', lexed.Where(lexeme => !lexeme.Is("next")).Select(lexeme => lexeme.Text));
            return new ChangeScheduleIntent(new ScheduleChange(null, null, null) { Skipped = [ScheduleChange.NextDelivery] }, which ?? HeardParts.Pointed(rest.Length > 0 ? rest : null));
        }

        var read = new[] { $"skip {words}", $"pause {words}", $"skip on {words}", $"pause on {words}" }.Select(WishReader.Read)
            .FirstOrDefault(intent => intent is PauseIntent { Fault: ScheduleFault.None, IsOpenLater: false } or ChangeScheduleIntent { Change: { Fault: ScheduleFault.None, Skipped.Count: > 0 } });
        return read is null ? Asked(ScheduleFault.DateImpossible, words, which: which) : which is null ? read : SensedWish.At(read, which);
    }

    /// <summary>"Go on on Monday" is a pause until then.</summary>
    private static Intent Resumed(HeardParts parts)
    {
        var read = (parts.First("from") ?? parts.First("days")) is { } from ? WishReader.Read($"pause until {from}") : null;
        var resumed = read is PauseIntent { Fault: ScheduleFault.None, Until: not null } ? read : new ResumeIntent();
        return HeardParts.Pointed(parts.First("which")) is { } which ? SensedWish.At(resumed, which) : resumed;
    }

    private static Intent Stopped(HeardParts parts)
    {
        var which = HeardParts.Pointed(parts.First("which") ?? parts.First("about") ?? parts.First("question"));
        var kept = HeardParts.Pointed(parts.First("keep"));
        if (parts.Has("until") || parts.Has("from"))
        {
            var (from, until, _, _, isClear) = parts.Bounds();
            return !isClear ? Asked(ScheduleFault.DateImpossible, parts.First("until") ?? parts.First("from"), which: which)
                : new ChangeScheduleIntent(new ScheduleChange(null, null, null) { Until = until ?? (from is { } first ? first with { Plus = -1 } : null) }, which);
        }

        if (parts.Has("not") && parts.Days("not") is var gone and not Weekdays.None)
        {
            return new ChangeScheduleIntent(new ScheduleChange(gone, null, null) { How = DaysChange.Remove }, which);
        }

        if (which is null && kept is not null)
        {
            return new StopIntent { Which = new SubscriptionFilter(null, null, null, null) { Not = kept } };
        }

        which ??= parts.Has("which") ? null : HeardParts.Pointed(parts.First("not") ?? parts.First("time") ?? parts.First("days"));
        return new StopIntent { Which = which, IsOne = which is null && !parts.Has("which") && parts.SaysIt };
    }
}
