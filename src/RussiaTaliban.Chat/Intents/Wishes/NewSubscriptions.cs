using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Chat.Subscriptions.Grammar;

namespace RussiaTaliban.Chat.Intents.Wishes;

/// <summary>Wishes for a new subscription: "send me this every weekday at 8", "daily at 7", "subscribe".</summary>
internal static class NewSubscriptions
{
    private static readonly string[] Openings =
    [
        "every", "day", "days", "weekly", "fortnight", "biweekly", "monthly", "object", "on", "part", "toooften", "otherrhythm", "at", "ord", "clock", "only", "num", "the", "oncetimes",
        "vaguepart", "vague", "length", "form", "mail", "whole", "pron", "other", "from", "filler", "mistyped", "half", "quarter", "tomorrow", "today", "once", "everydays", "neg",
    ];

    private static readonly string[] Rhythms = ["every", "days", "plural", "weekly", "fortnight", "biweekly", "monthly", "oncetimes", "everydays"];

    private const int MaxLeftOver = 2;
    private const int MaxLeftOverWhereClear = 5;

    /// <summary>The intent; null if the message is about something else.</summary>
    public static Intent? Read(Wish wish)
    {
        var subscribe = wish.BeginsWith("subscribe");
        var send = wish.BeginsWith("send") || (wish.Lexemes.Any(lexeme => lexeme.Is("send") && !Wish.IsQuestion(lexeme)) && wish.Head.Tags.Count > 0 && !Wish.IsQuestion(wish.Head));
        var weak = !wish.Lexemes.Skip(wish.HeadAt).Take(3).Any(lexeme => lexeme.Is("send") && !lexeme.Is("fetch") && !lexeme.Is("question"));
        var phrase = wish.Phrase(pausing: false, "subscribe", "send");
        var single = phrase.Dates.Count > 0;
        var rhythm = phrase.HasDays || phrase.HasTime || phrase.Part is not null || phrase.OnlyNew || single || phrase.Fault is ScheduleFault.TooOften or ScheduleFault.OtherRhythm or ScheduleFault.TimeImpossible
            or ScheduleFault.WhenNew or ScheduleFault.Once or ScheduleFault.RhythmAmbiguous or ScheduleFault.TimeAmbiguous or ScheduleFault.TimeVague;
        var starts = char.IsAsciiDigit(wish.Head.Text[0]) || Openings.Any(wish.Head.Is) || (phrase.Subjects.Count > 0 && phrase.HasTime);
        if ((!subscribe && !rhythm) || wish.Asks(phrase) || (wish.Has("now") && !phrase.HasDays && !phrase.HasTime && !subscribe))
        {
            return null;
        }

        var repeats = Rhythms.Any(wish.Has);
        if (phrase.Leftover.Count > 0)
        {
            return LeftOver(wish, phrase, subscribe, send, weak, rhythm, starts);
        }

        // "Tell me about the summit on Tuesday" asks; "every Tuesday" or a time would make it a wish.
        if (!subscribe && phrase.Subjects.Count > 0 && !repeats && !phrase.HasTime && phrase.Part is null)
        {
            return null;
        }

        if (!subscribe && !(send && (wish.IsAddressed || phrase.HasDays || phrase.Part is not null))
            && !(starts && (phrase.HasDays || phrase.Except != Weekdays.None || phrase.Fault is ScheduleFault.TooOften or ScheduleFault.OtherRhythm or ScheduleFault.RhythmAmbiguous || (phrase.HasTime && wish.Has("object"))
                || (single && (phrase.HasTime || phrase.Part is not null)) || (phrase.HasTime && phrase.Zone is null && phrase.OwnZone))))
        {
            return null;
        }

        if (!subscribe && !send && phrase is { HasTime: false, Part: null, Fault: ScheduleFault.None } && !repeats)
        {
            return null;
        }

        if (phrase.Skipped.Count == 0 && phrase.Shift is not null)
        {
            return null;
        }

        // "Mondays only, and also every day": the one or the other.
        if (wish.Has("only") && wish.Has("add") && phrase.Said.Exists(said => said.Days == Weekdays.EveryDay) && phrase.Said.Exists(said => said.Days is { } some && some != Weekdays.EveryDay))
        {
            return wish.Asked(ScheduleFault.DaysNeeded, null, subscribing: true);
        }

        // Single days with a time: deliveries on them and no longer.
        if (single && phrase.HasTime && !phrase.HasDays && phrase.From is null && phrase.Until is null && phrase.Fault is ScheduleFault.None or ScheduleFault.Once && phrase.Dates.Count is 1 or 2)
        {
            (phrase.From, phrase.Until, phrase.Fault, phrase.FaultyWords) = (phrase.Dates[0], phrase.Dates[^1], ScheduleFault.None, null);
            phrase.Dates.Clear();
        }

        var request = PhraseComposer.Compose(phrase);
        if (request.Fault == ScheduleFault.None && !phrase.HasTime)
        {
            return wish.Asked(phrase.HasDays ? ScheduleFault.TimeNeeded : ScheduleFault.DaysNeeded, null, subscribing: true);
        }

        request = request with { IsOnce = single };
        var timeFirst = !subscribe && !send && phrase.Said.Count == 2 && phrase.Said[0].Time is not null && phrase.Said[1] is { Days: not null, Vague: false };
        return new SubscribeIntent(request)
        {
            MayChange = timeFirst,
            IsTimeOnly = !subscribe && !phrase.HasDays && phrase.Except == Weekdays.None && phrase.Place is null && phrase.Subjects.Count == 0 && !single && request.Further.Count == 0,
        };
    }

