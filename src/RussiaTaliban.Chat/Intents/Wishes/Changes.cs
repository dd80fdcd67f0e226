using System.Globalization;
using NodaTime;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Chat.Subscriptions.Grammar;

namespace RussiaTaliban.Chat.Intents.Wishes;

/// <summary>Words that change what is delivered already: its time, its days, its zone, its place, its subject, its length.</summary>
internal static class Changes
{
    private const int MaxLeftOver = 3;

    /// <summary>The change; null if the message is none.</summary>
    public static Intent? Read(Wish wish)
    {
        if (wish.Has("once") || wish.Head.Is("subscribe") && !wish.Has("instead"))
        {
            return null;
        }

        return Zone(wish) ?? Bare(wish) ?? Added(wish) ?? Swapped(wish) ?? Changed(wish);
    }

    /// <summary>The change that a message wants which is known to want one, of what is found in it, whatever else it says; null if it says nothing of a schedule.</summary>
    public static Intent? Sensed(Wish wish)
    {
        var phrase = wish.Phrase(pausing: false, "change", "instead", "timezone", "sufficient", "send", "compare", "fetch", "came", "single", "whole", "person", "add", "anymore", "stop", "remove", "skip").WithoutLeftover();
        var days = phrase.Said.Where(said => !said.Vague).Aggregate(Weekdays.None, (all, said) => all | (said.Days ?? Weekdays.None));
        // "Instead of Wednesday could I have it Saturday"
        var instead = wish.Lexemes.FindIndex(lexeme => lexeme.Is("insteadof"));
        if (instead >= 0 && instead + 1 < wish.Lexemes.Count && wish.Lexemes[instead + 1].Of("day") is { } old && wish.Lexemes.Where((lexeme, at) => at != instead + 1 && lexeme.Is("day")).Select(lexeme => lexeme.Of("day")!).Distinct().ToList() is [var other] && other != old)
        {
            return wish.Changed(new ScheduleChange(Flag(other), null, null) { How = DaysChange.Add, Without = Flag(old) });
        }

        if (phrase is { Fault: ScheduleFault.None, HasTime: false, Dates.Count: 0 } && (days | phrase.Except) is not Weekdays.None && !wish.Has("only") && (wish.Has("neg") || wish.Has("anymore") || wish.Has("remove") || wish.Has("stop") || phrase.Except != Weekdays.None))
        {
            return wish.Changed(new ScheduleChange(days | phrase.Except, null, null) { How = DaysChange.Remove });
        }

        if (phrase.Fault == ScheduleFault.None && wish.Has("add") && phrase.Dates.Count == 0 && (days != Weekdays.None || phrase.HasTime))
        {
            var request = PhraseComposer.Compose(phrase);
            return request.Fault != ScheduleFault.None ? null
                : phrase.HasTime && (request.Details != ScheduleDetails.None || request.Further.Count > 0 || phrase.From is not null || phrase.Until is not null) ? new SubscribeIntent(request)
                : wish.Changed(new ScheduleChange(days != Weekdays.None ? request.Days : null, phrase.HasTime ? request.Time : null, phrase.Zone) { How = DaysChange.Add, HalfHour = phrase.HalfHour });
        }

        if (phrase is not { Fault: ScheduleFault.None, Dates.Count: 0 } || !(phrase.IsSchedule || phrase.Sentences is not null || phrase.Subjects.Count > 0))
        {
            return null;
        }

        // "On Mondays at 6": the other days stay as they are, unless "only" is said.
        var composed = Composed(wish, phrase);
        return composed is ChangeScheduleIntent { Change: { How: DaysChange.Replace, Days: { } some, Time: not null, Whole: null, Zone: null } change } part && some != Weekdays.EveryDay && !wish.Has("only")
            ? part with { Change = change with { How = DaysChange.TimeOfDays } }
            : composed;
    }

    private static Weekdays Flag(string day) => DigestSchedule.Flag((IsoDayOfWeek)int.Parse(day, CultureInfo.InvariantCulture));

