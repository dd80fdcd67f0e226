using System.Text.RegularExpressions;
using NodaTime;

namespace RussiaTaliban.Chat.Subscriptions;

/// <summary>Reads when somebody wants deliveries: "every weekday at 8", "every morning at 7:30 Dushanbe time", "Mon-Fri 18:00 UTC+5".</summary>
internal static partial class ScheduleReader
{
    private static readonly LocalTime Morning = new(8, 0);
    private static readonly LocalTime Afternoon = new(14, 0);
    private static readonly LocalTime Evening = new(18, 0);

    /// <summary>True where a text speaks of a time of day, possible or not.</summary>
    public static bool SpeaksOfTime(string text) => ClockTime.Find(text, isLate: false) is not null;

    /// <summary>What a text says about a schedule that is there already: "9", "9:30 Kabul time", "Mondays at 7".</summary>
    public static ScheduleChange ReadChange(string text)
    {
        text = Bare().IsMatch(text) ? "at " + text : text;
        var (wish, days) = (Read(text), DayWords.Find(text));
        return new ScheduleChange(days == Weekdays.None ? null : days, SpeaksOfTime(text) || Late().IsMatch(text) ? wish.Time : null, wish.Zone)
        {
            Fault = wish.Fault,
            FaultyWords = wish.FaultyWords,
        };
    }

    /// <summary>True where a text speaks of a rhythm, met or not.</summary>
    public static bool SpeaksOfRhythm(string text) => DayWords.Find(text) != Weekdays.None || TooOften().IsMatch(text) || OtherRhythm().IsMatch(text);

    /// <summary>The wish in a text. What it leaves open has the defaults of <see cref="ScheduleRequest"/>.</summary>
    public static ScheduleRequest Read(string text)
    {
        var evening = Late().Match(text);
        var days = DayWords.Find(text);
        var request = new ScheduleRequest(days == Weekdays.None ? Weekdays.EveryDay : days, Default(evening), null);
        if (TooOften().Match(text) is { Success: true } often)
        {
            return request with { Fault = ScheduleFault.TooOften, FaultyWords = often.Value };
        }

        if (OtherRhythm().Match(text) is { Success: true } other || (days == Weekdays.None && (other = Once().Match(text)).Success))
        {
            return request with { Fault = ScheduleFault.OtherRhythm, FaultyWords = other.Value };
        }

        var place = text.Length;
        var end = 0;
        if (ClockTime.Find(text, evening.Success) is { } clock)
        {
            if (clock.Time is not { } time)
            {
                return request with { Fault = ScheduleFault.TimeImpossible, FaultyWords = clock.Place.Value.Trim() };
            }

            if (AndAnother().Match(text, clock.Place.Index + clock.Place.Length) is { Success: true } second)
            {
                return request with { Fault = ScheduleFault.SeveralTimes, FaultyWords = (clock.Place.Value + second.Value).Trim() };
            }

            request = request with { Time = time };
            (place, end) = (clock.Place.Index, clock.Place.Index + clock.Place.Length);
        }

        return WithZone(request, text[..Math.Min(place, text.Length)], text[end..]);
    }

    private static LocalTime Default(Match late) => late.Value.ToLowerInvariant() switch
    {
        "" => Morning,
        "afternoon" or "afternoons" => Afternoon,
        _ => Evening,
    };

    /// <summary>The zone stands after the time ("at 8 in Tokyo", "at 8 CET") or, rarely, before it ("Dushanbe time, at 8").</summary>
    private static ScheduleRequest WithZone(ScheduleRequest request, string before, string after)
    {
        if (Own().IsMatch(before) || Own().IsMatch(after))
        {
            return request;
        }

        foreach (var text in new[] { after, before })
        {
            if (Exact().Match(text) is { Success: true } exact)
            {
                return Named(exact.Value);
            }

            var rest = Filler().Replace(text, " ").Trim(' ', ',', '.', '!', '(', ')');
            if (Place().Match(rest) is { Success: true } place)
            {
                return Named(place.Groups["name"].Value);
            }

            if (ReferenceEquals(text, after) && ZoneNames.Find(rest) is { } zone)
            {
                return request with { Zone = zone };
            }
        }

        return request;

        ScheduleRequest Named(string name) => ZoneNames.Find(name) is { } zone
            ? request with { Zone = zone }
            : request with { Fault = ScheduleFault.ZoneUnknown, FaultyWords = name };
    }

    [GeneratedRegex(
        @"\b(every|each)\s+(few\s+|couple of\s+|\d+\s*|other\s+|half\s+(an?\s+)?|two\s+|three\s+|five\s+|ten\s+)*(milliseconds?|ms|seconds?|secs?|s|"
        + @"minutes?|mins?|m|hours?|hrs?|h)\b|\b(hourly|constantly|continuously|all the time|(twice|two times|three times|several times|\d+ times) (a|"
        + @"per) (day|hour|minute))\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex TooOften();

    [GeneratedRegex(
        @"\b(every|each)\s+((other|second|third|few|\d+|two|three|four|ten)\s+(day|week|month|weekday|morning|year)s?|month|year|quarter|fortnight)\b|"
        + @"\b(monthly|yearly|quarterly|fortnightly|biweekly|once a (month|year))\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex OtherRhythm();

    /// <summary>Once and not again.</summary>
    [GeneratedRegex(
        @"\b(tomorrow|tonight|today|only once|just once|one time|in (an?|\d+|two|three|five|ten) (minutes?|hours?|days?|weeks?))\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Once();

    /// <summary>A second time right after the first: "at 8 and 17:00".</summary>
    [GeneratedRegex(
        @"\G\s*(,|and|&|or|,\s*and|and then|then)\s*(again )?(at )?(\d{1,2}([:.]\d{2})?\s*([ap]\.?m\b\.?)?(?!\d)|noon|midnight)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex AndAnother();

    [GeneratedRegex(
        @"^(\d|(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(@"\b(afternoons?|evenings?|nights?|tonight)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Late();

    [GeneratedRegex(
        @"\b(my|our|local|my own|my local|the local) time( ?zone)?\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Own();

    [GeneratedRegex(
        @"\b[A-Za-z]+/[A-Za-z][A-Za-z0-9_+\-/]*|\b(utc|gmt)\s*[+\-−–]\s*\d{1,2}(:?\d{2})?",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Exact();

    [GeneratedRegex(
        @"\b(every|each|daily|on|week ?days?|working days?|weekends?|day|in the (morning|afternoon|evening)|at night|mornings?|afternoons?|evenings?|"
        + @"nights?|please|sharp|thanks?|thank you|o['’]clock|local)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Filler();

    [GeneratedRegex(
        @"(^|.*\b(in|for|at)\s+|.*,\s*)(?<name>[\p{L}][\p{L}\p{M} .'’\-]*?)\s+time( ?zone)?\b|(^|"
        + @"\s)in\s+(the\s+)?(?<name>[\p{L}][\p{L}\p{M} .'’\-]*)\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
