using System.Globalization;
using NodaTime;

namespace RussiaTaliban.Chat.Subscriptions.Grammar;

/// <summary>Days of a month.</summary>
internal sealed partial class PhraseReader
{
    /// <summary>"Hold it, 24th to the 3rd": days of a month without the month.</summary>
    private int DayRange(int at)
    {
        if (!pausing || !(Number(at) is >= 1 and <= 31))
        {
            return at;
        }

        var opened = MonthDate(at, out var opens);
        if (opened == at || opens.DayOfMonth is null || !Is(opened, "dash"))
        {
            return at;
        }

        var closesAt = Raw(opened + 1).Equals("the", StringComparison.OrdinalIgnoreCase) ? opened + 2 : opened + 1;
        var closed = MonthDate(closesAt, out var ends);
        if (closed == closesAt)
        {
            return at;
        }

        (_phrase.From, _phrase.Until, _phrase.Through) = (opens, ends, true);
        return closed;
    }

    /// <summary>"24 December 2026", "December 24th", "December", "the 15th".</summary>
    private int MonthDate(int at, out PauseEnd date)
    {
        date = default;
        if (Number(at) is { } day || (Of(at, "ord") is { } word && int.TryParse(word, CultureInfo.InvariantCulture, out day)))
        {
            var next = at + 1;
            var suffixed = next < lexemes.Count && IsSuffix(next) || Of(at, "ord") is not null;
            next = next < lexemes.Count && IsSuffix(next) ? next + 1 : next;
            next = Raw(next).Equals("of", StringComparison.OrdinalIgnoreCase) ? next + 1 : next;
            if (Of(next, "month") is { } month)
            {
                return Dated(int.Parse(month, CultureInfo.InvariantCulture), day, at, next + 1, out date);
            }

            if (suffixed && day is >= 1 and <= 31 && !Is(next, "ofmonth") && !Is(next, "day"))
            {
                date = new PauseEnd { DayOfMonth = day };
                return Is(at + 1, "month") ? at + 2 : IsSuffix(Math.Min(at + 1, lexemes.Count - 1)) && at + 1 < lexemes.Count ? at + 2 : at + 1;
            }

            return at;
        }

        if (Of(at, "month") is not { } name)
        {
            return at;
        }

        var number = int.Parse(name, CultureInfo.InvariantCulture);
        if (Number(at + 1) is { } of && of is >= 1 and <= 31 && !Is(at + 2, "am") && !Is(at + 2, "pm"))
        {
            var end = at + 2 < lexemes.Count && IsSuffix(at + 2) ? at + 3 : at + 2;
            return Dated(number, of, at, end, out date);
        }

        return Dated(number, 1, at, at + 1, out date);
    }

    private int Dated(int month, int day, int at, int end, out PauseEnd date)
    {
        date = default;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(2024, month))
        {
            return Fault(ScheduleFault.DateImpossible, at, end);
        }

        var yearAt = Is(end, "comma") ? end + 1 : end;
        int? year = Raw(yearAt) is { Length: 4 } digits && Number(yearAt) is >= 2000 and <= 2100 and var said && digits.All(char.IsAsciiDigit) ? said : null;
        if (year is { } in_ && day > DateTime.DaysInMonth(in_, month))
        {
            return Fault(ScheduleFault.DateImpossible, at, yearAt + 1);
        }

        date = new PauseEnd(Date: new AnnualDate(month, day)) { Year = year };
        return year is null ? end : yearAt + 1;
    }

    private int Numeric(string token, int at, out PauseEnd date)
    {
        var parts = token.Split('-', '/', '.').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        date = default;
        if (token.Contains('-', StringComparison.Ordinal))
        {
            var end = Dated(parts[1], parts[2], at, at + 1, out date);
            date = date.Date is null ? date : date with { Year = parts[0] };
            return end;
        }

        var (day, month) = (parts[0], parts[1]);
        var other = token.Contains('/', StringComparison.Ordinal) && day <= 12 && month <= 12 && day > 0 && month > 0 && day != month ? new AnnualDate(day, month) : (AnnualDate?)null;

        if (month > 12)
        {
            (day, month) = (month, day);
        }

        var after = Dated(month, day, at, at + 1, out date);
        if (parts.Length > 2 && date.Date is not null)
        {
            date = date with { Year = parts[2] < 100 ? 2000 + parts[2] : parts[2] };
        }

        date = date with { MonthFirst = date.Date is null ? null : other };

        return after;
    }
}
