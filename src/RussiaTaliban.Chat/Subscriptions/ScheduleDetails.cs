using NodaTime;

namespace RussiaTaliban.Chat.Subscriptions;

/// <summary>The optional parts of a schedule, in addition to its days, time and zone. Compared by value.</summary>
public sealed record ScheduleDetails
{
    /// <summary>Nothing beside days, time and zone.</summary>
    public static ScheduleDetails None { get; } = new();

    /// <summary>Days that have a time of their own: Friday at 18:00. Default: none.</summary>
    public ValueList<DayTime> Times { get; init; } = [];

    /// <summary>Every so many weeks, from 1 to 52; counted from the week of <see cref="Anchor"/>. Default: 1.</summary>
    public int EveryWeeks { get; init; } = 1;

    /// <summary>Every so many days, from 1 to 31; counted from <see cref="Anchor"/>. Default: 1.</summary>
    public int EveryDays { get; init; } = 1;

    /// <summary>A day that counts, or of a week that counts, where <see cref="EveryWeeks"/> or <see cref="EveryDays"/> is more than 1; null otherwise.</summary>
    public LocalDate? Anchor { get; init; }

    /// <summary>Only the first (1) … fifth (5) or last (-1) such day of a month; empty for each.</summary>
    public ValueList<int> Nth { get; init; } = [];

    /// <summary>Only these days of a month, 1 to 31, -1 for the last; empty for each.</summary>
    public ValueList<int> MonthDays { get; init; } = [];

    /// <summary>Single days that are left out, oldest first.</summary>
    public ValueList<LocalDate> Skipped { get; init; } = [];

    /// <summary>The first day of deliveries; null for at once.</summary>
    public LocalDate? From { get; init; }

    /// <summary>The last day of deliveries; null for no end.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>True if nothing is sent on a day without news.</summary>
    public bool OnlyNew { get; init; }

    /// <summary>What the summary is about, each as the person put it, at most <see cref="MaxSubjects"/>: an article about one of them counts. Empty for everything. Text from people.</summary>
    public ValueList<string> Subjects { get; init; } = [];

    /// <summary>What the summary is not about, each as the person put it, at most <see cref="MaxSubjects"/>: an article about one of them is left out. Empty for nothing. Text from people.</summary>
    public ValueList<string> NotSubjects { get; init; } = [];

    /// <summary>How many sentences at most: 0 for titles only, <see cref="Everything"/> for sentences of every new article. Null for as many as is usual.</summary>
    public int? Sentences { get; init; }

    /// <summary>A question that is watched instead of a summary that is sent; null for a summary.</summary>
    public WatchedQuestion? Watch { get; init; }

    /// <summary>How many subjects a subscription has at most.</summary>
    public const int MaxSubjects = 10;

    /// <summary>The longest subject, in UTF-16 code units.</summary>
    public const int MaxSubjectLength = 100;

    /// <summary>Stands for sentences of every new article.</summary>
    public const int Everything = 1_000;

    /// <summary>True if these details let a delivery take place on a day.</summary>
    public bool Allow(LocalDate date) =>
        !(From > date) && !(Until < date) && !Skipped.Contains(date) && IsWeek(date) && (EveryDays <= 1 || Anchor is not { } day || Period.DaysBetween(day, date) % EveryDays == 0)
        && (Nth.Count == 0 || Nth.Contains((date.Day + 6) / 7) || (Nth.Contains(-1) && date.PlusWeeks(1).Month != date.Month))
        && (MonthDays.Count == 0 || MonthDays.Contains(date.Day) || (MonthDays.Contains(-1) && date.PlusDays(1).Month != date.Month));

    private bool IsWeek(LocalDate date) =>
        EveryWeeks <= 1 || Anchor is not { } anchor || Period.DaysBetween(Monday(anchor), Monday(date)) / 7 % EveryWeeks == 0;

    private static LocalDate Monday(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);
}

/// <summary>Days with a different time.</summary>
/// <param name="Days">At least one.</param>
/// <param name="Time">Their local time.</param>
public readonly record struct DayTime(Weekdays Days, LocalTime Time);
