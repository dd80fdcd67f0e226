using System.Numerics;
using NodaTime;

namespace RussiaTaliban.Chat.Subscriptions.Grammar;

/// <summary>Puts what was said together to one wish: which times belong to which days, and what is missing or contradicts itself.</summary>
internal static class PhraseComposer
{
    private static readonly LocalTime Morning = new(8, 0);
    private static readonly LocalTime Afternoon = new(14, 0);
    private static readonly LocalTime Evening = new(18, 0);

    /// <summary>The wish.</summary>
    public static ScheduleRequest Compose(SchedulePhrase phrase)
    {
        var groups = Groups(phrase);
        if (phrase.Parts.Distinct().Count() > 1 && groups is [var all] && all.Times.Count == phrase.Parts.Count)
        {
            // "mornings and evenings, 7 and 7": each part has its time.
            groups[0] = all with { Times = [.. all.Times.Zip(phrase.Parts, (at, part) => part != "morning" && at.Hour is > 0 and < 12 ? at.PlusHours(12) : at)] };
        }
        var days = groups.Aggregate(Weekdays.None, (all, group) => all | group.Days);
        var main = groups.Count > 0 ? groups[0] : (Days: Weekdays.None, Vague: true, Times: []);
        var time = main.Times.Count > 0 ? main.Times[0] : groups.SelectMany(group => group.Times).Append(Default(phrase.Part)).First();
        days = (days == Weekdays.None ? Weekdays.EveryDay : days) & ~phrase.Except;
        var request = new ScheduleRequest(days, time, phrase.Zone)
        {
            From = phrase.From,
            Until = phrase.Until,
            Duration = phrase.Duration,
            Place = phrase.Place,
            HalfHour = phrase.HalfHour,
            SeveralZones = [.. phrase.SeveralZones],
            Skipped = [.. phrase.Skipped],
            Further = [.. main.Times.Skip(1).Distinct().Where(other => other != time)],
            Details = new ScheduleDetails
            {
                EveryWeeks = phrase.Weeks,
                EveryDays = phrase.EveryDays,
                Nth = [.. phrase.Nth.Distinct()],
                MonthDays = [.. phrase.MonthDays.Distinct()],
                OnlyNew = phrase.OnlyNew,
                Subjects = [.. phrase.Subjects.Distinct(StringComparer.OrdinalIgnoreCase)],
                Sentences = phrase.Sentences,
                Times = [.. groups.Skip(1).Where(group => group.Times.Count > 0 && (group.Days & days) != Weekdays.None && group.Times[0] != time)
                    .Select(group => new DayTime(group.Days & days, group.Times[0]))],
            },
        };
        var fault = Fault(phrase, groups, days);
        return fault is { } found ? request with { Fault = found.Fault, FaultyWords = found.Words } : request;
    }

    /// <summary>The time that a part of the day has by itself.</summary>
    public static LocalTime Default(string? part) => part switch { "afternoon" => Afternoon, "evening" or "night" => Evening, _ => Morning };

    private static (ScheduleFault Fault, string? Words)? Fault(SchedulePhrase phrase, List<(Weekdays Days, bool Vague, List<LocalTime> Times)> groups, Weekdays days)
    {
        if (phrase.Fault != ScheduleFault.None)
        {
            return (phrase.Fault, phrase.FaultyWords);
        }

        if (phrase.Leftover.Count > 0)
        {
            return (ScheduleFault.NotUnderstood, string.Join(' ', phrase.Leftover));
        }

        var hasDays = groups.Any(group => group.Days != Weekdays.None && !group.Vague);
        var times = groups.SelectMany(group => group.Times).Distinct().Count();
        return phrase.Subjects.Count > ScheduleDetails.MaxSubjects || phrase.Subjects.Exists(subject => subject.Length > ScheduleDetails.MaxSubjectLength) ? (ScheduleFault.Subject, null)
            : phrase.Parts.Distinct().Count() > 1 && times != phrase.Parts.Count ? (ScheduleFault.SeveralTimes, null)
            : phrase.Dates.Count > 0 ? (ScheduleFault.Once, null)
            : phrase.Often is { Week: false } often && times != often.Count ? (ScheduleFault.TooOften, often.Words)
            : phrase.Often is { Week: true } week && BitOperations.PopCount((uint)days) != week.Count ? (ScheduleFault.DaysNeeded, week.Words)
            : (phrase.Weekly || phrase.Weeks > 1) && !hasDays ? (ScheduleFault.DaysNeeded, phrase.RhythmWords)
            : phrase.Monthly && phrase.Nth.Count == 0 && phrase.MonthDays.Count == 0 ? (ScheduleFault.DaysNeeded, phrase.RhythmWords)
            : phrase.MonthDays.Count > 0 && hasDays ? (ScheduleFault.NotUnderstood, null)
            : phrase.EveryDays > 1 && (hasDays || phrase.Weeks > 1 || phrase.Nth.Count > 0) ? (ScheduleFault.OtherRhythm, phrase.RhythmWords)
            : days == Weekdays.None ? (ScheduleFault.NoDayLeft, null)
            : groups.Count > 1 && groups.Any(group => group.Times.Count > 1 || group.Days == Weekdays.None || group.Times.Count == 0) ? (ScheduleFault.SeveralTimes, null)
            : phrase.Overrides && groups is [var usual, var own] && own.Times.Count == 1 && (own.Days & ~usual.Days) == Weekdays.None && own.Days != usual.Days ? null
            : groups.Count > 1 && groups.Any(group => groups.Any(other => other != group && !other.Vague && !group.Vague && (other.Days & group.Days) != Weekdays.None))
                ? (ScheduleFault.SeveralTimes, null)
            : null;
    }

    /// <summary>Days with their times. "Mondays at 8 and Fridays at 9" puts days first, "at 8 on Mondays and at 9 on Fridays" times.</summary>
    private static List<(Weekdays Days, bool Vague, List<LocalTime> Times)> Groups(SchedulePhrase phrase)
    {
        var groups = new List<(Weekdays Days, bool Vague, List<LocalTime> Times)>();
        var timesFirst = phrase.Said.Count > 0 && phrase.Said[0].Time is not null;
        bool? last = null;
        foreach (var (days, vague, time) in phrase.Said)
        {
            var isTime = time is not null;
            if (groups.Count == 0 || (last is { } before && before != isTime && isTime == timesFirst))
            {
                groups.Add((Weekdays.None, true, []));
            }

            var group = groups[^1];
            if (time is { } at)
            {
                group.Times.Add(at);
            }
            else if (days is { } set)
            {
                // "every day on weekdays": the vaguer gives way.
                group = (group.Days == Weekdays.None || (group.Vague && !vague) ? set : vague ? group.Days : group.Days | set, group.Vague && vague, group.Times);
            }

            groups[^1] = group;
            last = isTime;
        }

        // "daily at 8 on weekdays", "Mondays at 8 and Tuesdays": days without a time of their own join those before.
        if (groups.Count == 2 && groups[1].Times.Count == 0)
        {
            var (first, second) = (groups[0], groups[1]);
            return [(first.Vague ? second.Days : second.Vague ? first.Days : first.Days | second.Days, first.Vague && second.Vague, first.Times)];
        }

        // "at 8 on Mondays": a vague day between them changes nothing.
        if (groups.Count == 2 && groups[1].Days == Weekdays.None && groups[0].Days != Weekdays.None && timesFirst && groups[1].Times.Count == 1 && groups[0].Vague)
        {
            groups[0].Times.AddRange(groups[1].Times);
            return [groups[0]];
        }

        return groups;
    }
}
