using NodaTime;

namespace RussiaTaliban.Chat.Subscriptions;

/// <summary>What somebody wants otherwise in a schedule, as far as they said; what is null stays as it is.</summary>
/// <param name="Days">On which days.</param>
/// <param name="Time">At what time.</param>
/// <param name="Zone">In which IANA zone.</param>
public sealed record ScheduleChange(Weekdays? Days, LocalTime? Time, string? Zone)
{
    /// <summary>What cannot be met. Default: nothing.</summary>
    public ScheduleFault Fault { get; init; }

    /// <summary>The words that are at fault, as typed; null where nothing is. Text from people.</summary>
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

    /// <summary>True where <see cref="Whole"/> says no time: that of before stays.</summary>
    public bool KeepsTime { get; init; }

    /// <summary>The first day; null where none was said.</summary>
    public PauseEnd? From { get; init; }

    /// <summary>The last day; null where none was said.</summary>
    public PauseEnd? Until { get; init; }

    /// <summary>So many days from the first; null where none was said.</summary>
    public int? Duration { get; init; }

    /// <summary>Every so many weeks; null where nothing was said of it.</summary>
    public int? Weeks { get; init; }

    /// <summary>True where the schedule is to have no end.</summary>
    public bool NoEnd { get; init; }

    /// <summary>Nothing on days without news; null where nothing was said of it.</summary>
    public bool? OnlyNew { get; init; }

    /// <summary>True where nothing was said about a schedule.</summary>
    public bool IsEmpty => Fault == ScheduleFault.None && Days is null && Time is null && Zone is null && Shift == 0 && Skipped.Count == 0 && Without == Weekdays.None
        && Whole is null && From is null && Until is null && Duration is null && OnlyNew is null && Weeks is null && !NoEnd;

    /// <summary>True where a date in it can be two.</summary>
    public bool IsDoubtful(LocalDate today) =>
        From?.IsDoubtful(today) == true || Until?.IsDoubtful(today) == true || Skipped.Any(date => date.IsDoubtful(today)) || Whole?.IsDoubtful(today) == true;

    /// <summary>True where it can be meant of all subscriptions at once: another zone, days left out, bounds.</summary>
    public bool IsForAll => Days is null && Time is null && Shift == 0 && Whole is null && Without == Weekdays.None;

    /// <summary>True where it is a further time on the same days, which is a subscription of its own.</summary>
    public bool AddsTime => How == DaysChange.Add && Days is null && Time is not null;

    /// <summary>The change where it is about some days of a schedule only: "the Friday one to 4".</summary>
    public ScheduleChange ForDays(Weekdays days) => Days is null && Time is not null && How == DaysChange.Replace ? this with { Days = days, How = DaysChange.TimeOfDays } : this;

    /// <summary>The schedule with the change in it; null where no day would be left.</summary>
    public DigestSchedule? In(DigestSchedule schedule, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        if (Whole is { } whole)
        {
            return (KeepsTime ? whole with { Time = schedule.Time } : whole).On(today, Zone ?? schedule.Zone).First();
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
        };
        return new DigestSchedule(days, time, Zone ?? schedule.Zone) { Details = details == ScheduleDetails.None ? ScheduleDetails.None : details };
    }

    private static LocalDate Skip(PauseEnd date, DigestSchedule schedule, LocalDate today) =>
        date == NextDelivery ? schedule.Next(today.PlusDays(1), Instant.MinValue)?.Date ?? today : date.From(today);

    /// <summary>Stands for the day of the next delivery: "skip the next one".</summary>
    public static PauseEnd NextDelivery { get; } = new(Days: -1);
}

/// <summary>What is done with the days of a change.</summary>
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

/// <summary>What is the matter with a wish for a schedule.</summary>
public enum ScheduleFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>More often than once a day.</summary>
    TooOften,

    /// <summary>A rhythm that schedules do not have: every other day, every quarter.</summary>
    OtherRhythm,

    /// <summary>Several times where one schedule has one.</summary>
    SeveralTimes,

    /// <summary>A time that no clock shows.</summary>
    TimeImpossible,

    /// <summary>A place or zone that is not known.</summary>
    ZoneUnknown,

    /// <summary>Words with a meaning that no rule accounts for.</summary>
    NotUnderstood,

    /// <summary>A time that may be two: "half seven", "at 5".</summary>
    TimeAmbiguous,

    /// <summary>A time that leaves open which: "between 8 and 9", "before lunch".</summary>
    TimeVague,

    /// <summary>No time where one is needed: "later".</summary>
    TimeNeeded,

    /// <summary>No day where one is needed: "every two weeks".</summary>
    DaysNeeded,

    /// <summary>A rhythm that may be two: "every third Friday".</summary>
    RhythmAmbiguous,

    /// <summary>A name of several zones: IST.</summary>
    ZoneAmbiguous,

    /// <summary>A day that no calendar has, or that is over.</summary>
    DateImpossible,

    /// <summary>A date that may be two: 10/01.</summary>
    DateAmbiguous,

    /// <summary>Holidays, which differ by country.</summary>
    Holidays,

    /// <summary>A single delivery and no rhythm.</summary>
    Once,

    /// <summary>Deliveries whenever something is new instead of by the clock.</summary>
    WhenNew,

    /// <summary>A subject: a summary is of the whole corpus.</summary>
    Subject,

    /// <summary>Another place than this conversation, or another medium.</summary>
    OtherPlace,

    /// <summary>A length or form.</summary>
    Length,

    /// <summary>A change that would leave no day.</summary>
    NoDayLeft,

    /// <summary>A change that does not say what is to change.</summary>
    ChangeUnclear,

    /// <summary>An end that may be a pause: "stop tomorrow".</summary>
    EndUnclear,
}

