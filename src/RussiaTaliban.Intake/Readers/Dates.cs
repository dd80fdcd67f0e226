using System.Globalization;
using System.Text.RegularExpressions;

namespace RussiaTaliban.Intake.Readers;

/// <summary>Reads dates as originals write them. An impossible date of publication is left out and reported.</summary>
internal static partial class Dates
{
    // Before it nobody published on the web, and clocks that were never set say 1970 or 1601.
    private static readonly DateOnly Earliest = new(1971, 1, 1);

    /// <summary>The day that a text names, as it is where it was written; null if it names none.</summary>
    public static DateOnly? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (YearFirst().Match(text) is { Success: true } match)
        {
            return DateOnly.TryParseExact(match.Value, ["yyyy-M-d", "yyyy/M/d", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        }

        // With the month in words; 03/04/2025 means two days and is neither.
        return text.Length < 100 && text.Any(char.IsLetter) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? DateOnly.FromDateTime(moment.DateTime)
            : null;
    }

    /// <summary>The day, unless it cannot be: then null, and a remark.</summary>
    /// <param name="day">The day that the original says; null if it says none.</param>
    /// <param name="today">Today where this program runs; elsewhere it may be tomorrow.</param>
    /// <param name="remarks">Receives a remark about a date that is left out.</param>
    public static DateOnly? Believed(DateOnly? day, DateOnly today, ICollection<string> remarks)
    {
        if (day is not { } named || (named >= Earliest && named <= today.AddDays(1)))
        {
            return day;
        }

        remarks.Add(string.Create(CultureInfo.InvariantCulture, $"its date, {named:yyyy-MM-dd}, is impossible and was left out"));
        return null;
    }

    [GeneratedRegex(@"(?<=^\s*)(?:[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}|[0-9]{8})(?![0-9])", RegexOptions.ExplicitCapture)]
    private static partial Regex YearFirst();
}
