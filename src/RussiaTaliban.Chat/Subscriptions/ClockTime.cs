using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace RussiaTaliban.Chat.Subscriptions;

/// <summary>Reads a time of day in words: "at 8", "7:30 pm", "half past six", "noon".</summary>
internal static partial class ClockTime
{
    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>A time found in a text.</summary>
    /// <param name="Time">The time; null where the words are one that no clock shows.</param>
    /// <param name="Place">Where the words stand.</param>
    public readonly record struct Found(LocalTime? Time, Match Place);

    /// <summary>The first time of day that stands in the text; null where there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isLate">True where an afternoon, evening or night was spoken of: "every evening at 8".</param>
    public static Found? Find(string text, bool isLate)
    {
        if (Written().Match(text) is { Success: true } written)
        {
            return new Found(Read(written, isLate), written);
        }

        if (Fixed().Match(text) is { Success: true } named)
        {
            return new Found(named.Value.Contains("midnight", StringComparison.OrdinalIgnoreCase) ? LocalTime.Midnight : LocalTime.Noon, named);
        }

        return null;
    }

    private static LocalTime? Read(Match match, bool isLate)
    {
        var words = match.Groups["word"].Value.ToLowerInvariant();
        var hour = words.Length > 0 ? Array.IndexOf(Numbers, words) : int.Parse(match.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"] is { Success: true } digits ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : 0;
        var part = match.Groups["part"].Value.ToLowerInvariant();
        (hour, minute) = part switch
        {
            "half past" => (hour, 30),
            "quarter past" => (hour, 15),
            "quarter to" => ((hour + 23) % 24, 45),
            _ => (hour, minute),
        };
        var half = match.Groups["half"].Value.ToLowerInvariant();
        if (half.Length > 0 && hour is < 1 or > 12 && half.Length > 0)
        {
            return null;
        }

        if (half.StartsWith('p') || (half.Length == 0 && isLate && hour is > 0 and < 12))
        {
            hour = hour == 12 ? 12 : hour + 12;
        }
        else if (half.StartsWith('a') && hour == 12)
        {
            hour = 0;
        }

        return hour is >= 0 and < 24 && minute is >= 0 and < 60 ? new LocalTime(hour, minute) : null;
    }

    [GeneratedRegex(
        @"(?:\b(?:at|by|around)\s+)?(?<part>half past|quarter past|quarter to)\s+(?:(?<hour>\d{1,2})|(?<word>one|two|three|four|five|six|seven|eight|"
        + @"nine|ten|eleven|twelve))\b|(?<![\d+\-−/])(?:\b(?:at|by|around)\s+)?(?<hour>\d{1,3})(?:[:.h](?<minute>\d{2}))\s*(?<half>[ap]\.?m\b\.?)?"
        + @"(?![\d/])|(?:\b(?:at|by|around)\s+)?(?<![\d+\-−/:])(?<hour>\d{1,2})\s*(?<half>[ap]\.?m\b\.?)|\b(?:at|by|"
        + @"around)\s+(?:(?<hour>\d{2})(?<minute>\d{2})|(?<hour>\d{1,3})|(?<word>one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
        + @"twelve))\b(?:\s*(?<half>[ap]\.?m\b\.?))?(?:\s*h\b|\s+o['’]?clock|\s+sharp)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex(@"\b(at )?(?<named>noon|midday|midnight|lunchtime)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Fixed();
}

/// <summary>A day on which clocks change at a schedule's time.</summary>
/// <param name="Date">The local day.</param>
/// <param name="At">The local time at which that day's delivery is due.</param>
/// <param name="IsSkipped">True where the schedule's time does not come that day, false where it comes twice.</param>
public readonly record struct ClockShift(LocalDate Date, LocalTime At, bool IsSkipped);
