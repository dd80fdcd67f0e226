using System.Globalization;
using NodaTime;

namespace RussiaTaliban.Chat.Subscriptions.Grammar;

/// <summary>
/// Reads what lexemes say about a schedule, by recursive descent: each rule either takes lexemes or leaves them. What no rule takes and is not a mere
/// filler is left over, and left-over words are asked back.
/// </summary>
/// <param name="lexemes">The lexemes.</param>
/// <param name="text">The message that they are of.</param>
/// <param name="pausing">True where "from Monday to Friday" are dates.</param>
internal sealed partial class PhraseReader(IReadOnlyList<Lexeme> lexemes, string text, bool pausing)
{
    private readonly SchedulePhrase _phrase = new();
    private readonly bool _isLate = lexemes.Any(lexeme => lexeme.Of("part") is "afternoon" or "evening" or "night" || lexeme.Is("tonight"));

    /// <summary>What they say.</summary>
    public SchedulePhrase Read()
    {
        for (var at = 0; at < lexemes.Count;)
        {
            at = Part(at);
        }

        return _phrase;
    }

    private int Part(int at)
    {
        Func<int, int>[] rules = [Flag, Zone, Often, Shift, Rhythm, Except, Nth, MonthDay, Span, Days, DayPart, Time, OneDay, Subject];
        foreach (var rule in rules)
        {
            if (rule(at) is var next && next > at)
            {
                return next;
            }
        }

        var lexeme = lexemes[at];
        if (!lexeme.Is("filler") && !lexeme.Is("polite") && !lexeme.Is("object") && !lexeme.Is("pron") && !lexeme.Is("me") && !lexeme.Is("here") && !lexeme.Is("and")
            && !lexeme.Is("comma") && !lexeme.Is("at") && !lexeme.Is("on") && !lexeme.Is("only") && !lexeme.Is("in") && !lexeme.Is("for") && !lexeme.Is("a")
            && !(lexeme.Is("list") && lexeme.Text.Contains(' ', StringComparison.Ordinal)))
        {
            _phrase.Leftover.Add(lexeme.Text);
        }

        return at + 1;
    }

    private bool Is(int at, string concept) => at >= 0 && at < lexemes.Count && lexemes[at].Is(concept);

    private string? Of(int at, string concept) => at >= 0 && at < lexemes.Count ? lexemes[at].Of(concept) : null;

    private string Raw(int at) => at >= 0 && at < lexemes.Count ? lexemes[at].Text : "";

    private string Words(int from, int to) => text[lexemes[from].Start..lexemes[Math.Min(to, lexemes.Count) - 1].End];

    private int Fault(ScheduleFault fault, int from, int to)
    {
        if (_phrase.Fault == ScheduleFault.None)
        {
            (_phrase.Fault, _phrase.FaultyWords) = (fault, Words(from, to));
        }

        return to;
    }

    private int? Number(int at)
    {
        if (Of(at, "num") is { } word)
        {
            var number = int.Parse(word, CultureInfo.InvariantCulture);
            return number is 20 or 30 or 40 or 50 && Of(at + 1, "num") is { Length: 1 } ? number : number;
        }

        return Raw(at) is { Length: > 0 and <= 4 } digits && digits.All(char.IsAsciiDigit) ? int.Parse(digits, CultureInfo.InvariantCulture) : null;
    }

    private bool IsSuffix(int at) => Raw(at).ToLowerInvariant() is "st" or "nd" or "rd" or "th" or "го" or "е" or "ое" && lexemes[at].Start == lexemes[at - 1].End;

