using NodaTime;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Chat.Subscriptions.Grammar;

namespace RussiaTaliban.Chat.Intents;

/// <summary>
/// What a message wants of subscriptions: a new one, a change, an end, a pause, or an answer about them. Null for what is a question to the corpus.
/// A wish with a word that nothing accounts for is asked back, never done in part.
/// </summary>
internal sealed class WishReader
{
    private const int MostLexemes = 60;

    private readonly string _text;
    private readonly List<Lexeme> _lexemes;
    private readonly int _head;
    private readonly SubscriptionFilter? _which;
    private readonly bool _whichFails;

    private WishReader(string text)
    {
        _text = text;
        _lexemes = Vocabulary.Lex(text);
        var (start, end) = Which();
        if (end > start)
        {
            var words = text[_lexemes[start].Start.._lexemes[end - 1].End];
            _which = SubscriptionFilter.Read(words);
            _whichFails = _which is null;
            _lexemes.RemoveRange(start, Math.Min(end - start + 1, _lexemes.Count - start));
        }

        // "Hello, I am a student of journalism. Please send …": who somebody is says nothing of a schedule.
        var stop = _lexemes.FindIndex(lexeme => lexeme.Text is "." or "!");
        if (stop > 0 && stop < _lexemes.Count - 2 && (_lexemes[0].Is("polite") || _lexemes[0].Is("away") || _lexemes[0].Text is "I" or "i")
            && !_lexemes.Take(stop).Any(lexeme => lexeme.Is("every") || lexeme.Is("day") || lexeme.Is("days") || lexeme.Is("only") || lexeme.Is("except") || lexeme.Is("about") || lexeme.Is("stop") || lexeme.Is("pause")
                || lexeme.Is("until") || lexeme.Is("onlynew") || lexeme.Is("object") || IsQuestion(lexeme) && !lexeme.Is("am") || char.IsAsciiDigit(lexeme.Text[0])))
        {
            _lexemes.RemoveRange(0, stop + 1);
        }

        // What follows a thank-you and says nothing of a schedule is a name or a courtesy.
        var closing = _lexemes.FindIndex(1 < _lexemes.Count ? 1 : 0, lexeme => lexeme.Is("closing"));
        if (closing > 0 && _lexemes.Count - closing <= 6 && !_lexemes.Skip(closing + 1).Any(lexeme => lexeme.Is("every") || lexeme.Is("day") || lexeme.Is("days") || lexeme.Is("except") || lexeme.Is("until") || char.IsAsciiDigit(lexeme.Text[0])))
        {
            _lexemes.RemoveRange(closing, _lexemes.Count - closing);
        }

        _head = _lexemes.FindIndex(lexeme => !lexeme.Is("polite") && lexeme.Text is not ("," or "." or "!" or ":" or "-" or "/"));
    }

    /// <summary>The intent of a message; null where it is about something else.</summary>
    public static Intent? Read(string text)
    {
        var reader = new WishReader(text);
        return reader._head < 0 || reader._lexemes.Count > MostLexemes ? null : reader.Read();
    }

    private Lexeme Head => _lexemes[_head];

    private bool Has(string concept) => _lexemes.Any(lexeme => lexeme.Is(concept));

    private bool ToMe => Has("me") || _lexemes.Any(lexeme => lexeme.Text.EndsWith(" me", StringComparison.OrdinalIgnoreCase) || lexeme.Text.EndsWith(" us", StringComparison.OrdinalIgnoreCase));

    /// <summary>A word that questions are made of; "am" after a number is none.</summary>
    private static bool IsQuestion(Lexeme lexeme) => lexeme.Is("question") && !lexeme.Is("am");

    private bool AllKnown => _lexemes.All(lexeme => lexeme.Tags.Count > 0 || char.IsAsciiDigit(lexeme.Text[0]));

    private Intent? Read()
    {
        if (Question() is { } question)
        {
            return question;
        }

        if (Away() is { } away)
        {
            return away;
        }

        if (Has("pause") && Operation("pause") && Pause() is { } pause)
        {
            return pause;
        }

        if (Operation("resume") && Resume() is { } resume)
        {
            return resume;
        }

        if (_whichFails && (Operation("stop") || Operation("change")))
        {
            return null;
        }

        if (Head.Is("question") && !Head.Is("send") && !Head.Is("change"))
        {
            return null;
        }

        return Skip() ?? Stop() ?? AddOrRemove() ?? Moved() ?? Change() ?? Subscribe();
    }