    /// <summary>Only a condition, a subject, a length or a place, and no schedule: "only about Iran", "make it shorter", "send it to #desk".</summary>
    private static Intent? Bare(Wish wish)
    {
        var phrase = wish.Phrase(pausing: false, "change", "send", "instead", "add", "anymore", "person", "fetch", "came", "whole");
        if (phrase.Leftover.Count > 0 || phrase.HasDays || phrase.HasTime || phrase.Zone is not null || phrase.Shift is not null || phrase.Dates.Count > 0 || phrase.From is not null || phrase.Until is not null
            || phrase.Duration is not null || phrase.Except != Weekdays.None || phrase.Part is not null || wish.Asks(phrase) || wish.WhichFails)
        {
            return null;
        }

        if (phrase.Fault != ScheduleFault.None)
        {
            return phrase.Fault is ScheduleFault.OtherPlace && (wish.IsAddressed || wish.Head.Is("change")) ? wish.Asked(phrase.Fault, phrase.FaultyWords) : null;
        }

        if (wish.Has("neg") && !phrase.OnlyNew && !phrase.AlsoOld)
        {
            return phrase.Subjects.Count > 0 && (wish.Has("anymore") || wish.IsAddressed) && !wish.IsAsked ? wish.Asked(ScheduleFault.ChangeUnclear) : null;
        }

        if (phrase.OnlyNew || phrase.AlsoOld)
        {
            return wish.Changed(new ScheduleChange(null, null, null) { OnlyNew = phrase.OnlyNew });
        }

        var told = wish.Head.Is("change") || wish.Has("instead") || wish.Has("add") || wish.Has("only") || wish.Has("topic");
        if (phrase.AllSubjects && (told || wish.IsAddressed))
        {
            return wish.Changed(new ScheduleChange(null, null, null) { Subjects = [] });
        }

        if (phrase.Place is { } place && (told || wish.Head.Is("send")) && phrase.Subjects.Count == 0)
        {
            return wish.Changed(new ScheduleChange(null, null, null) { Place = place, AlsoThere = wish.Has("add") });
        }

        if (phrase.Subjects.Count > 0 && told && phrase.Place is null && !wish.IsAsked)
        {
            return wish.Changed(new ScheduleChange(null, null, null) { Subjects = [.. phrase.Subjects], AddsSubjects = wish.Has("add") });
        }

        return phrase.Sentences is { } length && phrase.Subjects.Count == 0 && phrase.Place is null && (told || wish.Head.Is("length")) && (wish.Has("object") || wish.Has("instead") || wish.Has("only") || (wish.Head.Is("length") && wish.Lexemes.Count <= 3))
            ? wish.Changed(new ScheduleChange(null, null, null) { Sentences = length })
            : null;
    }

    /// <summary>"Also on Saturdays", "add 18:00", "and another one at 5 pm".</summary>
    private static Intent? Added(Wish wish)
    {
        if (!(wish.Has("add") || wish.Lexemes[0].Is("and")) || wish.Has("anymore") || wish.Lexemes[0].Is("when"))
        {
            return null;
        }

        var phrase = wish.Phrase(pausing: false, "add", "change", "instead", "send", "single", "person", "fetch", "came");
        if (wish.Phrase(pausing: false, "send").Said is { Count: > 1 } all && all.Exists(said => said.Days == Weekdays.EveryDay) && all.Exists(said => said.Time is not null))
        {
            // "Every morning at 7, weekends too" is a schedule of its own.
            return null;
        }

        if (phrase.Leftover.Count > 0 || !(phrase.HasDays || phrase.HasTime || phrase.Fault != ScheduleFault.None) || wish.Lexemes.Any(Wish.IsQuestion))
        {
            return phrase.HasDays && phrase.Leftover.Count < 2 && (wish.Has("object") || wish.Has("pron")) && !wish.Head.Is("send") ? wish.AskedFor(phrase) : null;
        }

        if (phrase.Fault != ScheduleFault.None)
        {
            return wish.Has("object") || wish.Has("pron") || phrase.HasDays || phrase.Fault == ScheduleFault.OtherPlace ? wish.Asked(phrase.Fault, phrase.FaultyWords) : null;
        }

        var request = PhraseComposer.Compose(phrase);
        if (request.Fault != ScheduleFault.None)
        {
            return wish.Asked(request.Fault, request.FaultyWords);
        }

        if (request.Details != ScheduleDetails.None || request.Further.Count > 0 || phrase.From is not null || phrase.Until is not null || phrase.Place is not null)
        {
            return new SubscribeIntent(request);
        }

        Weekdays? days = phrase.HasDays ? request.Days : null;
        if (phrase.Part is not null && !phrase.HasTime)
        {
            return wish.Asked(ScheduleFault.TimeNeeded);
        }

        LocalTime? time = phrase.HasTime ? request.Time : null;
        return wish.Changed(new ScheduleChange(days, time, phrase.Zone) { How = DaysChange.Add, HalfHour = phrase.HalfHour });
    }

