using System.Globalization;
using NodaTime;

namespace RussiaTaliban.Chat.Subscriptions.Grammar;

/// <summary>Days of the week and parts of the day, and what is left out of them.</summary>
internal sealed partial class PhraseReader
{
    private int Days(int at)
    {
        var next = at;
        while (Is(next, "every") || Is(next, "on") || Is(next, "only") || (Raw(next).ToLowerInvariant() is "the" && next < lexemes.Count))
        {
            next++;
        }

        if (Is(at, "restdays"))
        {
            _phrase.Rest = true;
            var taken = _phrase.Said.Aggregate(_phrase.Except, (all, said) => said.Vague ? all : all | (said.Days ?? Weekdays.None));
            var left = (lexemes[at].Text.Contains("work", StringComparison.OrdinalIgnoreCase) ? Weekdays.WorkingDays : Weekdays.EveryDay) & ~taken;
            _phrase.Said.Add((left, false, null));
            return at + 1;
        }

        if (DaySet(next, out var days, out var vague) is var end && end > next)
        {
            // "Every morning at 7, weekends too"
            var also = Is(end, "add") && _phrase.Said.Exists(said => said is { Vague: true, Days: Weekdays.EveryDay });
            (days, vague) = also ? (Weekdays.EveryDay, false) : (days, vague);
            _phrase.Said.Add((days, vague, null));
            end = also ? end + 1 : end;
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

    private int Except(int at)
    {
        var isSkip = (Is(at, "skip") || Is(at, "neg")) && _phrase.HasDays | _phrase.HasTime && !pausing;
        if (!Is(at, "except") && !isSkip && !(Is(at, "but") && (Is(at + 1, "day") || Is(at + 1, "days"))))
        {
            return at;
        }

        var next = at + 1;
        while (isSkip && (Is(next, "send") || Is(next, "pron") || Is(next, "object") || Is(next, "me")))
        {
            next++;
        }

        while (next < lexemes.Count && (Is(next, "on") || Is(next, "every") || Raw(next).ToLowerInvariant() is "the" or "for" or "in"))
        {
            next++;
        }

        if (Is(next, "endweek") && Raw(next).Contains("weekend", StringComparison.OrdinalIgnoreCase))
        {
            _phrase.Except |= Weekdays.Weekend;
            return next + 1;
        }

        var holiday = IsUnknown(next) ? next + 1 : next;
        if (Is(holiday, "holiday"))
        {
            return Fault(ScheduleFault.Holidays, at, holiday + 1);
        }

        if (Of(next, "ord") is not null && Is(next + 1, "day"))
        {
            return Fault(ScheduleFault.NotUnderstood, at, next + 2);
        }

        if (DayList(next, _phrase.Skipped) is var listed && listed > next)
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

    /// <summary>"24, 25 and 26 December", "the 24th and 25th of December".</summary>
    private int DayList(int at, List<PauseEnd> dates)
    {
        var days = new List<int>();
        var end = at;
        while (Is(end, "the") || Is(end, "on"))
        {
            end++;
        }

        while (Number(end) is >= 1 and <= 31 and var day)
        {
            days.Add(day);
            end = end + 1 < lexemes.Count && IsSuffix(end + 1) ? end + 2 : end + 1;
            if (!Is(end, "comma") && !Is(end, "and") && !Is(end, "or"))
            {
                break;
            }

            end = Is(end + 1, "the") ? end + 2 : end + 1;
        }

        end = Raw(end).Equals("of", StringComparison.OrdinalIgnoreCase) ? end + 1 : end;
        if (days.Count < 2 || Of(end, "month") is not { } month || days.Exists(day => day > DateTime.DaysInMonth(2024, int.Parse(month, CultureInfo.InvariantCulture))))
        {
            return at;
        }

        dates.AddRange(days.Select(day => new PauseEnd(Date: new AnnualDate(int.Parse(month, CultureInfo.InvariantCulture), day))));
        return end + 1;
    }

    /// <summary>Single days by themselves: once, and not again.</summary>
    private int OneDay(int at)
    {
        if (Is(at, "once") || Is(at, "tonight"))
        {
            return Fault(ScheduleFault.Once, at, at + 1);
        }

        if (Is(at, "now"))
        {
            return at + 1;
        }

        if (DayList(at, _phrase.Dates) is var listed && listed > at)
        {
            return listed;
        }

        var end = Date(at, out var date);
        if (end == at)
        {
            return at;
        }

        if (at > 0 && _phrase.HasStart)
        {
            _phrase.From ??= date;
            return end;
        }

        // "Until I'm back on 7 December"
        if (_phrase.ForNow && _phrase.Until is null && at > 0 && lexemes[at - 1].Is("fornow"))
        {
            (_phrase.Until, _phrase.ForNow) = (date, false);
            return end;
        }

        _phrase.Dates.Add(date);
        for (var joint = end; (Is(joint, "and") || Is(joint, "comma")) && Date(joint + 1, out var more) is var next && next > joint + 1 && _phrase.Fault == ScheduleFault.None; joint = next)
        {
            _phrase.Dates.Add(more);
            end = next;
        }

        return end;
    }
}