    /// <summary>True where the message begins with a word of this kind, or with a few fillers and then it.</summary>
    private bool Operation(string concept)
    {
        for (var at = _head; at < Math.Min(_lexemes.Count, _head + 4); at++)
        {
            if (_lexemes[at].Is(concept))
            {
                return true;
            }

            if (IsQuestion(_lexemes[at]) || (!_lexemes[at].Is("filler") && !_lexemes[at].Is("polite") && !_lexemes[at].Is("send") && !_lexemes[at].Is("pron") && !_lexemes[at].Is("object") && !_lexemes[at].Is("me") && !(concept == "resume" && _lexemes[at].Is("change"))))
            {
                return false;
            }
        }

        return false;
    }

    private SchedulePhrase Phrase(bool pausing, params string[] taken) =>
        new PhraseReader([.. _lexemes.Skip(_head).Where(lexeme => !taken.Any(lexeme.Is))], _text, pausing).Read();

    /// <summary>Where "the 7:30 one", "the first one", "stop 2" stand; nothing where they do not.</summary>
    private (int Start, int End) Which()
    {
        var one = _lexemes.FindIndex(lexeme => lexeme.Text.ToLowerInvariant() is "one" or "subscription" or "digest" or "summary" or "briefing");
        if (one > 0)
        {
            var start = one;
            while (start > 0 && (_lexemes[start - 1].Is("day") || _lexemes[start - 1].Is("days") || _lexemes[start - 1].Is("ord") || _lexemes[start - 1].Is("oclock") || _lexemes[start - 1].Is("am") || _lexemes[start - 1].Is("pm")
                || _lexemes[start - 1].Is("clock") || (_lexemes[start - 1].Is("part") && !_lexemes[start - 1].Text.Contains(' ', StringComparison.Ordinal)) || char.IsAsciiDigit(_lexemes[start - 1].Text[0]) || (_lexemes[start - 1].Tags.Count == 0 && char.IsUpper(_lexemes[start - 1].Text[0]))))
            {
                start--;
            }

            var determined = start > 0 && _lexemes[start - 1].Text.ToLowerInvariant() is "the" or "my" or "our";
            var isNext = _lexemes[Math.Max(0, one - 1)].Is("next");
            if (start < one && determined && !isNext && start > 1)
            {
                return (start, one);
            }
        }

        // "stop 2", "pause number 1", "stop the 8:00"
        if (_lexemes.Count >= 2 && (_lexemes[0].Is("stop") || _lexemes[0].Is("pause") || _lexemes[0].Is("resume")) && char.IsAsciiDigit(_lexemes[^1].Text[0]) && _lexemes[^1].Text.Length <= 2
            && _lexemes.Skip(1).SkipLast(1).All(lexeme => lexeme.Text.ToLowerInvariant() is "number" or "no" or "#" or "the" or "."))
        {
            return (_lexemes.Count - 1, _lexemes.Count);
        }

        return (0, 0);
    }

    private SubscriptionsIntent? Question()
    {
        if (!AllKnown || Has("mistyped"))
        {
            return null;
        }

        var spoken = Has("object") || Has("pron") || _lexemes.Any(lexeme => lexeme.Is("next") || lexeme.Text.Equals("one", StringComparison.OrdinalIgnoreCase));
        if (_lexemes.Any(lexeme => lexeme.Is("list") && (lexeme.Text.Contains(' ', StringComparison.Ordinal) && !lexeme.Text.StartsWith("show me", StringComparison.OrdinalIgnoreCase) && !lexeme.Text.StartsWith("show my", StringComparison.OrdinalIgnoreCase) && !lexeme.Text.StartsWith("list my", StringComparison.OrdinalIgnoreCase)
                || IsSubscription(lexeme) || lexeme.Text.ToLowerInvariant() is "status" or "settings")
                || (lexeme.Is("list") && _lexemes.Any(IsSubscription)))
            && !Has("stop") && !Has("pause") && !Has("change") && !Has("days") && !Has("every") && !Has("whynot"))
        {
            return new SubscriptionsIntent();
        }

        return Has("whynot") && (spoken || Has("came") || Has("today") || Has("part") || Has("day")) ? new SubscriptionsIntent { About = SubscriptionQuestion.Missing }
            : Has("whethersent") && (spoken || Has("came") || Has("today") || _lexemes.Count <= 2) && (Has("today") || Has("object") || Has("pron") || Has("me") || Has("came") || spoken) ? new SubscriptionsIntent { About = SubscriptionQuestion.Sent }
            : Has("whennext") && (spoken || Has("came") || _lexemes.Count(lexeme => lexeme.Text is not "?") == 1 || _lexemes.Any(lexeme => lexeme.Is("whennext") && lexeme.Text.Split(' ').Length > 3)) ? new SubscriptionsIntent { About = SubscriptionQuestion.Next }
            : null;
    }

