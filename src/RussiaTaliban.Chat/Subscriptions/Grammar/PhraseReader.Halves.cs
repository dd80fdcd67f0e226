using NodaTime;

namespace RussiaTaliban.Chat.Subscriptions.Grammar;

/// <summary>The half of the day that an hour is in.</summary>
internal sealed partial class PhraseReader
{
    /// <summary>Up to this hour a summary "at five o'clock" may as well be one of the afternoon.</summary>
    private const int LatestNight = 5;

    /// <summary>The time with "pm", "in the evening" and the like after it.</summary>
    private LocalTime? Placed(int hour, int minute, int at, ref int end, bool isExact, bool isWritten = false)
    {
        var oclock = false;
        while (Is(end, "oclock") || Is(end, "ish") || (Is(end, "dash") && Is(end + 1, "ish")))
        {
            oclock |= Is(end, "oclock");
            end += Is(end, "dash") ? 2 : 1;
        }

        if (end < lexemes.Count && Raw(end).ToLowerInvariant() is "a" or "p" && lexemes[end].Start == lexemes[end - 1].End && char.IsAsciiDigit(Raw(end - 1)[^1]))
        {
            // "4p"
            var isLate = Raw(end).ToLowerInvariant() is "p";
            end++;
            return hour is >= 1 and <= 12 && minute is >= 0 and <= 59 ? new LocalTime((hour % 12) + (isLate ? 12 : 0), minute) : null;
        }

        var half = Is(end, "am") ? 'a' : Is(end, "pm") ? 'p' : ' ';
        if (half != ' ')
        {
            end++;
            if (Raw(end) == "." && end + 1 == lexemes.Count)
            {
                end++;
            }
        }

        while (Is(end, "oclock") || Is(end, "ish"))
        {
            end++;
        }

        string? part = null;
        if (Of(end, "part") is { } own)
        {
            part = own;
            _phrase.Part = own;
            end++;
        }
        else if (Is(end, "tonight"))
        {
            part = "evening";
        }
        else if (_isLate && lexemes.LastOrDefault(lexeme => lexeme.Of("part") is "afternoon" or "evening" or "night") is { } late && !lexemes.Any(lexeme => lexeme.Of("part") == "morning"))
        {
            part = late.Of("part");
        }
        else if (lexemes.FirstOrDefault(lexeme => lexeme.Of("part") == "morning") is not null && !_isLate)
        {
            part = "morning";
        }

        if (hour > 24 || minute > 59 || (hour == 24) || (half != ' ' && hour is < 1 or > 12))
        {
            Fault(ScheduleFault.TimeImpossible, at > 0 && Is(at - 1, "at") ? at - 1 : at, end);
            return null;
        }

        if (half == 'p')
        {
            hour = hour == 12 ? 12 : hour + 12;
        }
        else if (half == 'a')
        {
            hour = hour == 12 ? 0 : hour;
        }
        else if (hour == 12 && part is "evening" or "morning" && !isExact && !isWritten && hour == 12)
        {
            Fault(ScheduleFault.TimeAmbiguous, at, end);
            return null;
        }
        else if (part == "night" && hour == 12)
        {
            hour = 0;
        }
        else if (part is "evening" or "afternoon" && hour is > 0 and < 12 || (part == "night" && hour is >= 5 and < 12))
        {
            hour += 12;
        }
        else if (part is null && hour is >= 1 and <= 6 && !isExact && !isWritten && !(oclock && hour > LatestNight))
        {
            // A summary at five: before sunrise or in the afternoon?
            Fault(ScheduleFault.TimeAmbiguous, at, end);
            return null;
        }

        return new LocalTime(hour, minute);
    }
}