    /// <summary>"I moved to New York", "use Kabul time", "change my time zone to Berlin".</summary>
    private static ChangeScheduleIntent? Zone(Wish wish)
    {
        var only = wish.Has("moved") && wish.Head.Is("moved") && wish.Head.Of("moved") == "here";
        if (!wish.Has("moved") && !wish.Head.Is("change") || (only && !wish.Has("mytime") && !wish.Has("time")))
        {
            return null;
        }

        var rest = wish.Lexemes.Skip(wish.HeadAt)
            .Where(lexeme => !lexeme.Is("moved") && !lexeme.Is("change") && !lexeme.Is("timezone") && !lexeme.Is("today") && !lexeme.Is("now") && !lexeme.Is("instead") && !lexeme.Is("time") && !(only && (lexeme.Is("mytime") || lexeme.Is("comma") || lexeme.Is("polite") || lexeme.Is("there"))))
            .ToList();
        while (rest.Count > 1 && (rest[0].Is("filler") || rest[0].Is("pron") || rest[0].Is("in")) && ZoneOf(wish, rest) is null)
        {
            rest.RemoveAt(0);
        }

        if (rest.Count == 0 || rest.All(lexeme => lexeme.Is("filler") || lexeme.Is("pron") || lexeme.Is("object")))
        {
            return rest.Count == 0 && wish.Has("timezone") ? (ChangeScheduleIntent)wish.Asked(ScheduleFault.ZoneUnknown) : null;
        }

        var name = wish.Text[rest[0].Start..rest[^1].End].TrimEnd('.', '!', ' ');
        if (wish.Head.Is("change") && !wish.Has("moved") && !wish.Has("timezone")
            && (rest.Count > 4 || rest.Any(lexeme => lexeme.Is("day") || lexeme.Is("days") || lexeme.Is("part") || char.IsAsciiDigit(lexeme.Text[0])) || !wish.Has("time")))
        {
            return null;
        }

        return Vocabulary.Ambiguous(name) is not null ? (ChangeScheduleIntent)wish.Asked(ScheduleFault.ZoneAmbiguous, name)
            : (Vocabulary.Zone(name) ?? Subscriptions.ZoneNames.Find(name)) is { } zone ? wish.Changed(new ScheduleChange(null, null, zone))
            : wish.Has("timezone") ? (ChangeScheduleIntent)wish.Asked(ScheduleFault.ZoneUnknown, name) : null;
    }

    private static string? ZoneOf(Wish wish, List<Lexeme> words) =>
        wish.Text[words[0].Start..words[^1].End].TrimEnd('.', '!', ' ') is var name ? Vocabulary.Zone(name) ?? Subscriptions.ZoneNames.Find(name) : null;