    private static bool IsSubscription(Lexeme lexeme) =>
        lexeme.Text.Contains("subscri", StringComparison.OrdinalIgnoreCase) || lexeme.Text.Contains("schedule", StringComparison.OrdinalIgnoreCase) || lexeme.Text.Contains("подпис", StringComparison.OrdinalIgnoreCase)
        || lexeme.Text.ToLowerInvariant() is "digests" or "summaries" or "briefings" or "deliveries";

    /// <summary>"I'm on leave from 7 to 18 December, please send nothing"; a mere hint is asked back.</summary>
    private Intent? Away()
    {
        if (!Head.Is("away") || !_lexemes.Any(lexeme => lexeme.Is("away") && lexeme.Text.ToLowerInvariant() is not ("i'm" or "im" or "i am" or "i'll be" or "i will be")))
        {
            return null;
        }

        var phrase = Phrase(pausing: true, "away", "skip", "stop", "pause", "object", "fornow");
        if (phrase.Leftover.Count > 0 || phrase.HasTime || phrase.Fault != ScheduleFault.None)
        {
            return null;
        }

        if (!Has("skip") && !Has("stop") && !Has("pause"))
        {
            return phrase.IsSchedule ? Asked(ScheduleFault.ChangeUnclear, null) : null;
        }

        var week = _lexemes.Any(lexeme => lexeme.Is("nextweek"));
        return phrase.Once is { } once && week ? new PauseIntent(null, once) { From = once, Which = _which }
            : phrase.Once is { } day ? Changed(new ScheduleChange(null, null, null) { Skipped = [day] })
            : new PauseIntent(null, phrase.Until is { } end ? phrase.Through ? end with { Plus = end.Plus + 1 } : end : phrase.From is null && phrase.Duration is { } days ? new PauseEnd(Days: days) : null)
            { From = phrase.From, Duration = phrase.From is null ? null : phrase.Duration, Which = _which };
    }

    private Intent? Pause()
    {
        var phrase = Phrase(pausing: true, "pause", "fornow", "away");
        if (phrase.Fault == ScheduleFault.DateImpossible || phrase.Fault == ScheduleFault.DateAmbiguous)
        {
            return new PauseIntent { Fault = phrase.Fault, FaultyWords = phrase.FaultyWords, Which = _which };
        }

        if (phrase.Leftover.Count > 0 || phrase.HasTime || phrase.Fault != ScheduleFault.None || _whichFails)
        {
            return phrase.From is not null || phrase.Until is not null || phrase.Duration is not null || _lexemes.Any(lexeme => lexeme.Is("until")) && _lexemes.Count <= 12
                ? new PauseIntent { Fault = ScheduleFault.DateImpossible, FaultyWords = phrase.FaultyWords ?? string.Join(' ', phrase.Leftover), Which = _which }
                : null;
        }

        if (phrase.Once is { } once && phrase.Duration is null && phrase.Until is null)
        {
            return Changed(new ScheduleChange(null, null, null) { Skipped = [once] });
        }

        if (phrase.HasDays)
        {
            return phrase.Said is [(Weekdays days, false, null)] && Has("plural")
                ? Changed(new ScheduleChange(days, null, null) { How = DaysChange.Remove })
                : phrase.Said is [(Weekdays one, false, null)] && System.Numerics.BitOperations.PopCount((uint)one) == 1
                ? Changed(new ScheduleChange(null, null, null) { Skipped = [new PauseEnd(Day: (IsoDayOfWeek)(System.Numerics.BitOperations.TrailingZeroCount((uint)one) + 1))] })
                : new PauseIntent { Fault = ScheduleFault.ChangeUnclear, Which = _which };
        }

        var until = phrase.Until is { } end ? phrase.Through ? end with { Plus = end.Plus + 1 } : end : (PauseEnd?)null;
        return phrase.From is null && phrase.Duration is { } days2
            ? new PauseIntent(null, new PauseEnd(Days: days2)) { Which = _which }
            : new PauseIntent(null, until) { From = phrase.From, Duration = phrase.From is null ? null : phrase.Duration, Which = _which };
    }

