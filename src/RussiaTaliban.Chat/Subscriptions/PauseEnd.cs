using NodaTime;

namespace RussiaTaliban.Chat.Subscriptions;

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

    /// <summary>The day of the week that was said beside a date; null if none was.</summary>
    public IsoDayOfWeek? SaidDay { get; init; }

    /// <summary>True for "next Friday", which may be this week's or the next one's.</summary>
    public bool SaidNext { get; init; }

    /// <summary>What <see cref="Date"/> is where the month is written first: 12/1; null if there is no doubt.</summary>
    public AnnualDate? MonthFirst { get; init; }

    /// <summary>The day as it is meant where a zone lies; unchanged where that says nothing.</summary>
    public PauseEnd In(string? zone) => MonthFirst is { } other && RegionalHabits.WritesMonthFirst(zone) is { } isFirst ? this with { Date = isFirst ? other : Date, MonthFirst = null } : this;

    /// <summary>True if the words can mean two days: "next Friday" on a Wednesday, "Monday 1 December" in a year in which it is a Tuesday.</summary>
    public bool IsDoubtful(LocalDate today) => MonthFirst is not null
        || (SaidDay is { } said && From(today).DayOfWeek != said) || (SaidNext && Day is { } day && day > today.DayOfWeek);

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