    /// <summary>Words that nothing accounts for: asked back where it is clear that deliveries are spoken of, a question to the corpus otherwise.</summary>
    private static Intent? LeftOver(Wish wish, SchedulePhrase phrase, bool subscribe, bool send, bool weak, bool rhythm, bool starts)
    {
        if (phrase.HasDays && phrase.Leftover.Count <= MaxLeftOverWhereClear && (wish.Head.Is("vague") || Dangles(wish, phrase)))
        {
            return wish.Asked(ScheduleFault.TimeVague, string.Join(' ', phrase.Leftover), subscribing: true);
        }

        if ((wish.AllKnown || wish.Has("until") && phrase.HasTime) && phrase.HasDays && (starts || subscribe || send) && !wish.IsAsked)
        {
            return wish.AskedFor(phrase, subscribing: true);
        }

        // "Stick it in #desk every day at 8": a verb that is not known, of what is known.
        if (phrase.Leftover.Count == 1 && phrase is { HasDays: true, HasTime: true, Fault: ScheduleFault.None } && wish.Head.Text == phrase.Leftover[0] && wish.Lexemes.Count > wish.HeadAt + 2 && !wish.IsAsked
            && (wish.Lexemes[wish.HeadAt + 1].Is("pron") || wish.Lexemes[wish.HeadAt + 1].Is("me") || (wish.Lexemes[wish.HeadAt + 1].Is("the") && wish.Lexemes[wish.HeadAt + 2].Is("object"))) && phrase.Place is not null)
        {
            return new SubscribeIntent(PhraseComposer.Compose(phrase.WithoutLeftover()));
        }

        var clear = (wish.Has("object") && wish.ToMe) || (subscribe && rhythm) || (send && !weak && wish.ToMe && phrase.HasDays);
        var few = phrase.Leftover.Count <= (clear ? MaxLeftOverWhereClear : MaxLeftOver);
        var ends = wish.Lexemes.Last(lexeme => char.IsLetterOrDigit(lexeme.Text[0])).Text == phrase.Leftover[^1];
        var known = ((send && wish.IsAddressed) || starts || subscribe) && few
            && (clear || (phrase.HasDays && phrase.HasTime && phrase.Leftover.Count <= MaxLeftOver && (wish.Has("object") || ends || phrase.Fault is ScheduleFault.OtherPlace)));
        return known || (subscribe && few) ? wish.AskedFor(phrase, subscribing: true) : null;
    }

    /// <summary>"Every morning before the meeting": a rhythm, and then a moment that no clock shows.</summary>
    private static bool Dangles(Wish wish, SchedulePhrase phrase)
    {
        var at = wish.Lexemes.FindIndex(lexeme => lexeme.Text == phrase.Leftover[0]);
        return !wish.IsAsked && !phrase.HasTime && Rhythms.Any(wish.Head.Is) && at > 1
            && wish.Lexemes.Take(at + 1).Any(lexeme => lexeme.Is("vague") || lexeme.Is("past") || lexeme.Text.Equals("as", StringComparison.OrdinalIgnoreCase) || lexeme.Is("when"));
    }
}