    private Intent? Resume()
    {
        var phrase = Phrase(pausing: true, "resume", "change");
        if (phrase.Leftover.Count > 0 || _whichFails)
        {
            return null;
        }

        return phrase.Once is { Days: not 0 } once ? new PauseIntent(null, once) { Which = _which }
            : phrase.From is { Days: not 0 } from ? new PauseIntent(null, from) { Which = _which }
            : phrase.HasTime || phrase.HasDays ? null
            : new ResumeIntent { Which = _which };
    }

    private Intent? Stop()
    {
        if (!Operation("stop"))
        {
            return null;
        }

        var phrase = Phrase(pausing: true, "stop", "resume", "anymore", "came", "send", "instead", "subscribe", "list", "away");
        phrase.Leftover.RemoveAll(word => word.ToLowerInvariant() is "from" or "of" or "to");
        var about = Has("object") || ToMe || Has("pron") || Has("here");
        if (phrase.Leftover.Count > 0 || phrase.Fault is not (ScheduleFault.None or ScheduleFault.Once))
        {
            var strong = _text.Contains("subscri", StringComparison.OrdinalIgnoreCase);
            return strong || (Has("object") && ToMe) ? Asked(phrase.Fault == ScheduleFault.None ? ScheduleFault.NotUnderstood : phrase.Fault, phrase.FaultyWords ?? string.Join(' ', phrase.Leftover)) : null;
        }

        if (Head.Is("stop") is false && !about)
        {
            return null;
        }

        if (phrase.Duration is not null || phrase.Until is not null || phrase.ForNow)
        {
            var until = phrase.Until is { } end ? phrase.Through ? end with { Plus = end.Plus + 1 } : end : phrase.Duration is { } days ? new PauseEnd(Days: days) : (PauseEnd?)null;
            return phrase.From is null ? new PauseIntent(null, until) { Which = _which } : new PauseIntent(null, phrase.Until is null ? null : until) { From = phrase.From, Duration = phrase.Duration, Which = _which };
        }

        if (phrase.Once is { } single && Has("possessive"))
        {
            return Changed(new ScheduleChange(null, null, null) { Skipped = [single] });
        }

        if ((phrase.Once is { Days: not 0 }) || phrase.From is { Days: not 0 })
        {
            return Asked(ScheduleFault.EndUnclear, null);
        }

        if (phrase.Said.FirstOrDefault(said => said.Days is not null && !said.Vague).Days is { } set)
        {
            return phrase.HasTime || phrase.Except != Weekdays.None || phrase.Weeks > 1 ? Asked(ScheduleFault.ChangeUnclear, null)
                : Has("plural") || Has("anymore") || set is Weekdays.Weekend or Weekdays.WorkingDays ? Changed(new ScheduleChange(set, null, null) { How = DaysChange.Remove })
                : Asked(ScheduleFault.EndUnclear, null);
        }

        return phrase.HasTime || phrase.Except != Weekdays.None || phrase.Zone is not null || phrase.Shift is not null || phrase.OnlyNew ? Asked(ScheduleFault.ChangeUnclear, null) : new StopIntent { Which = _which };
    }