    private int Flag(int at)
    {
        if (Is(at, "noend"))
        {
            _phrase.NoEnd = true;
            return at + 1;
        }

        // "8 is too early", "weekdays is too much": what stands before it is not wanted.
        if (Is(at, "toomuch") && _phrase.Said.Count > 0)
        {
            _phrase.Said.RemoveAt(_phrase.Said.Count - 1);
            return at + 1;
        }

        if (Is(at, "from") && (Raw(at).StartsWith("begin", StringComparison.OrdinalIgnoreCase) || Raw(at).StartsWith("start", StringComparison.OrdinalIgnoreCase))
            && (Is(at + 1, "send") || Is(at + 1, "pron") || Is(at + 1, "me") || Is(at + 1, "object") || (Raw(at + 1).ToLowerInvariant() is "the" or "my" && Is(at + 2, "object"))))
        {
            _phrase.HasStart = true;
            return at + 1;
        }

        if (Is(at, "onlynew"))
        {
            _phrase.OnlyNew = true;
            return at + 1;
        }

        if (Is(at, "alsoold"))
        {
            _phrase.AlsoOld = true;
            return at + 1;
        }

        if (Is(at, "vaguepart"))
        {
            return _phrase.HasTime || lexemes.Skip(at + 1).Any(lexeme => lexeme.Is("clock") || char.IsAsciiDigit(lexeme.Text[0])) ? at + 1 : Fault(ScheduleFault.TimeVague, at, at + 1);
        }

        if (Is(at, "fornow"))
        {
            _phrase.ForNow = true;
            return at + 1;
        }

        return Is(at, "whennew") ? Fault(ScheduleFault.WhenNew, at, at + 1)
            : Is(at, "toooften") ? Fault(ScheduleFault.TooOften, at, at + 1)
            : Is(at, "otherrhythm") ? Fault(ScheduleFault.OtherRhythm, at, at + 1)
            : Is(at, "length") || (Number(at) is not null && Raw(at + 1).StartsWith("sentence", StringComparison.OrdinalIgnoreCase)) ? Fault(ScheduleFault.Length, at, Is(at, "length") ? at + 1 : at + 2)
            : Is(at, "mail") || Is(at, "otherplace") ? Fault(ScheduleFault.OtherPlace, at, at + 1)
            : Raw(at).StartsWith('#') && Raw(at).Length > 1 ? Fault(ScheduleFault.OtherPlace, at, at + 1)
            : Is(at, "holiday") ? Fault(ScheduleFault.Holidays, at, at + 1)
            : at;
    }

    /// <summary>"twice a day", "three times a week".</summary>
    private int Often(int at)
    {
        if (Of(at, "oncetimes") is not { } times)
        {
            return at;
        }

        var week = Is(at + 1, "perweek");
        var end = week || Is(at + 1, "perday") ? at + 2 : at + 1;
        _phrase.Often = (int.Parse(times, CultureInfo.InvariantCulture), week, Words(at, end));
        return end;
    }

