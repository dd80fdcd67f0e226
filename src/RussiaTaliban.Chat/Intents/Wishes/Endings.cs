using System.Numerics;
using NodaTime;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Chat.Subscriptions.Grammar;

namespace RussiaTaliban.Chat.Intents.Wishes;

/// <summary>
/// What ends deliveries: permanently, for a while, on some days or once, and what lets them go on. The verb tells less than what stands beside it: nothing
/// ends them, a stretch of time pauses them, a date is left out, days of the week are taken out. Where the two do not fit it is asked back.
/// </summary>
internal static class Endings
{
    private static readonly string[] Verbs = ["resume", "stop", "pause", "skip", "remove", "neg"];
    private static readonly string[] Aside = ["stop", "pause", "skip", "remove", "neg", "anymore", "came", "fetch", "send", "subscribe", "instead", "away", "list", "again", "done", "single", "state", "person", "whole"];

    /// <summary>The intent; null if the message ends nothing.</summary>
    public static Intent? Read(Wish wish)
    {
        if (Resume(wish) is { } resume)
        {
            return resume;
        }

        var found = Verbs.Skip(1).Select(verb => (Verb: verb, At: wish.Find(verb))).Where(one => one.At >= 0).OrderBy(one => one.At).FirstOrDefault();
        if (found.Verb is null)
        {
            return Away(wish) ?? Anymore(wish) ?? Trailing(wish);
        }

        var verb = found.Verb;
        if (wish.Has("onlynew") || wish.Has("when") && wish.Has("newness") || wish.Has("add") && verb != "stop" && verb != "neg" || wish.Has("topic"))
        {
            return null;
        }

        var phrase = wish.Phrase(pausing: true, Aside);
        if (wish.Has("restdays") && phrase.HasTime)
        {
            return null;
        }

        if (verb == "remove" && wish.Lexemes[found.At].Is("send") && (wish.ToMe || phrase.Place is not null) && phrase.HasTime)
        {
            return null;
        }

        phrase.Leftover.RemoveAll(word => word.ToLowerInvariant() is "from" or "of" or "to" or "off" or "out");
        if (phrase.Leftover.Count > 0 || phrase.Fault is not (ScheduleFault.None or ScheduleFault.Once) || phrase.Place is not null || phrase.Subjects.Count > 0 || wish.WhichFails)
        {
            return Unclear(wish, phrase, verb);
        }

        return Lasting(wish, phrase, verb) ?? OnDates(wish, phrase, verb) ?? OnDays(wish, phrase, verb) ?? ForGood(wish, phrase, verb);
    }

    private static Intent? Unclear(Wish wish, SchedulePhrase phrase, string verb)
    {
        if (phrase.Fault == ScheduleFault.Holidays && phrase.Leftover.Count == 0)
        {
            return wish.Asked(phrase.Fault, phrase.FaultyWords);
        }

        if (verb is "pause" or "stop" && wish.Has("until") && wish.IsAddressed && phrase.Leftover.Count is > 0 and <= 3)
        {
            return wish.Asked(ScheduleFault.DateImpossible, string.Join(' ', phrase.Leftover));
        }

        var isPause = verb == "pause" && (phrase.Leftover.Count == 0 || wish.IsAddressed) && (phrase.From is not null || phrase.Until is not null || phrase.Duration is not null || wish.Has("until") || phrase.Fault == ScheduleFault.DateImpossible);
        var isAbout = wish.Text.Contains("subscri", StringComparison.OrdinalIgnoreCase) || (wish.Has("object") && wish.ToMe) || (phrase.Subjects.Count > 0 && wish.Has("object"));
        var isShort = phrase.Leftover.Count <= 2 && (phrase.HasDays || phrase.Dates.Count > 0) && (wish.Head.Is("skip") || (wish.Has("object") && phrase.Fault == ScheduleFault.None));
        return isPause && phrase.Leftover.Count <= 3 ? new PauseIntent { Fault = phrase.Fault == ScheduleFault.None ? ScheduleFault.DateImpossible : phrase.Fault, FaultyWords = phrase.FaultyWords ?? string.Join(' ', phrase.Leftover), Which = wish.Which }
            : isAbout || isShort ? wish.AskedFor(phrase)
            : null;
    }

