using NodaTime;

namespace RussiaTaliban.Chat.Subscriptions;

/// <summary>When somebody wants deliveries, as far as the message says.</summary>
/// <param name="Days">On which days; every day where they did not say.</param>
/// <param name="Time">At what time; 08:00 where they did not say.</param>
/// <param name="Zone">In which IANA zone; null for their own.</param>
public sealed record ScheduleRequest(Weekdays Days, LocalTime Time, string? Zone)
{
    /// <summary>What cannot be met. Default: nothing.</summary>
    public ScheduleFault Fault { get; init; }

    /// <summary>The words that are at fault, as typed; null if nothing is. Text from people.</summary>
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

    /// <summary>Further times on the same days, each a separate subscription.</summary>
    public ValueList<LocalTime> Further { get; init; } = [];

    /// <summary>Another conversation than this one, as the person named it; null for this one. Text from people.</summary>
    public string? Place { get; init; }

    /// <summary>True for one day or two that were named, and no longer.</summary>
    public bool IsOnce { get; init; }

    /// <summary>So many minutes from now, once; null for <see cref="Time"/>.</summary>
    public int? MinutesFromNow { get; init; }

    private static PauseEnd Today { get; } = new(Days: 0);

    /// <summary>"Half seven", as typed: half past six in many languages; null if nobody said so. Text from people.</summary>
    public string? HalfHour { get; init; }

    /// <summary>A name of several zones as typed, and then the zones: IST. Empty for none. Text from people.</summary>
    public ValueList<string> SeveralZones { get; init; } = [];

    /// <summary>The wish as it is meant where a person's own zone lies.</summary>
    public ScheduleRequest In(string? zone)
    {
        var settled = this with { From = From?.In(zone), Until = Until?.In(zone), Skipped = [.. Skipped.Select(date => date.In(zone))] };
        if (Fault == ScheduleFault.None && SeveralZones.Count > 0)
        {
            settled = zone is not null && SeveralZones.Skip(1).Contains(zone) ? settled with { Zone = zone, SeveralZones = [] } : settled with { Fault = ScheduleFault.ZoneAmbiguous, FaultyWords = SeveralZones[0] };
        }

        return settled.Fault != ScheduleFault.None ? settled : HalfHour is null || Fault != ScheduleFault.None || RegionalHabits.SaysHalfForHalfPast(zone) ? settled : settled with { Fault = ScheduleFault.TimeAmbiguous, FaultyWords = HalfHour };
    }

    /// <summary>True if a date in it can be two.</summary>
    public bool IsDoubtful(LocalDate today) => From?.IsDoubtful(today) == true || Until?.IsDoubtful(today) == true || Skipped.Any(date => date.IsDoubtful(today));

    /// <summary>The schedules, seen from a day; more than one where several times were said.</summary>
    /// <param name="today">The day.</param>
    /// <param name="zone">The IANA zone.</param>
    /// <param name="now">The time of that day; null if it does not matter. "For five days" begins tomorrow where the time is over.</param>
    public IEnumerable<DigestSchedule> On(LocalDate today, string zone, LocalTime? now = null)
    {
        if (MinutesFromNow is { } minutes)
        {
            var at = today.At(now ?? LocalTime.Midnight).PlusMinutes(minutes);
            yield return new DigestSchedule(Weekdays.EveryDay, new LocalTime(at.Hour, at.Minute), zone) { Details = Details with { From = at.Date, Until = at.Date } };
            yield break;
        }

        if (IsOnce && From == Today && Until == Today && now >= Time)
        {
            // "One at 8", said at 10, is tomorrow's.
            today = today.PlusDays(1);
        }

        var from = From?.From(today);
        var until = Until?.From(from is { } start && Until is { Days: null, Date: null, Year: null } ? start.PlusDays(-1) : today)
            ?? (Duration is { } days ? (from ?? (now >= Time ? today.PlusDays(1) : today)).PlusDays(days - 1) : null);
        var details = Details with
        {
            From = from,
            Until = until,
            Anchor = Details.EveryWeeks > 1 || Details.EveryDays > 1 ? from ?? today : null,
            Skipped = [.. Skipped.Select(date => date.From(today)).Order()],
        };
        details = details == ScheduleDetails.None ? ScheduleDetails.None : details;
        foreach (var time in Further.Prepend(Time))
        {
            var schedule = new DigestSchedule(Days, time, zone) { Details = details };
            if (details.Anchor is not null && schedule with { Details = details with { EveryWeeks = 1, EveryDays = 1 } } is var weekly && weekly.Next(from ?? today, Instant.MinValue) is { } first)
            {
                // The weeks count from the first delivery that the days allow.
                schedule = schedule with { Details = details with { Anchor = first.Date } };
            }

            yield return schedule;
        }
    }
}