    private static Intent? Changed(Wish wish)
    {
        var told = wish.Head.Is("change") || wish.Has("instead") || wish.Has("toomuch") || wish.Has("sufficient") || wish.Has("noend") || wish.Has("compare") || wish.Has("insteadof") || wish.Has("rest")
            || ((wish.Head.Is("on") || wish.Head.Is("day") || wish.Head.Is("days")) && wish.Has("change") && wish.AllKnown);
        if (wish.Head.Is("until"))
        {
            var end = wish.Phrase(pausing: true);
            return end.Leftover.Count > 0 || end.HasDays || end.HasTime || end.Until is null ? null
                : wish.Head.Is("prolong") ? wish.Changed(new ScheduleChange(null, null, null) { Until = end.Until }) : wish.Asked(ScheduleFault.ChangeUnclear);
        }

        var bare = wish.Head.Is("at") && !wish.Has("object");
        told |= OnlyDays(wish);
        if (!told && !bare && !wish.Has("shift"))
        {
            return null;
        }

        var phrase = wish.Phrase(pausing: false, "change", "instead", "timezone", "sufficient", "send", "compare", "fetch", "came", "single", "whole", "person");
        var addressed = wish.Has("pron") || wish.Has("object") || wish.Has("timezone") || wish.Has("instead") || wish.Has("insteadof") || wish.Has("me") || wish.Which is not null || wish.Has("compare")
            || wish.Lexemes.Any(lexeme => lexeme.Text.ToLowerInvariant() is "time" or "my" or "one") || wish.Has("toomuch") || wish.Has("sufficient") || wish.Has("noend") || (told && wish.Head.Text.Contains(' ', StringComparison.Ordinal));
        if (told && !phrase.IsSchedule && phrase.Sentences is null && wish.AllKnown && !wish.Lexemes.Any(lexeme => Wish.IsQuestion(lexeme) && !lexeme.Is("change")) && phrase.Leftover.All(word => word.Equals("time", StringComparison.OrdinalIgnoreCase))
            && (wish.Lexemes.Any(lexeme => lexeme.Is("time") || lexeme.Is("object") || lexeme.Is("state")) || wish.Has("compare") || wish.Head.Is("change") && wish.Lexemes.Count <= 4))
        {
            return wish.Asked(ScheduleFault.TimeNeeded);
        }

        if (!phrase.IsSchedule || (phrase.Fault != ScheduleFault.None && !told && !addressed && phrase.Fault != ScheduleFault.TimeNeeded))
        {
            return null;
        }

        if (phrase.Leftover.Count > 0)
        {
            return addressed && (phrase.HasDays || phrase.HasTime || phrase.Fault == ScheduleFault.TimeNeeded) && phrase.Leftover.Count <= MaxLeftOver && !wish.Lexemes.Any(Wish.IsQuestion) ? wish.AskedFor(phrase) : null;
        }

        if (bare && !told && (phrase.HasDays || phrase.Except != Weekdays.None || !(phrase.HasTime || phrase.Fault != ScheduleFault.None)))
        {
            return null;
        }

        if (told && phrase is { Fault: ScheduleFault.None, Weekly: true, Said.Count: 0, HasTime: false })
        {
            return wish.Changed(new ScheduleChange(null, null, phrase.Zone) { Weeks = phrase.Weeks });
        }

        if (phrase.Fault is ScheduleFault.TimeNeeded && phrase.Shift == 0)
        {
            return wish.Asked(ScheduleFault.TimeNeeded, phrase.FaultyWords);
        }

        if (phrase.Fault == ScheduleFault.None && phrase.Dates.Count > 0)
        {
            return phrase.HasTime && !phrase.HasDays ? wish.Asked(ScheduleFault.Once) : wish.Asked(ScheduleFault.ChangeUnclear);
        }

        return Composed(wish, phrase);
    }

    /// <summary>"Only Mondays please", without a time: what is there already has one.</summary>
    private static bool OnlyDays(Wish wish) => wish.Has("only") && !wish.Head.Is("subscribe") && wish.Phrase(pausing: false, "send", "person", "fetch") is { HasDays: true, HasTime: false, Part: null, Fault: ScheduleFault.None, Leftover.Count: 0, Dates.Count: 0 };

