using NodaTime;

namespace RussiaTaliban.Chat.Subscriptions;

/// <summary>The changes to a schedule that somebody asked for; null values stay unchanged.</summary>
/// <param name="Days">On which days.</param>
/// <param name="Time">At what time.</param>
/// <param name="Zone">In which IANA zone.</param>
public sealed record ScheduleChange(Weekdays? Days, LocalTime? Time, string? Zone)
{
    /// <summary>What cannot be met. Default: nothing.</summary>
    public ScheduleFault Fault { get; init; }

    /// <summary>The words that are at fault, as typed; null if nothing is. Text from people.</summary>
    public string? FaultyWords { get; init; }

    /// <summary>What is done with <see cref="Days"/>. Default: they replace those of before.</summary>
    public DaysChange How { get; init; }

    /// <summary>Days that are left out of the new ones.</summary>
    public Weekdays Without { get; init; }

    /// <summary>So many minutes later; negative for earlier. Default: 0.</summary>
    public int Shift { get; init; }

    /// <summary>Single days that are left out.</summary>
    public ValueList<PauseEnd> Skipped { get; init; } = [];

    /// <summary>The whole of another schedule, where more than days, time and zone were said; null otherwise.</summary>
    public ScheduleRequest? Whole { get; init; }

    /// <summary>True if <see cref="Whole"/> says no time: that of before stays.</summary>
    public bool KeepsTime { get; init; }

    /// <summary>The first day; null if none was said.</summary>
    public PauseEnd? From { get; init; }

    /// <summary>The last day; null if none was said.</summary>
    public PauseEnd? Until { get; init; }

    /// <summary>So many days from the first; null if none was said.</summary>
    public int? Duration { get; init; }

    /// <summary>Every so many weeks; null if nothing was said of it.</summary>
    public int? Weeks { get; init; }

    /// <summary>True if the schedule is to have no end.</summary>
    public bool NoEnd { get; init; }

    /// <summary>Nothing on days without news; null if nothing was said of it.</summary>
    public bool? OnlyNew { get; init; }

    /// <summary>What the summaries are to be about; empty for everything, null if nothing was said of it.</summary>
    public ValueList<string>? Subjects { get; init; }

    /// <summary>True if <see cref="Subjects"/> come beside those of before.</summary>
    public bool AddsSubjects { get; init; }

    /// <summary>Subjects that go; a word of one is enough to name it. Default: none.</summary>
    public ValueList<string> WithoutSubjects { get; init; } = [];

    /// <summary>True if it is to come here, to this conversation. Default: false.</summary>
    public bool IsHere { get; init; }

    /// <summary>How many sentences at most, as in <see cref="ScheduleDetails.Sentences"/>; null if nothing was said of it.</summary>
    public int? Sentences { get; init; }

    /// <summary>Another conversation, as the person named it; null if none was named. Text from people.</summary>
    public string? Place { get; init; }

    /// <summary>True if it is to come to <see cref="Place"/> as well, false if it moves there.</summary>
    public bool AlsoThere { get; init; }

    /// <summary>True if nothing was said about a schedule.</summary>
    public bool IsEmpty => Fault == ScheduleFault.None && Days is null && Time is null && Zone is null && Shift == 0 && Skipped.Count == 0 && Without == Weekdays.None
        && Whole is null && From is null && Until is null && Duration is null && OnlyNew is null && Weeks is null && !NoEnd && Subjects is null && Sentences is null && Place is null && WithoutSubjects.Count == 0 && !IsHere;

    /// <summary>"Half seven", as in <see cref="ScheduleRequest.HalfHour"/>.</summary>
    public string? HalfHour { get; init; }

    /// <summary>The change as it is meant where a zone lies.</summary>
    public ScheduleChange In(string? zone)
    {
        var settled = this with { From = From?.In(zone), Until = Until?.In(zone), Skipped = [.. Skipped.Select(date => date.In(zone))], Whole = Whole?.In(zone) };
        return HalfHour is null || Fault != ScheduleFault.None || RegionalHabits.SaysHalfForHalfPast(zone) ? settled : settled with { Fault = ScheduleFault.TimeAmbiguous, FaultyWords = HalfHour };
    }

    /// <summary>True if a date in it can be two.</summary>
    public bool IsDoubtful(LocalDate today) =>
        From?.IsDoubtful(today) == true || Until?.IsDoubtful(today) == true || Skipped.Any(date => date.IsDoubtful(today)) || Whole?.IsDoubtful(today) == true;

    /// <summary>True if it can be meant of all subscriptions at once: another zone, days left out, bounds.</summary>
    public bool IsForAll => Days is null && Time is null && Shift == 0 && Whole is null && Without == Weekdays.None && Place is null && WithoutSubjects.Count == 0;

    /// <summary>True if it is a further time on the same days, which is a separate subscription.</summary>
    public bool AddsTime => How == DaysChange.Add && Days is null && Time is not null;

    /// <summary>The change where it is about some days of a schedule only: "the Friday one to 4".</summary>
    public ScheduleChange ForDays(Weekdays days) => Days is null && (Time is not null || Shift != 0) && How == DaysChange.Replace ? this with { Days = days, How = DaysChange.TimeOfDays } : this;