    /// <summary>"For two weeks", "until Monday", "this week", "from 7 to 18 December", "for now".</summary>
    private static Intent? Lasting(Wish wish, SchedulePhrase phrase, string verb)
    {
        if (phrase.Duration is null && phrase.Until is null && !phrase.ForNow && phrase.From is null)
        {
            return null;
        }

        if (phrase.HasTime || phrase.HasDays || phrase.Except != Weekdays.None || phrase.Dates.Count > 0)
        {
            return wish.Asked(ScheduleFault.ChangeUnclear);
        }

        if (phrase.From is { } first && phrase.Until is null && phrase.Duration is null)
        {
            return verb == "pause" && first.Days != 0 || wish.Has("nextweek") ? new PauseIntent(null, null) { From = first, Duration = wish.Has("nextweek") ? 7 : null, Which = wish.Which }
                : first.Days == 0 ? new PauseIntent { Which = wish.Which }
                : wish.Asked(ScheduleFault.EndUnclear);
        }

        var until = phrase.Until is { } end ? phrase.Through ? end with { Plus = end.Plus + 1 } : end : (PauseEnd?)null;
        return phrase.From is null
            ? new PauseIntent(null, until ?? (phrase.Duration is { } days ? new PauseEnd(Days: days) : null)) { Which = wish.Which }
            : new PauseIntent(null, until) { From = phrase.From, Duration = until is null ? phrase.Duration : null, Which = wish.Which };
    }

    /// <summary>"Tomorrow", "on 25 December", "the next one".</summary>
    private static Intent? OnDates(Wish wish, SchedulePhrase phrase, string verb)
    {
        if (phrase.Dates.Count == 0)
        {
            return verb is "skip" or "neg" or "remove" or "pause" && !phrase.IsSchedule && wish.Has("next") && wish.Lexemes.Count <= 8 && !wish.Has("anymore")
                ? wish.Changed(new ScheduleChange(null, null, null) { Skipped = [ScheduleChange.NextDelivery] })
                : null;
        }

        if (phrase.HasTime || phrase.HasDays || phrase.Except != Weekdays.None)
        {
            return wish.Asked(ScheduleFault.ChangeUnclear);
        }

        // "Over Christmas, 24th to the 3rd": a stretch that was not read as one is no list of days.
        if (phrase.Dates.Count > 1 && wish.Lexemes.Index().Any(one => one.Item.Is("dash") && one.Index > 0 && one.Index + 1 < wish.Lexemes.Count && IsDayNumber(one.Index - 1) && (IsDayNumber(one.Index + 1) || (wish.Lexemes[one.Index + 1].Is("the") && one.Index + 2 < wish.Lexemes.Count && IsDayNumber(one.Index + 2)))))
        {
            return wish.Asked(ScheduleFault.ChangeUnclear);
        }

        if (phrase.Dates is [var week] && wish.Has("nextweek") && !wish.Has("day"))
        {
            return new PauseIntent(null, null) { From = week, Duration = 7, Which = wish.Which };
        }

        // "Stop tomorrow": for good from then, or that day only?
        return verb == "stop" && !wish.Has("possessive") && phrase.Dates.Any(date => date.Days != 0) ? wish.Asked(ScheduleFault.EndUnclear)
            : verb == "stop" && !wish.Has("possessive") ? null
            : wish.Changed(new ScheduleChange(null, null, null) { Skipped = [.. phrase.Dates] });

        bool IsDayNumber(int at) => char.IsAsciiDigit(wish.Lexemes[at].Text[0]) || wish.Lexemes[at].Is("ord") || wish.Lexemes[at].Text.ToLowerInvariant() is "st" or "nd" or "rd" or "th";
    }