    private Intent? Skip()
    {
        var negated = Head.Is("except") && !Head.Is("holiday");
        if (!negated && !Has("skip") || Has("onlynew"))
        {
            return null;
        }

        if (_text.TrimEnd().EndsWith('?') && Head.Is("skip") && AllKnown && (Has("today") || Has("part") || Has("came")))
        {
            return new SubscriptionsIntent { About = SubscriptionQuestion.Missing };
        }

        var phrase = Phrase(pausing: true, "skip", "except", "anymore", "send", "remove", "came");
        if (phrase.Leftover.Count > 0 || phrase.HasTime || phrase.Fault is not (ScheduleFault.None or ScheduleFault.Holidays or ScheduleFault.Once))
        {
            return Head.Text.Equals("skip", StringComparison.OrdinalIgnoreCase) && phrase.IsSchedule ? Asked(ScheduleFault.NotUnderstood, string.Join(' ', phrase.Leftover)) : null;
        }

        if (phrase.Fault != ScheduleFault.None)
        {
            return Asked(phrase.Fault, phrase.FaultyWords);
        }

        if (phrase.Once is { } once)
        {
            return Changed(new ScheduleChange(null, null, null) { Skipped = [once] });
        }

        if (Has("skip") && (phrase.Until is not null || phrase.Duration is not null) && !phrase.HasDays)
        {
            return new PauseIntent(null, phrase.Until ?? new PauseEnd(Days: phrase.Duration)) { Which = _which };
        }

        if (!Head.Is("skip") && !negated && phrase.Said is [(Weekdays one, false, null)] && System.Numerics.BitOperations.PopCount((uint)one) == 1 && !Has("plural") && _lexemes.Any(lexeme => lexeme.Is("next")))
        {
            return Changed(new ScheduleChange(null, null, null) { Skipped = [new PauseEnd(Day: (IsoDayOfWeek)(System.Numerics.BitOperations.TrailingZeroCount((uint)one) + 1)) { SaidNext = true }] });
        }

        if (phrase.Said is [(Weekdays days, false, null), ..])
        {
            var all = phrase.Said.Aggregate(Weekdays.None, (set, said) => set | (said.Days ?? Weekdays.None));
            if (Has("plural") || Has("anymore") || Has("every") || all is Weekdays.Weekend)
            {
                return Changed(new ScheduleChange(all, null, null) { How = DaysChange.Remove });
            }

            return negated || System.Numerics.BitOperations.PopCount((uint)all) > 2 ? Asked(ScheduleFault.ChangeUnclear, null)
                : Changed(new ScheduleChange(null, null, null)
                {
                    Skipped = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None && all.HasFlag(DigestSchedule.Flag(day))).Select(day => new PauseEnd(Day: day))],
                });
        }

        return Head.Is("skip") && Has("next") ? Changed(new ScheduleChange(null, null, null) { Skipped = [ScheduleChange.NextDelivery] })
            : Head.Text.Equals("skip", StringComparison.OrdinalIgnoreCase) && AllKnown && (phrase.Duration ?? 0) == 0 && phrase.From is null && _lexemes.Count <= 3 ? Asked(ScheduleFault.ChangeUnclear, null)
            : null;
    }

    private Intent? AddOrRemove()
    {
        var remove = Operation("remove") || Has("anymore");
        if (!remove && !Has("add") || Head.Is("subscribe"))
        {
            return null;
        }

        if (remove && _which is not null)
        {
            return Phrase(pausing: false, "remove", "anymore") is { Leftover.Count: 0, IsSchedule: false } ? new StopIntent { Which = _which } : null;
        }

        var phrase = Phrase(pausing: false, "add", "remove", "anymore", "change", "instead", "send");
        if (Has("topic") && !_lexemes.Any(IsQuestion))
        {
            return Asked(ScheduleFault.Subject, null);
        }

        if (phrase.Leftover.Count > 0 || !(phrase.HasDays || phrase.HasTime || phrase.Fault != ScheduleFault.None || phrase.OnlyNew))
        {
            return phrase.HasDays && phrase.Leftover.Count < 2 && (Has("object") || Has("pron")) && !Head.Is("send") ? Asked(ScheduleFault.NotUnderstood, string.Join(' ', phrase.Leftover)) : null;
        }

        if (phrase.Fault != ScheduleFault.None)
        {
            return Has("object") || Has("pron") || phrase.HasDays || phrase.Fault == ScheduleFault.OtherPlace ? Asked(phrase.Fault, phrase.FaultyWords) : null;
        }

        var request = PhraseComposer.Compose(phrase);
        if (request.Fault != ScheduleFault.None)
        {
            return Asked(request.Fault, request.FaultyWords);
        }

        if (request.Details != ScheduleDetails.None || request.Further.Count > 0 || phrase.From is not null || phrase.Until is not null)
        {
            return remove ? Asked(ScheduleFault.ChangeUnclear, null) : new SubscribeIntent(request);
        }

        Weekdays? days = phrase.HasDays ? request.Days : null;
        LocalTime? time = phrase.HasTime || phrase.Part is not null ? request.Time : null;
        return remove
            ? days is null || time is not null ? Asked(ScheduleFault.ChangeUnclear, null) : Changed(new ScheduleChange(days, null, null) { How = DaysChange.Remove })
            : Changed(new ScheduleChange(days, time, phrase.Zone) { How = DaysChange.Add });
    }

    /// <summary>"I moved to New York", "use Kabul time", "change my time zone to Berlin".</summary>
    private Intent? Moved()
    {
        if (!Has("moved") && !Head.Is("change") || (Head.Is("moved") && Head.Text.ToLowerInvariant() is "i'm in" or "i am in" or "we're in" or "i'll be in" or "im in" or "i'm on" or "я в"))
        {
            return null;
        }

        var rest = _lexemes.Skip(_head).Where(lexeme => !lexeme.Is("moved") && !lexeme.Is("change") && !lexeme.Is("timezone") && !lexeme.Is("today") && !lexeme.Is("instead") && !lexeme.Is("time")).ToList();
        while (rest.Count > 1 && (rest[0].Is("filler") || rest[0].Is("pron") || rest[0].Is("in")) && ZoneOf(rest) is null)
        {
            rest.RemoveAt(0);
        }

        if (rest.Count > 0 && rest.All(lexeme => lexeme.Is("filler") || lexeme.Is("pron") || lexeme.Is("object")))
        {
            return null;
        }

        if (rest.Count == 0)
        {
            return Has("timezone") ? Asked(ScheduleFault.ZoneUnknown, null) : null;
        }

        var name = _text[rest[0].Start..rest[^1].End].TrimEnd('.', '!', ' ');
        if (Head.Is("change") && !Has("moved") && !Has("timezone") && (rest.Count > 4 || rest.Any(lexeme => lexeme.Is("day") || lexeme.Is("days") || lexeme.Is("part") || char.IsAsciiDigit(lexeme.Text[0])) || !_lexemes.Any(lexeme => lexeme.Is("time"))))
        {
            return null;
        }

        return Vocabulary.Ambiguous(name) is not null ? Asked(ScheduleFault.ZoneAmbiguous, name)
            : (Vocabulary.Zone(name) ?? ZoneNames.Find(name)) is { } zone ? Changed(new ScheduleChange(null, null, zone))
            : Has("timezone") ? Asked(ScheduleFault.ZoneUnknown, name) : null;
    }

    private string? ZoneOf(List<Lexeme> words) => _text[words[0].Start..words[^1].End].TrimEnd('.', '!', ' ') is var name ? Vocabulary.Zone(name) ?? ZoneNames.Find(name) : null;

    private Intent? Change()
    {
        var told = Head.Is("change") || Has("instead") || Has("alsoold") || Has("toomuch") || Has("sufficient") || Has("noend");
        if (Head.Is("until"))
        {
            var end = Phrase(pausing: true);
            var ends = Head.Text.Contains("end", StringComparison.OrdinalIgnoreCase) || Head.Text.Contains("prolong", StringComparison.OrdinalIgnoreCase);
            return end.Leftover.Count > 0 || end.HasDays || end.HasTime || end.Until is null ? null
                : ends ? Changed(new ScheduleChange(null, null, null) { Until = end.Until }) : Asked(ScheduleFault.ChangeUnclear, null);
        }

        var quiet = Phrase(pausing: false, "send", "change");
        if (quiet is { Leftover.Count: 0, HasDays: false, HasTime: false, Fault: ScheduleFault.None } && (quiet.OnlyNew || quiet.AlsoOld) && quiet.Part is null)
        {
            return Changed(new ScheduleChange(null, null, null) { OnlyNew = quiet.OnlyNew });
        }

        var bare = Head.Is("at") && !Has("object");
        if (!told && !bare && !_lexemes.Any(lexeme => lexeme.Text.ToLowerInvariant() is "later" or "earlier" or "позже" or "раньше"))
        {
            return null;
        }

        if (Shifted() is { } swapped)
        {
            return swapped;
        }

        var phrase = Phrase(pausing: false, "change", "instead", "timezone", "sufficient", "send");
        var addressed = Has("pron") || Has("object") || Has("timezone") || Has("instead") || Has("me") || _which is not null || _lexemes.Any(lexeme => lexeme.Text.ToLowerInvariant() is "time" or "my" or "one") || Has("toomuch") || Has("sufficient") || Has("noend") || (told && Head.Text.Contains(' ', StringComparison.Ordinal));
        if (Head.Is("change") && !phrase.IsSchedule && AllKnown && phrase.Leftover.All(word => word.Equals("time", StringComparison.OrdinalIgnoreCase)) && _lexemes.Any(lexeme => lexeme.Is("time") || lexeme.Is("object") || IsSubscription(lexeme)))
        {
            return Asked(ScheduleFault.TimeNeeded, null);
        }

        if (!phrase.IsSchedule || phrase.Fault == ScheduleFault.Length || (phrase.Fault != ScheduleFault.None && !told && !addressed && phrase.Fault != ScheduleFault.TimeNeeded))
        {
            return null;
        }

        if (phrase.Leftover.Count > 0)
        {
            return addressed && (phrase.HasDays || phrase.HasTime) && phrase.Leftover.Count <= 3 && !_lexemes.Any(IsQuestion) ? Asked(ScheduleFault.NotUnderstood, string.Join(' ', phrase.Leftover)) : null;
        }

        if (bare && !told && (phrase.HasDays || !(phrase.HasTime || phrase.Fault != ScheduleFault.None)))
        {
            return null;
        }

        if (told && phrase is { Fault: ScheduleFault.None, Weekly: true, Said.Count: 0, HasTime: false })
        {
            return Changed(new ScheduleChange(null, null, phrase.Zone) { Weeks = phrase.Weeks });
        }

        if (phrase.Fault is ScheduleFault.TimeNeeded && phrase.Shift == 0)
        {
            return Asked(ScheduleFault.TimeNeeded, phrase.FaultyWords);
        }

        if (phrase.Fault == ScheduleFault.None && phrase.Once is not null)
        {
            return phrase.HasTime && phrase.Once is { } && !phrase.HasDays ? Asked(ScheduleFault.Once, null) : Asked(ScheduleFault.ChangeUnclear, null);
        }

        var request = PhraseComposer.Compose(phrase);
        if (request.Fault != ScheduleFault.None)
        {
            return Asked(request.Fault, request.FaultyWords);
        }

        LocalTime? time = phrase.HasTime || phrase.Part is not null ? request.Time : null;
        Weekdays? days = phrase.Said.Any(said => said.Days is not null && (!said.Vague || Has("every") || Has("days"))) ? request.Days : null;
        var timeFirst = !Has("only") && phrase.Said.Count > 1 && phrase.Said[0].Time is not null && days is not null && days != Weekdays.EveryDay;
        if (request.Further.Count > 0 || request.Details with { OnlyNew = false } != ScheduleDetails.None || request.Skipped.Count > 0)
        {
            return request.Further.Count > 0 ? Asked(ScheduleFault.SeveralTimes, null)
                : time is null && days is not null ? Changed(new ScheduleChange(null, null, phrase.Zone) { Whole = request, KeepsTime = true })
                : days is null ? Changed(new ScheduleChange(null, time, phrase.Zone) { Skipped = request.Skipped })
                : Changed(new ScheduleChange(null, null, phrase.Zone) { Whole = request });
        }

        return Changed(new ScheduleChange(days, time, phrase.Zone)
        {
            How = timeFirst || (!Head.Is("change") && Has("instead") && days is not null && time is not null && days != Weekdays.EveryDay) ? DaysChange.TimeOfDays : DaysChange.Replace,
            Without = days is null ? phrase.Except : Weekdays.None,
            Shift = phrase.Shift ?? 0,
            From = phrase.From,
            Until = phrase.Until,
            Duration = phrase.Duration,
            NoEnd = phrase.NoEnd,
            OnlyNew = phrase.OnlyNew ? true : phrase.AlsoOld ? false : null,
        });
    }

    /// <summary>"move it from Monday to Tuesday", "change Mondays to Tuesdays".</summary>
    private ChangeScheduleIntent? Shifted()
    {
        var first = _lexemes.FindIndex(_head, lexeme => lexeme.Is("day"));
        if (first < 1 || first + 2 >= _lexemes.Count || !_lexemes[first + 2].Is("day") || _lexemes[first + 1].Text.ToLowerInvariant() is not ("to" or "на" or "with" or "by")
            || first + 3 != _lexemes.Count && !_lexemes.Skip(first + 3).All(lexeme => lexeme.Is("polite") || lexeme.Is("instead") || lexeme.Is("comma")))
        {
            return null;
        }

        var before = _lexemes[first - 1];
        var isMove = before.Is("from") || before.Is("change") || before.Text.Equals("the", StringComparison.OrdinalIgnoreCase) && _lexemes[first - 2].Is("change");
        if (!isMove || before.Text.Equals("to", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var (from, to) = (Flag(_lexemes[first]), Flag(_lexemes[first + 2]));
        return Changed(new ScheduleChange(to, null, null) { How = DaysChange.Add, Without = from });

        static Weekdays Flag(Lexeme lexeme) => DigestSchedule.Flag((IsoDayOfWeek)int.Parse(lexeme.Of("day")!, System.Globalization.CultureInfo.InvariantCulture));
    }

    private Intent? Subscribe()
    {
        var subscribe = Operation("subscribe");
        var send = Operation("send") || (_lexemes.Any(lexeme => lexeme.Is("send") && !IsQuestion(lexeme)) && Head.Tags.Count > 0 && !IsQuestion(Head));
        var weak = !_lexemes.Skip(_head).Take(3).Any(lexeme => lexeme.Is("send") && !(lexeme.Is("question") || lexeme.Text.ToLowerInvariant() is "show" or "give" or "want" or "need" or "like" or "get" or "have" or "notify" or "tell" or "prefer" or "come" or "comes" or "share"));
        var phrase = Phrase(pausing: false, "subscribe", "send");
        var addressed = ToMe || Has("object") || Has("pron") || Has("here");
        var rhythm = phrase.HasDays || phrase.HasTime || phrase.Part is not null || phrase.OnlyNew || phrase.Fault is ScheduleFault.TooOften or ScheduleFault.OtherRhythm or ScheduleFault.TimeImpossible
            or ScheduleFault.WhenNew or ScheduleFault.Once or ScheduleFault.RhythmAmbiguous or ScheduleFault.TimeAmbiguous or ScheduleFault.TimeVague || phrase.Once is not null;
        var starts = Head.Is("every") || Head.Is("day") || Head.Is("days") || Head.Is("weekly") || Head.Is("fortnight") || Head.Is("biweekly") || Head.Is("monthly") || Head.Is("object") || Head.Is("on") || Head.Is("part")
            || Head.Is("toooften") || Head.Is("otherrhythm") || Head.Is("at") || Head.Is("ord") || Head.Is("clock") || char.IsAsciiDigit(Head.Text[0]) || Head.Is("only") || Head.Is("num") || Head.Is("the") || Head.Is("oncetimes")
            || Head.Is("vaguepart") || Head.Is("vague") || Head.Is("other") || Head.Is("from") || Head.Is("filler") || Head.Is("mistyped") || Head.Is("half") || Head.Is("quarter") || Head.Is("tomorrow");
        if (!subscribe && !rhythm)
        {
            return null;
        }

        if (_lexemes.Any(lexeme => IsQuestion(lexeme) && !lexeme.Is("send") && !lexeme.Is("change") && !lexeme.Is("polite") && !lexeme.Is("filler")))
        {
            return null;
        }

        if (phrase.Leftover.Count is > 0 and < 4 && Head.Is("vague") && phrase.HasDays)
        {
            return Asked(ScheduleFault.TimeVague, null, true);
        }

        if (phrase.Leftover.Count > 0)
        {
            var clear = Has("object") && ToMe || subscribe && rhythm || (send && !weak && ToMe && phrase.HasDays);
            var few = phrase.Leftover.Count <= (clear ? 5 : 2);
            var known = (send && addressed || starts || subscribe) && few && (clear || (phrase.HasDays && phrase.HasTime && phrase.Leftover.Count <= 2 && (Has("object") || EndsWith(phrase.Leftover[^1]) || phrase.Fault is ScheduleFault.OtherPlace or ScheduleFault.Subject)));
            return known || (subscribe && few) ? Asked(phrase.Fault == ScheduleFault.None ? ScheduleFault.NotUnderstood : phrase.Fault, phrase.FaultyWords ?? string.Join(' ', phrase.Leftover), true) : null;
        }

        if (!subscribe && !(send && (addressed || phrase.HasDays || phrase.Part is not null)) && !(starts && (phrase.HasDays || phrase.Fault is ScheduleFault.TooOften or ScheduleFault.OtherRhythm or ScheduleFault.RhythmAmbiguous || phrase.HasTime && Has("object") || phrase.Once is not null && (phrase.HasTime || phrase.Part is not null) || phrase.HasTime && phrase.Zone is null && phrase.OwnZone)))
        {
            return null;
        }

        if (!subscribe && !send && phrase is { HasTime: false, Part: null, Fault: ScheduleFault.None } && !Has("every") && !Has("days") && !Has("plural") && !Has("weekly") && !Has("fortnight") && !Has("biweekly") && !Has("monthly") && !Has("oncetimes"))
        {
            return null;
        }

        if (phrase.Skipped.Count == 0 && phrase.Shift is not null)
        {
            return null;
        }

        var request = PhraseComposer.Compose(phrase);
        var timeFirst = !subscribe && !send && phrase.Said.Count == 2 && phrase.Said[0].Time is not null && phrase.Said[1] is { Days: not null, Vague: false };
        return new SubscribeIntent(request) { MayChange = timeFirst };
    }

    /// <summary>True where the words end with what was not understood: "every Monday at 8 xyz"; not in "daily patrols at 8".</summary>
    private bool EndsWith(string word) => _lexemes.Last(lexeme => char.IsLetterOrDigit(lexeme.Text[0])).Text == word;

    private ChangeScheduleIntent Changed(ScheduleChange change) => new(change, _which);

    private Intent Asked(ScheduleFault fault, string? words, bool subscribing = false) => subscribing
        ? new SubscribeIntent(new ScheduleRequest(Weekdays.EveryDay, PhraseComposer.Default(null), null) { Fault = fault, FaultyWords = words })
        : new ChangeScheduleIntent(new ScheduleChange(null, null, null) { Fault = fault, FaultyWords = words }, _which);
}