/// <summary>When somebody wants deliveries, as far as they said.</summary>
/// <param name="Days">On which days; every day where they did not say.</param>
/// <param name="Time">At what time; 08:00 where they did not say.</param>
/// <param name="Zone">In which IANA zone; null for their own.</param>
public sealed record ScheduleRequest(Weekdays Days, LocalTime Time, string? Zone)
{
    /// <summary>What cannot be met. Default: nothing.</summary>
    public ScheduleFault Fault { get; init; }

    /// <summary>The words that are at fault, as typed; null where nothing is. Text from people.</summary>
    public string? FaultyWords { get; init; }

    /// <summary>What else was said of the rhythm; dates that are relative stand beside it. Default: nothing.</summary>
    public ScheduleDetails Details { get; init; } = ScheduleDetails.None;

    /// <summary>The first day; null for at once.</summary>
    public PauseEnd? From { get; init; }

    /// <summary>The last day; null for no end.</summary>
    public PauseEnd? Until { get; init; }

    /// <summary>So many days from the first; null for no end.</summary>
    public int? Duration { get; init; }

    /// <summary>Single days without a delivery.</summary>
    public ValueList<PauseEnd> Skipped { get; init; } = [];

    /// <summary>Further times on the same days, each a subscription of its own.</summary>
    public ValueList<LocalTime> Further { get; init; } = [];

    /// <summary>True where a date in it can be two.</summary>
    public bool IsDoubtful(LocalDate today) => From?.IsDoubtful(today) == true || Until?.IsDoubtful(today) == true || Skipped.Any(date => date.IsDoubtful(today));

    /// <summary>The schedules, seen from a day; more than one where several times were said.</summary>
    /// <param name="today">The day.</param>
    /// <param name="zone">The IANA zone.</param>
    /// <param name="now">The time of that day; null where it does not matter. "For five days" begins tomorrow where the time is over.</param>
    public IEnumerable<DigestSchedule> On(LocalDate today, string zone, LocalTime? now = null)
    {
        var from = From?.From(today);
        var until = Until?.From(from is { } start && Until is { Days: null, Date: null, Year: null } ? start.PlusDays(-1) : today)
            ?? (Duration is { } days ? (from ?? (now >= Time ? today.PlusDays(1) : today)).PlusDays(days - 1) : null);
        var details = Details with
        {
            From = from,
            Until = until,
            Anchor = Details.EveryWeeks > 1 ? from ?? today : null,
            Skipped = [.. Skipped.Select(date => date.From(today)).Order()],
        };
        details = details == ScheduleDetails.None ? ScheduleDetails.None : details;
        foreach (var time in Further.Prepend(Time))
        {
            var schedule = new DigestSchedule(Days, time, zone) { Details = details };
            if (details.EveryWeeks > 1 && schedule with { Details = details with { EveryWeeks = 1 } } is var weekly && weekly.Next(from ?? today, Instant.MinValue) is { } first)
            {
                // The weeks count from the first delivery that the days allow.
                schedule = schedule with { Details = details with { Anchor = first.Date } };
            }

            yield return schedule;
        }
    }
}

/// <summary>A day of the calendar as people say it: where a pause ends, a schedule starts. One of them is set.</summary>
/// <param name="Day">The next such day of the week, never today.</param>
/// <param name="Date">A day of a year: 24 December; the next that comes, never today.</param>
/// <param name="Days">In so many days, from 0.</param>
public readonly record struct PauseEnd(IsoDayOfWeek? Day = null, AnnualDate? Date = null, int? Days = null)
{
    /// <summary>The year of <see cref="Date"/>; null for the next that comes.</summary>
    public int? Year { get; init; }

    /// <summary>The next such day of a month; null for none.</summary>
    public int? DayOfMonth { get; init; }

    /// <summary>The first day of the month that comes in so many months; null for none.</summary>
    public int? MonthStart { get; init; }

    /// <summary>True for the Sunday of the week.</summary>
    public bool EndOfWeek { get; init; }

    /// <summary>The day of the week that was said beside a date; null where none was.</summary>
    public IsoDayOfWeek? SaidDay { get; init; }

    /// <summary>True for "next Friday", which may be this week's or the next one's.</summary>
    public bool SaidNext { get; init; }

    /// <summary>True where the words can mean two days: "next Friday" on a Wednesday, "Monday 1 December" in a year in which it is a Tuesday.</summary>
    public bool IsDoubtful(LocalDate today) =>
        (SaidDay is { } said && From(today).DayOfWeek != said) || (SaidNext && Day is { } day && day > today.DayOfWeek);

    /// <summary>So many days later.</summary>
    public int Plus { get; init; }

    /// <summary>The day, seen from <paramref name="today"/>.</summary>
    public LocalDate From(LocalDate today) => Plain(today).PlusDays(Plus);

    private LocalDate Plain(LocalDate today)
    {
        if (Day is { } day)
        {
            return today.Next(day);
        }

        if (Date is { } date)
        {
            return Year is { } year ? date.InYear(year) : date.InYear(today.Year) is var here && here > today ? here : date.InYear(today.Year + 1);
        }

        if (MonthStart is { } months)
        {
            return new LocalDate(today.Year, today.Month, 1).PlusMonths(months);
        }

        if (DayOfMonth is { } of)
        {
            for (var next = today.PlusDays(1); ; next = next.PlusDays(1))
            {
                if (next.Day == of)
                {
                    return next;
                }
            }
        }

        return EndOfWeek ? (today.DayOfWeek == IsoDayOfWeek.Sunday ? today : today.Next(IsoDayOfWeek.Sunday)) : today.PlusDays(Days ?? 1);
    }
}
