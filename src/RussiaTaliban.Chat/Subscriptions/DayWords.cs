using System.Text.RegularExpressions;
using NodaTime;

namespace RussiaTaliban.Chat.Subscriptions;

/// <summary>Reads days of the week and months in words: "every weekday", "Monday to Friday", "Tuesdays and Thursdays", "Dec".</summary>
internal static partial class DayWords
{
    /// <summary>The days that a text speaks of; none where it speaks of no days.</summary>
    public static Weekdays Find(string text)
    {
        if (Range().Match(text) is { Success: true } range)
        {
            return Between(Of(range.Groups["first"].Value), Of(range.Groups["last"].Value));
        }

        var days = Weekdays.None;
        foreach (Match day in Day().Matches(text))
        {
            days |= Flag(Of(day.Value));
        }

        if (days != Weekdays.None)
        {
            return days;
        }

        return Working().IsMatch(text) ? Weekdays.WorkingDays
            : Weekend().IsMatch(text) ? Weekdays.Weekend
            : Weekly().IsMatch(text) ? Weekdays.Monday
            : Daily().IsMatch(text) ? Weekdays.EveryDay
            : Weekdays.None;
    }

    /// <summary>The day of the week that a word begins like; Monday where it is none.</summary>
    public static IsoDayOfWeek Of(string word) => word[..2].ToLowerInvariant() switch
    {
        "tu" => IsoDayOfWeek.Tuesday,
        "we" => IsoDayOfWeek.Wednesday,
        "th" => IsoDayOfWeek.Thursday,
        "fr" => IsoDayOfWeek.Friday,
        "sa" => IsoDayOfWeek.Saturday,
        "su" => IsoDayOfWeek.Sunday,
        _ => IsoDayOfWeek.Monday,
    };

    /// <summary>How the months' names begin, as alternatives of a pattern; the first is January.</summary>
    public const string Months = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";

    /// <summary>The month that a word begins like, 1 to 12; 0 where it is none.</summary>
    public static int MonthOf(string word) => Array.IndexOf(Months.Split('|'), word[..3].ToLowerInvariant()) + 1;

    private static Weekdays Flag(IsoDayOfWeek day) => (Weekdays)(1 << ((int)day - 1));

    private static Weekdays Between(IsoDayOfWeek first, IsoDayOfWeek last)
    {
        var days = Flag(first);
        for (var day = first; day != last;)
        {
            day = (IsoDayOfWeek)(((int)day % 7) + 1);
            days |= Flag(day);
        }

        return days;
    }

    private const string Names = "mon(day)?s?|tue(s|sday)?s?|wed(nesday)?s?|thu(r|rs|rsday)?s?|fri(day)?s?|sat(urday)?s?|sun(day)?s?";

    [GeneratedRegex(
        @"\b(?<first>" + Names + @")\s*(-|–|—|to|through|until|till)\s*(?<last>" + Names + @")\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex(@"\b(" + Names + @")\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex(@"\b(week ?days?|work(ing)? ?days?|business days?)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Working();

    [GeneratedRegex(@"\bweekends?\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Weekend();

    [GeneratedRegex(@"\b(weekly|every week|each week|once a week)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Weekly();

    [GeneratedRegex(
        @"\b(daily|(every|each) (single )?(day|morning|afternoon|evening|night|noon|lunchtime)|once a day|mornings|evenings)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Daily();
}
