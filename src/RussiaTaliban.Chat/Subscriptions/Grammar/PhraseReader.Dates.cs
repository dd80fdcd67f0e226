using System.Globalization;
using NodaTime;

namespace RussiaTaliban.Chat.Subscriptions.Grammar;

/// <summary>Days of the calendar: where deliveries start, end and pause.</summary>
internal sealed partial class PhraseReader
{
    private const int MaxDays = 3_650;

    /// <summary>"starting Monday", "until 20 December", "for two weeks", "this week only", "from Monday to Friday".</summary>
    private int Span(int at)
    {
        if (Is(at, "thisweek"))
        {
            _phrase.Until = new PauseEnd(Days: 0) { EndOfWeek = true };
            _phrase.Through = true;
            return at + 1;
        }

        if (Is(at, "for") || Is(at, "in"))
        {
            if (Is(at, "for") && Raw(at + 1).ToLowerInvariant() is "a day" or "a week" or "a month")
            {
                _phrase.Duration = Raw(at + 1)[2] is 'd' or 'D' ? 1 : Raw(at + 1)[2] is 'w' or 'W' ? 7 : 30;
                return at + 2;
            }

            var next = Is(at + 1, "next") || Raw(at + 1).Equals("the", StringComparison.OrdinalIgnoreCase) ? at + 2 : at + 1;
            next = Is(next, "next") ? next + 1 : next;
            if (Is(at, "for") && (Is(next, "fortnight") || (Is(next, "a") && Is(next + 1, "fortnight"))))
            {
                _phrase.Duration = 14;
                return Is(next, "fortnight") ? next + 1 : next + 2;
            }

            if ((Number(next) ?? (Is(next, "a") ? 1 : Of(next, "unit") is not null && (next > at + 1 || Raw(at) == "на") ? 1 : null)) is { } count)
            {
                var unit = Of(next, "unit") is not null ? next : next + 1;
                switch (Of(unit, "unit"))
                {
                    case "hour" or "minute" or "second" when Is(at, "for"):
                        return Fault(ScheduleFault.DateImpossible, next, unit + 1);
                    case "day" or "week" or "month" or "year" when count is < 1 or > 365:
                        return Fault(ScheduleFault.DateImpossible, next, unit + 1);
                    case ("day" or "week" or "month" or "year") and var span when Is(at, "for"):
                        _phrase.Duration = Math.Min(MaxDays, count * (span switch { "day" => 1, "week" => 7, "month" => 30, _ => 365 }));
                        return unit + 1;
                    default:
                        break;
                }
            }
        }

        // "7-18 December", "between 1 and 18 December"
        var low = Is(at, "vague") && Raw(at).Equals("between", StringComparison.OrdinalIgnoreCase) ? at + 1 : at;
        if (Number(low) is >= 1 and <= 31 and var begins && (low == at ? Is(low + 1, "dash") : Is(low + 1, "and")) && MonthDate(low + 2, out var closes) is var rangeEnd && rangeEnd > low + 2 && closes.Date is { } closing
            && begins <= closing.Day)
        {
            _phrase.From = new PauseEnd(Date: new AnnualDate(closing.Month, begins)) { Year = closes.Year };
            (_phrase.Until, _phrase.Through) = (closes, true);
            return rangeEnd;
        }

        // "Pause two weeks"
        if (pausing && Number(at) is >= 1 and <= 365 and var length && Of(at + 1, "unit") is ("day" or "week" or "month") and var measure && !Is(at - 1, "in"))
        {
            _phrase.Duration = length * (measure switch { "day" => 1, "week" => 7, _ => 30 });
            return at + 2;
        }

        var from = Is(at, "from") || Is(at, "since");
        var until = (Is(at, "until") || Is(at, "through")) && (Raw(at) != "по" || _phrase.From is not null);
        if (!from && !until)
        {
            return at;
        }

        var start = at + 1;
        if (until && Raw(start).Equals("after", StringComparison.OrdinalIgnoreCase))
        {
            start++;
        }

        if (from && !pausing && Is(start, "day") && Is(start + 1, "dash") && Is(start + 2, "day"))
        {
            var set = DaySet(start, out var days, out _);
            _phrase.Said.Add((days, false, null));
            return set;
        }

        // "from 7 to 18 December": the month is said once.
        if (from && Number(start) is >= 1 and <= 31 and var first && Is(start + 1, "dash") && Date(start + 2, out var both) is var whole && whole > start + 2 && both.Date is { } dated)
        {
            _phrase.From = new PauseEnd(Date: new AnnualDate(dated.Month, Math.Min(first, DateTime.DaysInMonth(2024, dated.Month)))) { Year = both.Year };
            (_phrase.Until, _phrase.Through) = (both, true);
            return whole;
        }

        var end = Date(start, out var date);
        if (end == start)
        {
            return at;
        }

        date = Raw(at + 1).Equals("after", StringComparison.OrdinalIgnoreCase) && start > at + 1 ? date with { Plus = 1 } : date;
        if (from)
        {
            _phrase.From = date;
            if (Is(end, "dash") && !Is(end, "until") && !Is(end, "through") && Date(end + 1, out var last) is var after && after > end + 1)
            {
                _phrase.Until = last;
                _phrase.Through = true;
                return after;
            }
        }
        else
        {
            _phrase.Until = date;
            _phrase.Through |= Is(at, "through") || Raw(at).StartsWith("up to and", StringComparison.OrdinalIgnoreCase);
        }

        return end;
    }