    /// <summary>The schedule with the change in it; null if no day would be left.</summary>
    public DigestSchedule? In(DigestSchedule schedule, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        if (Whole is { } whole)
        {
            var other = (KeepsTime ? whole with { Time = schedule.Time } : whole).On(today, Zone ?? schedule.Zone).First();
            var kept = other.Details with
            {
                OnlyNew = other.Details.OnlyNew || schedule.Details.OnlyNew,
                Subjects = other.Details.Subjects.Count > 0 ? other.Details.Subjects : schedule.Details.Subjects,
                NotSubjects = other.Details.NotSubjects.Count > 0 ? other.Details.NotSubjects : schedule.Details.NotSubjects,
                Watch = schedule.Details.Watch,
                Sentences = other.Details.Sentences ?? schedule.Details.Sentences,
            };
            return other with { Details = kept == ScheduleDetails.None ? ScheduleDetails.None : kept };
        }

        var before = schedule.Days;
        var days = How switch
        {
            DaysChange.Add => before | (Days ?? Weekdays.None),
            DaysChange.Remove => before & ~(Days ?? Weekdays.None),
            DaysChange.TimeOfDays => (Days & ~before) == Weekdays.None ? before : Weekdays.None,
            _ => Days ?? before,
        } & ~Without;
        if (days == Weekdays.None)
        {
            return null;
        }

        var details = schedule.Details;
        if (How == DaysChange.TimeOfDays && Shift != 0 && Days is { } shifted && Time is null)
        {
            // "An hour later on Fridays": their own time, seen from that of before.
            var first = Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day).First(day => shifted.HasFlag(DigestSchedule.Flag(day)));
            return (this with { Time = schedule.TimeOn(first).PlusMinutes(Shift), Shift = 0 }).In(schedule, today);
        }

        var own = How is DaysChange.Add or DaysChange.TimeOfDays && Time is { } at && Days is { } those && those != days ? new DayTime(those, at) : (DayTime?)null;
        var time = own is null ? Time ?? schedule.Time : schedule.Time;
        var times = own is { } added
            ? details.Times.Select(other => other with { Days = other.Days & ~added.Days }).Append(added)
            : Time is not null ? [] : details.Times.AsEnumerable();
        times = times.Select(other => other with { Days = other.Days & days });
        if (Shift != 0)
        {
            time = time.PlusMinutes(Shift);
            times = times.Select(other => other with { Time = other.Time.PlusMinutes(Shift) });
        }

        var replaced = How == DaysChange.Replace && Days is not null;
        var from = From?.From(today) ?? details.From;
        details = details with
        {
            Times = [.. times.Where(other => other.Days != Weekdays.None && other.Time != time)],
            Skipped = [.. details.Skipped.Concat(Skipped.Select(date => Skip(date, schedule, today))).Where(date => date >= today).Distinct().Order()],
            Nth = replaced ? [] : details.Nth,
            MonthDays = replaced ? [] : details.MonthDays,
            EveryWeeks = Weeks ?? (replaced ? 1 : details.EveryWeeks),
            Anchor = Weeks is { } weeks ? (weeks > 1 ? schedule.Next(today, Instant.MinValue)?.Date ?? today : null) : replaced ? null : details.Anchor,
            From = from,
            Until = NoEnd ? null : Until?.From(today) ?? (Duration is { } span ? (from ?? today).PlusDays(span - 1) : details.Until),
            OnlyNew = OnlyNew ?? details.OnlyNew,
            Subjects = Subjects is not { } subjects ? Staying(details) : AddsSubjects && WithoutSubjects.Count > 0 ? [.. Staying(details).Concat(subjects).Distinct(StringComparer.OrdinalIgnoreCase)] : AddsSubjects && details.Subjects.Count > 0 ? [.. details.Subjects.Concat(subjects).Distinct(StringComparer.OrdinalIgnoreCase)] : AddsSubjects ? details.Subjects : subjects,
            NotSubjects = WithoutSubjects.Count > 0 && details.Subjects.Count == 0 && Subjects is null ? [.. details.NotSubjects.Concat(WithoutSubjects).Distinct(StringComparer.OrdinalIgnoreCase).Take(ScheduleDetails.MaxSubjects)]
                : Subjects is { Count: 0 } ? [] : [.. details.NotSubjects.Where(gone => Subjects?.Contains(gone, StringComparer.OrdinalIgnoreCase) != true)],
            Sentences = Sentences ?? details.Sentences,
        };
        return new DigestSchedule(days, time, Zone ?? schedule.Zone) { Details = details == ScheduleDetails.None ? ScheduleDetails.None : details };
    }

    /// <summary>The subjects that are not named among those that go.</summary>
    private ValueList<string> Staying(ScheduleDetails details) =>
        WithoutSubjects.Count == 0 ? details.Subjects : [.. details.Subjects.Where(subject => !WithoutSubjects.Any(gone => SubscriptionFilter.IsNamed(subject, gone)))];

    /// <summary>True if nothing that is to go is among the subjects of a schedule, or all would go.</summary>
    public bool MissesSubjects(DigestSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return WithoutSubjects.Count > 0 && schedule.Details.Subjects.Count > 0 && (Staying(schedule.Details).Count == schedule.Details.Subjects.Count || (Staying(schedule.Details).Count == 0 && Subjects is not { Count: > 0 }));
    }

    private static LocalDate Skip(PauseEnd date, DigestSchedule schedule, LocalDate today) =>
        date == NextDelivery ? schedule.Next(today.PlusDays(1), Instant.MinValue)?.Date ?? today : date.From(today);

    /// <summary>Stands for the day of the next delivery: "skip the next one".</summary>
    public static PauseEnd NextDelivery { get; } = new(Days: -1);
}

/// <summary>How the days of a change are applied.</summary>
public enum DaysChange
{
    /// <summary>They replace those of before.</summary>
    Replace,

    /// <summary>They come beside those of before.</summary>
    Add,

    /// <summary>They are taken out.</summary>
    Remove,

    /// <summary>They stay, and the time is theirs alone: "6 pm on Fridays".</summary>
    TimeOfDays,
}