    /// <summary>"On Tuesdays", "Friday", "at weekends".</summary>
    private static Intent? OnDays(Wish wish, SchedulePhrase phrase, string verb)
    {
        var set = phrase.Said.Where(said => !said.Vague).Aggregate(Weekdays.None, (all, said) => all | (said.Days ?? Weekdays.None)) | phrase.Except;
        if (set == Weekdays.None || set == Weekdays.EveryDay)
        {
            return null;
        }

        if (phrase.HasTime || phrase.Weeks > 1 || phrase.Nth.Count > 0 || phrase.MonthDays.Count > 0 || phrase.Zone is not null)
        {
            return wish.Asked(ScheduleFault.ChangeUnclear);
        }

        if (verb == "remove" || wish.Has("plural") || wish.Has("anymore") || wish.Has("every") || set is Weekdays.Weekend or Weekdays.WorkingDays)
        {
            return wish.Changed(new ScheduleChange(set, null, null) { How = DaysChange.Remove });
        }

        // One day named once: "skip Friday" is the next one; "cancel Friday", "not on Friday" can be each.
        var isOnce = verb is "skip" or "pause" || (verb == "neg" && (wish.Has("next") || wish.Has("this")));
        if (isOnce && BitOperations.PopCount((uint)set) <= 2)
        {
            var saidNext = wish.Has("next") && BitOperations.PopCount((uint)set) == 1;
            return wish.Changed(new ScheduleChange(null, null, null)
            {
                Skipped = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None && set.HasFlag(DigestSchedule.Flag(day))).Select(day => new PauseEnd(Day: day) { SaidNext = saidNext })],
            });
        }

        return wish.Asked(verb == "stop" ? ScheduleFault.EndUnclear : ScheduleFault.ChangeUnclear);
    }

    private static Intent? ForGood(Wish wish, SchedulePhrase phrase, string verb)
    {
        if (phrase.HasTime || phrase.HasDays && verb != "stop" || phrase.Weeks > 1 || phrase.Except != Weekdays.None || phrase.Zone is not null || phrase.Shift is not null || phrase.OnlyNew || phrase.Sentences is not null)
        {
            return wish.IsAddressed || verb == "stop" ? wish.Asked(ScheduleFault.ChangeUnclear) : null;
        }

        if (verb == "pause")
        {
            return new PauseIntent { Which = wish.Which };
        }

        if (verb == "stop")
        {
            return wish.Head.Is("stop") || wish.IsAddressed || wish.Has("anymore") ? new StopIntent { Which = wish.Which, IsOne = IsOne(wish) } : null;
        }

        if (verb == "remove")
        {
            return wish.Which is not null || wish.Has("object") || wish.ToMe ? new StopIntent { Which = wish.Which } : null;
        }

        var wanted = wish.Has("send") || wish.Has("fetch");
        return verb == "skip" ? wish.AllKnown && wish.Lexemes.Count <= 4 ? wish.Asked(ScheduleFault.ChangeUnclear) : null
            : wish.Has("anymore") && (wish.IsAddressed || wanted || wish.AllKnown && wish.Lexemes.Count <= 2) || wanted && (wish.Has("object") || wish.Has("pron")) && !wish.IsAsked ? new StopIntent { Which = wish.Which }
            : wish.Has("object") && wish.AllKnown && !wish.IsAsked && wish.Lexemes.Count <= 5 ? wish.Asked(ScheduleFault.EndUnclear)
            : null;
    }

    /// <summary>True if a pronoun in the singular is all that says what is to end: "cancel it".</summary>
    private static bool IsOne(Wish wish) => wish.Which is null && wish.Lexemes.Exists(lexeme => lexeme.Text.ToLowerInvariant() is "it" or "this" or "that") && !wish.Has("object") && !wish.Has("whole") && !wish.Head.Text.Contains(' ', StringComparison.Ordinal);

    /// <summary>"I'm on leave from 7 to 18 December, please send nothing"; a mere hint is asked back.</summary>
    private static Intent? Away(Wish wish)
    {
        if (!wish.Has("away") || !(wish.Head.Is("away") || wish.Head.Is("person")))
        {
            return null;
        }

        var order = wish.Has("neg") || wish.Has("stop") || wish.Has("pause") || wish.Has("skip");
        var phrase = wish.Phrase(pausing: true, Aside);
        if (phrase.Leftover.Count > 0 || phrase.HasTime || phrase.Fault != ScheduleFault.None || phrase.HasDays)
        {
            return order && phrase.Leftover.Count <= 2 ? wish.AskedFor(phrase) : null;
        }

        return !order ? phrase.IsSchedule ? wish.Asked(ScheduleFault.ChangeUnclear) : null
            : Lasting(wish, phrase, "pause") ?? OnDates(wish, phrase, "skip") ?? (wish.Has("pause") || wish.Has("stop") ? new PauseIntent { Which = wish.Which } : null);
    }

    /// <summary>"On Tuesdays no longer", "weekends not any more": days first.</summary>
    private static Intent? Trailing(Wish wish)
    {
        var at = wish.Lexemes.FindIndex(lexeme => lexeme.Is("neg") || lexeme.Is("skip"));
        if (at < 1 || wish.Has("onlynew") || wish.Has("when") || Wish.IsQuestion(wish.Head) || !wish.AllKnown || wish.Has("except") && !wish.Lexemes[at].Is("skip") && !wish.Has("fetch") && !wish.Has("object"))
        {
            return null;
        }

        var phrase = wish.Phrase(pausing: true, Aside);
        return phrase.Leftover.Count > 0 || phrase.HasTime || phrase.Fault is not (ScheduleFault.None or ScheduleFault.Holidays) || phrase.Zone is not null || phrase.Subjects.Count > 0 || !(phrase.HasDays || phrase.Dates.Count > 0 || phrase.Fault == ScheduleFault.Holidays) ? null
            : phrase.Fault == ScheduleFault.Holidays ? wish.Asked(phrase.Fault, phrase.FaultyWords)
            : OnDates(wish, phrase, "neg") ?? OnDays(wish, phrase, "neg");
    }

    /// <summary>"I don't need the digest any more", where the verb stands late.</summary>
    private static Intent? Anymore(Wish wish)
    {
        if (!wish.Has("anymore") || !wish.Has("neg") || !wish.AllKnown || wish.IsAsked || !(wish.Has("object") || wish.Has("pron")))
        {
            return null;
        }

        var phrase = wish.Phrase(pausing: true, Aside);
        return phrase.Leftover.Count > 0 || phrase.IsSchedule || phrase.Subjects.Count > 0 ? null
            : wish.Has("past") ? wish.Asked(ScheduleFault.EndUnclear)
            : new StopIntent { Which = wish.Which };
    }

    /// <summary>"Start again", "I'm back, you can send it again", "turn it back on"; with a day it is a pause until then.</summary>
    private static Intent? Resume(Wish wish)
    {
        var verb = wish.Find("resume", 9) >= 0 || (wish.Find("send", 6) >= 0 || wish.Find("from", 6) >= 0) && wish.Has("again");
        if (!verb || wish.WhichFails || wish.Has("every") && !wish.Has("object") || wish.Has("add"))
        {
            return null;
        }

        var phrase = wish.Phrase(pausing: true, "resume", "change", "again", "send", "came", "fetch", "person", "back", "whole", "neg");
        return phrase.Leftover.Count > 0 || phrase.Fault != ScheduleFault.None || phrase.Place is not null || phrase.Subjects.Count > 0 ? null
            : (phrase.Dates.Count > 0 ? phrase.Dates[0] : phrase.From) is { Days: not 0 } day ? new PauseIntent(null, day) { Which = wish.Which }
            : phrase.HasTime || phrase.HasDays || phrase.Until is not null || phrase.Duration is not null || wish.Has("neg") ? null
            : new ResumeIntent { Which = wish.Which };
    }
}