    /// <summary>A day of the calendar.</summary>
    private int Date(int at, out PauseEnd date)
    {
        date = default;
        var start = at;
        while (Is(start, "on") || Raw(start).ToLowerInvariant() is "the" && start < lexemes.Count)
        {
            start++;
        }

        if (Is(start, "yesterday") || (Of(start, "ord") == "-1" && !Is(start + 2, "ofmonth") && !_phrase.Monthly && (Is(start + 1, "day") || Of(start + 1, "unit") is "week" or "month" or "year")))
        {
            return Fault(ScheduleFault.DateImpossible, start, Is(start, "yesterday") ? start + 1 : start + 2);
        }

        (PauseEnd Value, int Length)? simple =
            Is(start, "tomorrow") ? (new PauseEnd(Days: 1), 1)
            : Is(start, "overmorrow") ? (new PauseEnd(Days: 2), 1)
            : Is(start, "today") ? (new PauseEnd(Days: 0), 1)
            : Is(start, "nextweek") ? (new PauseEnd(Day: IsoDayOfWeek.Monday), 1)
            : Is(start, "nextmonth") ? (new PauseEnd { MonthStart = 1 }, 1)
            : Is(start, "endweek") ? (new PauseEnd(Days: 0) { EndOfWeek = true }, 1)
            : Is(start, "endmonth") ? (new PauseEnd { MonthStart = 1, Plus = -1 }, 1)
            : Is(start, "endyear") ? (new PauseEnd(Date: new AnnualDate(12, 31)), 1)
            : Of(start, "date") is { } fixedDate ? (new PauseEnd(Date: new AnnualDate(int.Parse(fixedDate.Split('-')[0], CultureInfo.InvariantCulture), int.Parse(fixedDate.Split('-')[1], CultureInfo.InvariantCulture))), 1)
            : null;
        if (simple is { } found)
        {
            date = found.Value;
            return start + found.Length;
        }

        if (Raw(start) is { Length: > 4 } token && char.IsAsciiDigit(token[0]) && token.Any(c => c is '-' or '/' or '.') && !token.Contains(':', StringComparison.Ordinal) && (token.Contains('/', StringComparison.Ordinal) || token.Count(c => c is '-' or '.') == 2))
        {
            return Numeric(token, start, out date);
        }

        if (Is(start, "end") && Of(start + 1, "month") is { } ending)
        {
            var of = int.Parse(ending, CultureInfo.InvariantCulture);
            date = new PauseEnd(Date: new AnnualDate(of, DateTime.DaysInMonth(2023, of)));
            return start + 2;
        }

        if (at > 0 && (Is(at - 1, "from") || Is(at - 1, "until")) && Raw(start + 1) == "." && Raw(start).Split('.') is [{ Length: > 0 and <= 2 } dayText, { Length: > 0 and <= 2 } monthText]
            && int.TryParse(dayText, CultureInfo.InvariantCulture, out var dotted) && int.TryParse(monthText, CultureInfo.InvariantCulture, out var inMonth) && inMonth is >= 1 and <= 12)
        {
            return Dated(inMonth, dotted, start, start + 2, out date);
        }

        if (Raw(start) is { Length: >= 3 } slash && char.IsAsciiDigit(slash[0]) && slash.Contains('/', StringComparison.Ordinal))
        {
            return Numeric(slash, start, out date);
        }

        var next = Is(start, "next") || Is(start, "this") ? start + 1 : start;
        if (Of(next, "day") is { } day)
        {
            var after = Is(next + 1, "comma") || Raw(next + 1).Equals("the", StringComparison.OrdinalIgnoreCase) ? next + 2 : next + 1;
            if (MonthDate(after, out date) is var dated && dated > after)
            {
                date = date with { SaidDay = (IsoDayOfWeek)int.Parse(day, CultureInfo.InvariantCulture) };
                return dated;
            }

            date = new PauseEnd(Day: (IsoDayOfWeek)int.Parse(day, CultureInfo.InvariantCulture)) { SaidNext = Is(start, "next") };
            return Is(next + 1, "nextweek") ? next + 2 : next + 1;
        }

        if (Is(start, "in") && Number(start + 1) is >= 1 and <= 365 and var count && Of(start + 2, "unit") is ("day" or "week" or "month") and var unit)
        {
            date = new PauseEnd(Days: count * (unit switch { "day" => 1, "week" => 7, _ => 30 }));
            return start + 3;
        }

        if (Is(start, "in") && Is(start + 1, "a") && Of(start + 2, "unit") is ("week" or "month") and var one)
        {
            date = new PauseEnd(Days: one == "week" ? 7 : 30);
            return start + 3;
        }

        return MonthDate(start, out date) is var last && last > start ? last : at;
    }
}