    /// <summary>"every two weeks", "every other Tuesday", "fortnightly", "weekly", "monthly".</summary>
    private int Rhythm(int at)
    {
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

    private int Except(int at)
    {
        if (!Is(at, "except") && !(Is(at, "but") && (Is(at + 1, "day") || Is(at + 1, "days"))))
        {
            return at;
        }

        var next = at + 1;
        while (next < lexemes.Count && (Is(next, "on") || Is(next, "every") || Raw(next).ToLowerInvariant() is "the" or "for" or "in"))
        {
            next++;
        }

        if (Is(next, "holiday"))
        {
            return Fault(ScheduleFault.Holidays, at, next + 1);
        }

        if (Of(next, "ord") is not null && Is(next + 1, "day"))
        {
            return Fault(ScheduleFault.NotUnderstood, at, next + 2);
        }

        if (DayList(next) is var listed && listed > next)
        {
            return listed;
        }

        // "7, not 8": what is denied was never said.
        if (_phrase.HasTime && Raw(at).ToLowerInvariant() is "not" or "не" && OneTime(next, false, out _) is var denied && denied > next && !IsDateNumber(next))
        {
            return denied;
        }

        if (Date(next, out var date) is var after && after > next && (!Is(next, "day") || date.Date is not null))
        {
            _phrase.Skipped.Add(date);
            return after;
        }

        if (DaySet(next, out var days, out _) is var end && end > next)
        {
            // "every day at 8 but Sundays at 10": a time of their own, no exception.
            if (_phrase.HasTime && (Is(end, "at") || Is(end, "clock") || IsClock(end) || (Number(end) is not null && !IsDateNumber(end))))
            {
                _phrase.Said.Add((days, false, null));
            }
            else
            {
                _phrase.Except |= days;
            }

            return end;
        }

        return at;
    }

    /// <summary>"24, 25 and 26 December" after "except".</summary>
    private int DayList(int at)
    {
        var days = new List<int>();
        var end = at;
        while (Number(end) is >= 1 and <= 31 and var day)
        {
            days.Add(day);
            end = end + 1 < lexemes.Count && IsSuffix(end + 1) ? end + 2 : end + 1;
            if (!Is(end, "comma") && !Is(end, "and"))
            {
                break;
            }

            end++;
        }

        if (days.Count < 2 || Of(end, "month") is not { } month || days.Any(day => day > DateTime.DaysInMonth(2024, int.Parse(month, CultureInfo.InvariantCulture))))
        {
            return at;
        }

        _phrase.Skipped.AddRange(days.Select(day => new PauseEnd(Date: new AnnualDate(int.Parse(month, CultureInfo.InvariantCulture), day))));
        return end + 1;
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

    /// <summary>"half an hour later", "30 minutes earlier", "later".</summary>
    private int Shift(int start)
    {
        int? minutes = null;
        var at = start;
        var next = at;
        at = Raw(at) == "на" ? at + 1 : at;
        next = at;
        if (Is(at, "halfhour"))
        {
            (minutes, next) = (30, at + 1);
        }
        else if (Of(at, "unit") == "hour")
        {
            (minutes, next) = (60, at + 1);
        }
        else if ((Number(at) ?? (Is(at, "a") ? 1 : null)) is { } count && Of(at + 1, "unit") is "hour" or "minute")
        {
            (minutes, next) = (count * (Of(at + 1, "unit") == "hour" ? 60 : 1), at + 2);
        }

        var sign = Raw(next).ToLowerInvariant() switch { "later" or "позже" or "forward" or "back" => 1, "earlier" or "раньше" or "sooner" => -1, _ => 0 };
        if (sign == 0 || (minutes is null && next != at))
        {
            return start;
        }

        _phrase.Shift = sign * (minutes ?? 0);
        if (minutes is null)
        {
            Fault(ScheduleFault.TimeNeeded, at, next + 1);
        }

        return next + 1;
    }

    private int Days(int at)
    {
        var next = at;
        while (Is(next, "every") || Is(next, "on") || Is(next, "only") || (Raw(next).ToLowerInvariant() is "the" && next < lexemes.Count))
        {
            next++;
        }

        if (DaySet(next, out var days, out var vague) is var end && end > next)
        {
            _phrase.Said.Add((days, vague, null));
            return end;
        }

        return at;
    }

    /// <summary>Days, ranges of days and lists of both. Vague where it is no more than "every day".</summary>
    private int DaySet(int at, out Weekdays days, out bool vague)
    {
        days = Weekdays.None;
        vague = true;
        var end = at;
        while (OneSet(end, out var set, out var all) is var next && next > end)
        {
            days |= set;
            vague &= all;
            end = next;
            if (Is(end, "or") && Is(end + 1, "day"))
            {
                Fault(ScheduleFault.NotUnderstood, at, end + 2);
            }

            var joint = end;
            while (Is(joint, "and") || Is(joint, "comma") || Is(joint, "or") || Raw(joint) == "/")
            {
                joint++;
            }

            while (joint > end && (Is(joint, "every") || Is(joint, "on")))
            {
                joint++;
            }

            if (!(DayOf(joint) is not null || Is(joint, "days")) || IsDated(joint))
            {
                break;
            }

            // "every day at 8 and on weekends": the time between them parts them, nothing between them joins them.
            end = joint;
        }

        return days == Weekdays.None ? at : end;
    }

    private int OneSet(int at, out Weekdays days, out bool vague)
    {
        (days, vague) = (Weekdays.None, false);
        if (Of(at, "days") is { } set)
        {
            days = set switch { "work" => Weekdays.WorkingDays, "end" => Weekdays.Weekend, "mwf" => Weekdays.Monday | Weekdays.Wednesday | Weekdays.Friday, "tth" => Weekdays.Tuesday | Weekdays.Thursday, _ => Weekdays.EveryDay };
            vague = set == "7";
            return at + 1;
        }

        if (DayOf(at) is not { } first || IsDated(at))
        {
            return at;
        }

        var from = int.Parse(first, CultureInfo.InvariantCulture);
        if (Is(at + 1, "dash") && Of(at + 2, "day") is { } last && !IsDated(at + 2))
        {
            for (var day = from; ; day = (day % 7) + 1)
            {
                days |= DigestSchedule.Flag((IsoDayOfWeek)day);
                if (day == int.Parse(last, CultureInfo.InvariantCulture))
                {
                    return at + 3;
                }
            }
        }

        days = DigestSchedule.Flag((IsoDayOfWeek)from);
        return at + 1;
    }

    /// <summary>The day of the week at a place; "we" is one only between others.</summary>
    private string? DayOf(int at) => Of(at, "day") ?? (Raw(at).ToLowerInvariant() is "we" && at > 0 && (Is(at - 1, "comma") || Is(at - 1, "and")) && (Is(at - 2, "day") || Is(at + 2, "day")) ? "3" : null);

    private bool IsDated(int at) => Is(at + 1, "nextweek") || (Number(at + 1) is not null && (Is(at + 2, "month") || (at + 2 < lexemes.Count && IsSuffix(at + 2) && Is(at + 3, "month")))) || (Is(at + 1, "month") && Number(at + 2) is not null);

    private int DayPart(int at)
    {
        if (Of(at, "part") is not { } part)
        {
            if (Is(at, "every") && Of(at + 1, "part") is { } each)
            {
                _phrase.Part = each;
                _phrase.Said.Add((Weekdays.EveryDay, true, null));
                return at + 2;
            }

            return at;
        }

        _phrase.Parts.Add(part);
        _phrase.Part = part;
        if (Is(at, "eachpart"))
        {
            _phrase.Said.Add((Weekdays.EveryDay, true, null));
        }

        return at + 1;
    }

    /// <summary>A single day by itself: once, and not again.</summary>
    private int OneDay(int at)
    {
        if (Is(at, "once") || Is(at, "tonight"))
        {
            return Fault(ScheduleFault.Once, at, at + 1);
        }

        if (Raw(at).ToLowerInvariant() is "now" or "right now" or "immediately" or "сейчас")
        {
            return at + 1;
        }

        if (Date(at, out var date) is var end && end > at)
        {
            if (at > 0 && _phrase.HasStart)
            {
                _phrase.From ??= date;
                return end;
            }

            _phrase.Once ??= date;
            return end;
        }

        return at;
    }

    /// <summary>"about China", "on the economy".</summary>
    private int Subject(int at)
    {
        if (!Is(at, "about") || (Is(at, "on") && !(at > 0 && (Is(at - 1, "object") || Is(at - 1, "about")))))
        {
            return at;
        }

        var end = at + 1;
        while (end < lexemes.Count && !IsSchedule(end))
        {
            end++;
        }

        return end == at + 1 ? at : Fault(ScheduleFault.Subject, at, end);
    }

    private bool IsSchedule(int at) => Is(at, "every") || Is(at, "day") || Is(at, "days") || Is(at, "at") || Is(at, "weekly") || Is(at, "part") || Is(at, "clock") || Is(at, "from") || Is(at, "until")
        || Is(at, "comma") || Is(at, "fortnight") || Is(at, "monthly") || Is(at, "onlynew") || Number(at) is not null || IsClock(at) || Raw(at).StartsWith('#');
}
