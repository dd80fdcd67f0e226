using System.Globalization;

namespace RussiaTaliban.Chat.Subscriptions.Grammar;

/// <summary>Rhythms that are more than days of the week: "every other Tuesday", "the first Monday of the month", "on the 15th".</summary>
internal sealed partial class PhraseReader
{
    /// <summary>"twice a day", "three times a week".</summary>
    private int Often(int at)
    {
        if (Of(at, "oncetimes") is not { } times)
        {
            // "Two a day", "three per week"
            if (Number(at) is not (>= 1 and <= 9 and var count) || !(Is(at + 1, "perday") || Is(at + 1, "perweek")))
            {
                return at;
            }

            _phrase.Often = (count, Is(at + 1, "perweek"), Words(at, at + 2));
            return at + 2;
        }

        var week = Is(at + 1, "perweek");
        var end = week || Is(at + 1, "perday") ? at + 2 : at + 1;
        _phrase.Often = (int.Parse(times, CultureInfo.InvariantCulture), week, Words(at, end));
        return end;
    }

    /// <summary>"every two weeks", "every other Tuesday", "fortnightly", "weekly", "monthly".</summary>
    private int Rhythm(int at)
    {
        if (Of(at, "everydays") is { } between)
        {
            (_phrase.EveryDays, _phrase.RhythmWords) = (int.Parse(between, CultureInfo.InvariantCulture), Raw(at));
            _phrase.Said.Add((Weekdays.EveryDay, true, null));
            return at + 1;
        }

        if (Is(at, "fortnight") || Is(at, "biweekly"))
        {
            (_phrase.Weeks, _phrase.Weekly, _phrase.RhythmWords) = (2, true, Raw(at));
            return at + 1;
        }

        if (Is(at, "weekly") && !Is(at, "days"))
        {
            (_phrase.Weekly, _phrase.RhythmWords) = (true, Raw(at));
            return at + 1;
        }

        if (Is(at, "monthly") && !Is(at, "nth"))
        {
            (_phrase.Monthly, _phrase.RhythmWords) = (true, Raw(at));
            return at + 1;
        }

        var every = Is(at, "every");
        if (every && Of(at + 1, "unit") is "day" or "week" or "month" && !Is(at + 1, "ofmonth") && every)
        {
            switch (Of(at + 1, "unit"))
            {
                case "day":
                    _phrase.Said.Add((Weekdays.EveryDay, true, null));
                    break;
                case "week":
                    (_phrase.Weekly, _phrase.RhythmWords) = (true, Words(at, at + 2));
                    break;
                default:
                    (_phrase.Monthly, _phrase.RhythmWords) = (true, Words(at, at + 2));
                    break;
            }

            return at + 2;
        }

        // "Через понедельник"
        if (Raw(at).Equals("через", StringComparison.OrdinalIgnoreCase) && DaySet(at + 1, out var alternate, out _) is var alternated && alternated > at + 1)
        {
            (_phrase.Weeks, _phrase.RhythmWords) = (2, Words(at, alternated));
            _phrase.Said.Add((alternate, false, null));
            return alternated;
        }

        var next = every ? at + 1 : at;
        var count = Is(next, "other") ? 2 : Of(next, "ord") is { } ord && int.Parse(ord, CultureInfo.InvariantCulture) > 1 ? int.Parse(ord, CultureInfo.InvariantCulture) : every ? Number(next) : null;
        if (count is not { } many)
        {
            return at;
        }

        next++;
        next = next < lexemes.Count && IsSuffix(next) ? next + 1 : next;
        var suffixed = next < lexemes.Count && next > 0 && IsSuffix(next - 1);
        switch (Of(next, "unit"))
        {
            case "hour" or "minute" or "second" when every:
                return Fault(ScheduleFault.TooOften, at, next + 1);
            case "week" when every || Is(at, "other"):
                if (many > 52)
                {
                    return Fault(ScheduleFault.OtherRhythm, at, next + 1);
                }

                (_phrase.Weeks, _phrase.Weekly, _phrase.RhythmWords) = (Math.Max(1, many), true, Words(at, next + 1));
                return next + 1;
            case "day" when every && many == 1:
                _phrase.Said.Add((Weekdays.EveryDay, true, null));
                return next + 1;
            case "day" when every && !suffixed && many is > 1 and <= 31:
                (_phrase.EveryDays, _phrase.RhythmWords) = (many, Words(at, next + 1));
                _phrase.Said.Add((Weekdays.EveryDay, true, null));
                return next + 1;
            case "day" or "month" or "year" when (every || Is(at, "other")) && !suffixed:
                return Fault(ScheduleFault.OtherRhythm, at, next + 1);
            default:
                break;
        }

        if ((every || Is(at, "other")) && Is(next, "day") && !Is(next + 1, "ofmonth"))
        {
            if (many > 2)
            {
                // Every third Friday: of the month, or every three weeks?
                return Fault(ScheduleFault.RhythmAmbiguous, at, next + 1);
            }

            var end = DaySet(next, out var days, out _);
            if (end > next && !Is(end, "ofmonth"))
            {
                (_phrase.Weeks, _phrase.RhythmWords) = (many, Words(at, end));
                _phrase.Said.Add((days, false, null));
                return end;
            }
        }

        return (every || Is(at, "other")) && (Is(next, "days") || Is(next, "part")) && many > 1 && !suffixed ? Fault(ScheduleFault.OtherRhythm, at, next + 1) : at;
    }

