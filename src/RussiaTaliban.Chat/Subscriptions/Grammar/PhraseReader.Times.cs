using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace RussiaTaliban.Chat.Subscriptions.Grammar;

/// <summary>Times of day.</summary>
internal sealed partial class PhraseReader
{
    private bool IsClock(int at) => Clock().IsMatch(Raw(at));

    /// <summary>“8:30”, “8.30”, “8h”, “18h30”, “18:00h”; “4th” is a day.</summary>
    [GeneratedRegex(@"^[0-9]{1,2}[:.h]([0-9]{1,2}h?)?\z", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    private int Time(int at)
    {
        var next = at;
        while (Is(next, "at") || (Is(next, "vague") && Raw(next).ToLowerInvariant() is not ("earlier" or "later")))
        {
            next++;
        }

        var asked = next > at;
        var start = next;

        // "In two hours" is one moment.
        if (Is(at, "in") && Number(at + 1) is not null && (Is(at + 2, "minute") || Raw(at + 2).StartsWith("hour", StringComparison.OrdinalIgnoreCase)))
        {
            return Fault(ScheduleFault.Once, at, at + 3);
        }

        // "The first one", "a short one": no hour.
        if (!asked && Of(at, "num") == "1" && !Is(at + 1, "oclock") && !Is(at + 1, "part") && !Is(at + 1, "ampm") && !Is(at + 1, "num"))
        {
            return at;
        }

        var end = OneTime(next, asked, out var times);
        if (end == next)
        {
            return at;
        }

        if (lexemes.Skip(at).Take(next - at).FirstOrDefault(lexeme => lexeme.Is("vague")) is { } vague && !vague.Is("at"))
        {
            return Fault(ScheduleFault.TimeVague, at, end);
        }

        if (times is not { } time)
        {
            return end;
        }

        // "At seven or so, maybe eight"
        if (at > 0 && Is(at - 1, "or") && _phrase.HasTime)
        {
            return Fault(ScheduleFault.TimeVague, at - 1, end);
        }

        _phrase.Said.Add((null, false, time));
        var joined = false;
        while (true)
        {
            var joint = end;
            while (Is(joint, "and") || Is(joint, "comma") || Is(joint, "or"))
            {
                joint++;
            }

            if (joint == end)
            {
                break;
            }

            var again = Raw(joint).Equals("again", StringComparison.OrdinalIgnoreCase) ? joint + 1 : joint;
            var prep = Is(again, "at") ? again + 1 : again;
            if (prep >= lexemes.Count || IsDateNumber(prep))
            {
                break;
            }

            var after = OneTime(prep, true, out var second);
            if (after == prep)
            {
                break;
            }

            if (lexemes.Skip(end).Take(joint - end).Any(lexeme => lexeme.Is("or")))
            {
                return Fault(ScheduleFault.TimeVague, start, after);
            }

            if (second is { } one)
            {
                _phrase.Said.Add((null, false, one));
            }

            end = after;
            joined = true;
        }

        // "8-9", "8 8:30": which of the two?
        if (!joined && end < lexemes.Count && (Is(end, "dash") || IsClock(end) || (Is(end, "at") && IsClock(end + 1))))
        {
            var from = Is(end, "dash") || Is(end, "at") ? end + 1 : end;
            if (from < lexemes.Count && OneTime(from, true, out _) is var after && after > from && !IsDateNumber(from))
            {
                return Fault(ScheduleFault.TimeVague, start, after);
            }
        }

        return end;
    }

    private bool IsDateNumber(int at) => Number(at) is not null && (Is(at + 1, "month") || (at + 1 < lexemes.Count && IsSuffix(at + 1)) || (Is(at + 1, "unit") && !Is(at + 1, "oclock")));

    /// <summary>One time of day; null if the words are one that no clock shows or that may be two.</summary>
    private int OneTime(int at, bool asked, out LocalTime? time)
    {
        time = null;
        if (Of(at, "clock") is { } fixedTime)
        {
            var parts = fixedTime.Split(':');
            var end = at + 1;
            time = Placed(int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), at, ref end, isExact: parts[0] is "12" or "00");
            return end;
        }

        // "Четверть десятого", "пол восьмого", "десять минут девятого", "без пяти восемь"
        if (Of(Counted(at), "hourof") is { } of && Counted(at) is var hourAt && hourAt > at)
        {
            var end = hourAt + 1;
            var counted = Is(at, "halfof") ? 30 : Is(at, "quarterof") ? 15 : Number(at)!.Value;
            time = Placed((int.Parse(of, CultureInfo.InvariantCulture) + 11) % 12 is 0 ? 12 : (int.Parse(of, CultureInfo.InvariantCulture) + 11) % 12, counted, at, ref end, isExact: false);
            return end;
        }

        if (Is(at, "without") && (Is(at + 1, "quarterof") ? 15 : Number(at + 1)) is >= 1 and <= 30 and var lacking && Hour(Is(at + 2, "minute") ? at + 3 : at + 2) is { } full)
        {
            var end = (Is(at + 2, "minute") ? at + 3 : at + 2) + 1;
            time = Placed((full + 11) % 12 is 0 ? 12 : (full + 11) % 12, 60 - lacking, at, ref end, isExact: false);
            return end;
        }

        if (Is(at, "hourone") && (Is(at + 1, "part") || asked) && !Is(at + 1, "shift"))
        {
            var end = at + 1;
            time = Placed(1, 0, at, ref end, isExact: false);
            return end;
        }

        if (Is(at, "half") && Hour(at + 1) is { } half)
        {
            // Half seven is half past six in many languages.
            _phrase.HalfHour = Words(at, at + 2);
            var end = at + 2;
            time = Placed(half, 30, at, ref end, isExact: false);
            return end;
        }

        var amount = Is(at, "half") ? 30 : Is(at, "quarter") ? 15 : Is(at, "a") && Is(at + 1, "quarter") ? 15 : Number(at) is >= 1 and <= 59 and var minutes ? minutes : (int?)null;
        if (amount is { } past)
        {
            var word = Is(at, "a") ? at + 2 : at + 1;
            if (Number(at) == 20 && Of(word, "num") is { Length: 1 } unit)
            {
                past += int.Parse(unit, CultureInfo.InvariantCulture);
                word++;
            }

            word = Is(word, "minute") ? word + 1 : word;
            var isPast = Is(word, "past");
            var isTo = Raw(word).ToLowerInvariant() is "to" or "til" or "till" or "before" or "of";
            if ((isPast || isTo) && (Hour(word + 1) is not null || Is(word + 1, "clock")) && !(isTo && !Is(at, "half") && !Is(at, "quarter") && !Is(at, "a") && Is(word, "dash") && Number(at) > 12 is false && Number(word + 1) is > 12))
            {
                var end = word + 2;
                var hour = Hour(word + 1) ?? int.Parse(Of(word + 1, "clock")!.Split(':')[0], CultureInfo.InvariantCulture);
                if (!isPast && Is(word, "dash") && Number(at) is not null && !Is(word - 1, "minute") && Of(at, "num") is null && past % 5 != 0)
                {
                    return at;
                }

                time = Placed(isPast ? hour : (hour + 23) % 24, isPast ? past : 60 - past, at, ref end, isExact: false);
                return end;
            }
        }

        if (IsClock(at))
        {
            var token = Raw(at).ToLowerInvariant();
            var parts = token.Split(':', '.', 'h');
            var end = at + 1;
            var minute = parts.Length > 1 && parts[1].Length > 0 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
            time = Placed(int.Parse(parts[0], CultureInfo.InvariantCulture), minute, at, ref end, isExact: token[0] == '0' || token.Contains('h', StringComparison.Ordinal), isWritten: true);
            return end;
        }

        if (Number(at) is not { } number || IsDateNumber(at) || Raw(at + 1).StartsWith("sentence", StringComparison.OrdinalIgnoreCase))
        {
            return at;
        }

        var raw = Raw(at);
        if (raw.Length is 3 or 4 && raw.All(char.IsAsciiDigit))
        {
            if (number is >= 2024 and <= 2100 && !asked)
            {
                return at;
            }

            var end = at + 1;
            time = Placed(number / 100, number % 100, at, ref end, isExact: raw[0] == '0', isWritten: true);
            return end;
        }

        // A bare number is an hour after "at", before a sign of a time, or where days were said.
        var marked = asked || Is(at + 1, "am") || Is(at + 1, "pm") || Is(at + 1, "oclock") || Is(at + 1, "ish") || Is(at + 1, "part") || raw.Length == 2 && raw[0] == '0';
        if (!marked && number > 24)
        {
            return at;
        }

        var next = at + 1;
        var minuteSaid = 0;
        if (Of(at, "num") is not null || raw.Length <= 2)
        {
            var oh = Is(next, "oh") && Number(next + 1) is < 10;
            if (oh)
            {
                minuteSaid = Number(next + 1)!.Value;
                next += 2;
            }
            else if (Of(next, "num") is { Length: 2 } tens && int.Parse(tens, CultureInfo.InvariantCulture) is >= 10 and < 60 && Of(at, "num") is not null)
            {
                minuteSaid = int.Parse(tens, CultureInfo.InvariantCulture);
                next++;
                if (minuteSaid is 20 or 30 or 40 or 50 && Of(next, "num") is { Length: 1 } ones)
                {
                    minuteSaid += int.Parse(ones, CultureInfo.InvariantCulture);
                    next++;
                }
            }
        }

        time = Placed(number, minuteSaid, at, ref next, isExact: raw.Length == 2 && raw[0] == '0', isWritten: minuteSaid > 0);
        return next;
    }

    /// <summary>Where the hour stands in "четверть десятого"; the place itself where no minutes are counted.</summary>
    private int Counted(int at) => Is(at, "halfof") || Is(at, "quarterof") ? at + 1 : Number(at) is >= 1 and <= 30 ? (Is(at + 1, "minute") ? at + 2 : at + 1) : at;

    private int? Hour(int at) => Number(at) is >= 0 and <= 24 and var hour && !IsDateNumber(at) ? hour : null;
}
