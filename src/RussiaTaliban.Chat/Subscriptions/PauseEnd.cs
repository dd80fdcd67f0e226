using NodaTime;

namespace RussiaTaliban.Chat;

/// <summary>When a pause ends, as people say it. One of the three is set.</summary>
/// <param name="Day">The next such day of the week, never today.</param>
/// <param name="Date">A day of a year: 24 December; the next that comes, never today.</param>
/// <param name="Days">In so many days, from 1.</param>
public readonly record struct PauseEnd(IsoDayOfWeek? Day = null, AnnualDate? Date = null, int? Days = null)
{
    /// <summary>The first day of deliveries, seen from <paramref name="today"/>.</summary>
    public LocalDate From(LocalDate today)
    {
        if (Day is { } day)
        {
            return today.Next(day);
        }

        if (Date is { } date)
        {
            return date.InYear(today.Year) is var here && here > today ? here : date.InYear(today.Year + 1);
        }

        return today.PlusDays(Days ?? 1);
    }
}