    private static Intent Composed(Wish wish, SchedulePhrase phrase)
    {
        var request = PhraseComposer.Compose(phrase);
        if (request.Fault != ScheduleFault.None)
        {
            return wish.Asked(request.Fault, request.FaultyWords);
        }

        if (phrase.Place is not null)
        {
            return phrase.HasTime && (phrase.HasDays || wish.Has("object")) && !wish.Has("pron") && !wish.Has("instead") ? new SubscribeIntent(request) : wish.Asked(ScheduleFault.ChangeUnclear);
        }

        if ((phrase.Part is not null && !phrase.HasTime) || (phrase.Shift is not null && phrase.HasTime))
        {
            return wish.Asked(ScheduleFault.TimeNeeded);
        }

        LocalTime? time = phrase.HasTime ? wish.InItsPart(request.Time) : null;
        if (time is null && phrase.Shift is null && wish.Has("compare") && !wish.Has("instead") && !wish.Has("only"))
        {
            return wish.Asked(ScheduleFault.TimeNeeded);
        }

        Weekdays? days = phrase.Said.Any(said => said.Days is not null && (!said.Vague || wish.Has("every") || wish.Has("days"))) ? request.Days : null;
        var whole = !phrase.HasDays || wish.Which is not null ? null : phrase.HasTime ? request : OnlyDays(wish) ? request with { Fault = ScheduleFault.TimeNeeded } : null;
        var timeFirst = !wish.Has("only") && phrase.Said.Count > 1 && phrase.Said[0].Time is not null && days is not null && days != Weekdays.EveryDay;
        var unlike = request.Details with { OnlyNew = false, Subjects = [], Sentences = null } != ScheduleDetails.None;
        if (request.Further.Count > 0 || unlike || request.Skipped.Count > 0)
        {
            return request.Further.Count > 0 ? wish.Asked(ScheduleFault.SeveralTimes)
                : time is null && days is not null ? wish.Changed(new ScheduleChange(null, null, phrase.Zone) { Whole = request, KeepsTime = true })
                : days is null ? wish.Changed(new ScheduleChange(null, time, phrase.Zone) { Skipped = request.Skipped })
                : wish.Changed(new ScheduleChange(null, null, phrase.Zone) { Whole = request }) with { Else = whole };
        }

        // "Fridays at 10, the rest as before", "on Mondays make it 9", "make Friday 9:30"
        var first = wish.Lexemes.FindIndex(wish.HeadAt + 1, lexeme => !lexeme.Is("the") && !lexeme.Is("possess"));
        var named = wish.Head.Is("change") && !wish.Head.Text.Contains(' ', StringComparison.Ordinal) && first > 0 && wish.Lexemes[first].Is("day");
        var isPart = days is not null && time is not null && days != Weekdays.EveryDay && !wish.Has("only")
            && (timeFirst || named || wish.Has("rest") || wish.Has("insteadof") || wish.Has("shift") || (!wish.Head.Is("change") && wish.Has("instead")) || (!wish.Head.Is("change") && wish.Has("change")));
        return wish.Changed(new ScheduleChange(days, time, phrase.Zone)
        {
            HalfHour = phrase.HalfHour,
            How = isPart ? DaysChange.TimeOfDays : DaysChange.Replace,
            Without = days is null ? phrase.Except : Weekdays.None,
            Shift = phrase.Shift ?? 0,
            From = phrase.From,
            Until = phrase.Until,
            Duration = phrase.Duration,
            NoEnd = phrase.NoEnd,
            OnlyNew = phrase.OnlyNew ? true : phrase.AlsoOld ? false : null,
            Subjects = phrase.Subjects.Count > 0 ? [.. phrase.Subjects] : null,
            Sentences = phrase.Sentences,
        }) with
        { Else = whole };
    }

    /// <summary>"Move it from Monday to Tuesday", "swap Friday for Saturday", "Tuesday instead of Monday".</summary>
    private static Intent? Swapped(Wish wish)
    {
        var (lexemes, first) = (wish.Lexemes, wish.Lexemes.FindIndex(wish.HeadAt, lexeme => lexeme.Is("day")));
        var swaps = wish.Has("swapverb") && !lexemes.Skip(wish.HeadAt).Any(lexeme => char.IsAsciiDigit(lexeme.Text[0]));
        if (first < 0 || (first == 0 && (lexemes.Count < 2 || !lexemes[1].Is("insteadof"))) || first + 2 >= lexemes.Count || !lexemes[first + 2].Is("day") || !lexemes[first + 1].Is("swap") && !(lexemes[first + 1].Is("have") || lexemes[first + 1].Is("change")) && !lexemes[first + 1].Is("insteadof")
            || !lexemes.Skip(first + 3).All(lexeme => lexeme.Is("polite") || lexeme.Is("instead") || lexeme.Is("filler") || lexeme.Is("comma") || lexeme.Is("rest")))
        {
            // What else swaps days cannot be told apart from naming two.
            return swaps && lexemes.Count(lexeme => lexeme.Is("day")) > 1 ? wish.Asked(ScheduleFault.ChangeUnclear) : null;
        }

        if (lexemes[first + 1].Is("insteadof"))
        {
            return wish.Changed(new ScheduleChange(Flag(lexemes[first].Of("day")!), null, null) { How = DaysChange.Add, Without = Flag(lexemes[first + 2].Of("day")!) });
        }

        var before = lexemes[first - 1];
        var isMove = before.Is("from") || before.Is("change") || before.Is("swapverb") || before.Is("insteadof") || (first > 1 && before.Is("the") && lexemes[first - 2].Is("change"));
        return isMove ? wish.Changed(new ScheduleChange(Flag(lexemes[first + 2].Of("day")!), null, null) { How = DaysChange.Add, Without = Flag(lexemes[first].Of("day")!) }) : null;
    }
}