    /// <summary>"the first and third Monday of the month", "on the last Friday of every month".</summary>
    private int Nth(int at)
    {
        var next = at;
        while (Is(next, "on") || Is(next, "every") || Raw(next).Equals("the", StringComparison.OrdinalIgnoreCase))
        {
            next++;
        }

        var ordinals = new List<int>();
        var end = next;
        while (true)
        {
            if (Of(end, "ord") is { } word)
            {
                ordinals.Add(int.Parse(word, CultureInfo.InvariantCulture));
                end++;
            }
            else if (Number(end) is >= 1 and <= 5 and var digit && end + 1 < lexemes.Count && IsSuffix(end + 1))
            {
                ordinals.Add(digit);
                end += 2;
            }
            else
            {
                break;
            }

            if ((Is(end, "and") || Is(end, "comma")) && (Of(end + 1, "ord") is not null || Number(end + 1) is not null))
            {
                end++;
            }
            else if ((Is(end, "and") || Is(end, "comma")) && Raw(end + 1) is "the" && Of(end + 2, "ord") is not null)
            {
                end += 2;
            }
        }

        if (ordinals.Count == 0)
        {
            return at;
        }

        if (Of(end, "unit") == "day" && ordinals is [1 or -1] && (Is(end + 1, "ofmonth") || _phrase.Monthly))
        {
            _phrase.MonthDays.Add(ordinals[0]);
            return Is(end + 1, "ofmonth") ? end + 2 : end + 1;
        }

        if (!Is(end, "day") && Of(end, "days") is not ("work" or "end"))
        {
            return at;
        }

        if (Is(end, "days"))
        {
            return Fault(ScheduleFault.OtherRhythm, at, end + 1);
        }

        var days = DaySet(end, out var set, out _);
        if (days == end)
        {
            return at;
        }

        if (!Is(days, "ofmonth") && !_phrase.Monthly && !lexemes.Skip(at).Take(next - at).Any(lexeme => lexeme.Is("every")) && !lexemes.Any(lexeme => lexeme.Is("monthly") || lexeme.Is("ofmonth")))
        {
            return Fault(ScheduleFault.RhythmAmbiguous, at, days);
        }

        _phrase.Nth.AddRange(ordinals);
        _phrase.Said.Add((set, false, null));
        return Is(days, "ofmonth") ? days + 1 : days;
    }

    /// <summary>"on the 1st of every month", "monthly on the 15th".</summary>
    private int MonthDay(int at)
    {
        var next = at;
        while (Is(next, "on") || Is(next, "every") || Raw(next).ToLowerInvariant() is "the")
        {
            next++;
        }

        var day = Of(next, "ord") is { } word ? int.Parse(word, CultureInfo.InvariantCulture) : next + 1 < lexemes.Count && IsSuffix(next + 1) ? Number(next) : null;
        if (day is not { } found || found is > 31 or 0)
        {
            return at;
        }

        var end = Of(next, "ord") is null ? next + 2 : next + 1;
        end = Of(end, "unit") == "day" ? end + 1 : end;
        var more = new List<int> { found };
        while (Is(end, "and") && end + 1 < lexemes.Count)
        {
            var from = Raw(end + 1).Equals("the", StringComparison.OrdinalIgnoreCase) ? end + 2 : end + 1;
            if (Of(from, "ord") is { } other)
            {
                more.Add(int.Parse(other, CultureInfo.InvariantCulture));
                end = from + 1;
            }
            else if (Number(from) is >= 1 and <= 31 and var number && from + 1 < lexemes.Count && IsSuffix(from + 1))
            {
                more.Add(number);
                end = from + 2;
            }
            else
            {
                break;
            }
        }

        if (!Is(end, "ofmonth") && !_phrase.Monthly && !Is(end, "monthly"))
        {
            return at;
        }

        _phrase.MonthDays.AddRange(more);
        return end + 1 <= lexemes.Count && (Is(end, "ofmonth") || Is(end, "monthly")) ? end + 1 : end;
    }
}
