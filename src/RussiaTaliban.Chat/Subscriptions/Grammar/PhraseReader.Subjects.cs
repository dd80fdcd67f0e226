namespace RussiaTaliban.Chat.Subscriptions.Grammar;

/// <summary>What a summary is about, how long it is and where it goes.</summary>
internal sealed partial class PhraseReader
{
    private const int MaxPlaceNameWords = 4;

    /// <summary>"About China and Taiwan", "news on sanctions", "climate stuff", "only Iran", "topics: Iran, Russia".</summary>
    private int Subject(int at)
    {
        if (Is(at, "alltopics"))
        {
            _phrase.AllSubjects = true;
            return at + 1;
        }

        if (Is(at, "topic") && Subjects(Raw(at + 1) == ":" || Is(at + 1, "being") || Is(at + 1, "to") ? at + 2 : at + 1) is var listed && listed > at + 2)
        {
            return listed;
        }

        if (Is(at, "about") && IsAbout(at))
        {
            var end = Subjects(at + 1);
            return end > at + 1 ? end : at;
        }

        // "Iran news", "the economic section", "only Iran"
        var run = at;
        while (IsUnknown(run) && run - at < MaxPlaceNameWords)
        {
            run++;
        }

        if (run == at)
        {
            return at;
        }

        // "Add Taiwan to the topics"
        var list = Is(run + 1, "the") || Is(run + 1, "possess") ? run + 2 : run + 1;
        if ((Is(run, "to") || Is(run, "from")) && Is(list, "topic"))
        {
            _phrase.Subjects.Add(Words(at, run));
            return list + 1;
        }

        // "Housing and planning only"
        var several = run;
        while ((Is(several, "and") || Is(several, "comma")) && IsUnknown(several + 1))
        {
            for (several++; IsUnknown(several);)
            {
                several++;
            }
        }

        if (Is(several, "only") && (several + 1 == lexemes.Count || Is(several + 1, "comma") || Ends(several + 1)) && !lexemes.Skip(at).Take(several - at).Any(lexeme => Vocabulary.IsNearlyDay(lexeme.Text)))
        {
            Subjects(at);
            return several + 1;
        }

        var after = at > 0 && Is(at - 1, "the") ? at - 2 : at - 1;
        var named = Is(run, "topicnoun") || (Is(run, "object") && char.IsUpper(Raw(at)[0]) && at > 0);
        if (!named && !(after >= 0 && lexemes[after].Is("only") && (run == lexemes.Count || Ends(run) || IsSchedule(run))))
        {
            return at;
        }

        if (lexemes.Skip(at).Take(run - at).Any(lexeme => Vocabulary.IsNearlyDay(lexeme.Text)))
        {
            return at;
        }

        _phrase.Subjects.Add(Words(at, run));
        return named ? run + 1 : run;
    }

    /// <summary>True for a word that tells what something is about: "about"; "on" and "of" only after what can be about something.</summary>
    private bool IsAbout(int at)
    {
        var word = Raw(at).ToLowerInvariant();
        if (word is not ("on" or "of" or "по" or "re"))
        {
            return true;
        }

        if (at == 0)
        {
            return false;
        }

        var afterSchedule = word == "on" && _phrase.HasTime && _phrase.HasDays && IsUnknown(at + 1) && !Vocabulary.IsNearlyDay(Raw(at + 1));
        var afterPronoun = Is(at - 1, "pron") && (word == "re" || (word == "on" && !Is(at - 1, "me") && IsUnknown(Is(at + 1, "the") ? at + 2 : at + 1)));
        return Is(at - 1, "object") || Is(at - 1, "topicnoun") || Is(at - 1, "about") || afterSchedule || afterPronoun;
    }

    private bool IsUnknown(int at) => at >= 0 && at < lexemes.Count && lexemes[at].Tags.Count == 0 && char.IsLetter(Raw(at)[0]);

    /// <summary>Subjects joined by "and", "or" and commas.</summary>
    private int Subjects(int at)
    {
        var end = at;
        while (end < lexemes.Count)
        {
            var from = end;
            while (Is(from, "the") || Is(from, "a") || Is(from, "every") || Is(from, "newsword") || Raw(from) is "“" or "\"" or "'" or "„" or "«" or ":")
            {
                from++;
            }

            var to = from;
            while (to < lexemes.Count && !IsSchedule(to) && !Ends(to) && !(Is(to, "and") || Is(to, "or") || Is(to, "comma")))
            {
                to++;
            }

            var last = to;
            while (last > from && (Raw(last - 1) is "”" or "\"" or "'" or "“" or "»" or "." or "!" or "?" || Is(last - 1, "topicnoun") && last - 1 > from))
            {
                last--;
            }

            if (last == from || lexemes.Skip(from).Take(last - from).All(lexeme => lexeme.Is("pron") || lexeme.Is("filler") || lexeme.Is("object") || lexeme.Is("me")))
            {
                return end == at ? at : end - 1;
            }

            _phrase.Subjects.Add(Words(from, last));
            end = to;
            if (!(Is(end, "and") || Is(end, "or") || Is(end, "comma")))
            {
                return end;
            }

            while (Is(end, "and") || Is(end, "or") || Is(end, "comma"))
            {
                end++;
            }

            if (end == lexemes.Count || IsSchedule(end) || Ends(end) || Is(end, "send") || Is(end, "about") || Is(end, "here") || Is(end, "person"))
            {
                return end;
            }
        }

        return end;
    }

    /// <summary>True for words that belong to no subject: courtesies, conditions, places, lengths.</summary>
    private bool Ends(int at) => at >= lexemes.Count || IsParting(at) || Is(at, "polite") || Is(at, "closing") || Is(at, "only") || Is(at, "but") || Is(at, "instead") || Is(at, "when") || Is(at, "neg") || Is(at, "anymore") || Is(at, "length") || Is(at, "mail")
        || Is(at, "otherplace") || Is(at, "hereplace") || Raw(at) is "." or "!" or "?" || (Is(at, "toplace") && IsPlaceName(at + 1, out _, out _)) || Raw(at)[0] is '#' or '<';

    private bool IsSchedule(int at)
    {
        if (at >= lexemes.Count || Is(at, "mistyped"))
        {
            return at >= lexemes.Count;
        }

        var isNumber = (Number(at) is not null || IsClock(at)) && !(at > 0 && lexemes[at - 1].End == lexemes[at].Start && char.IsLetter(Raw(at - 1)[^1]))
            && !(Number(at) is >= 1700 and <= 2100 && Raw(at).Length == 4 && IsUnknown(at + 1));
        return isNumber || Is(at, "every") || Is(at, "day") || Is(at, "days") || Is(at, "weekly") || Is(at, "part") || Is(at, "clock") || Is(at, "until") || Is(at, "fortnight") || Is(at, "monthly") || Is(at, "onlynew")
            || Is(at, "tomorrow") || Is(at, "thisweek") || Is(at, "nextweek") || Is(at, "mytime") || ((Is(at, "at") || Is(at, "from") || Is(at, "on") || Is(at, "for") || Is(at, "in")) && at + 1 < lexemes.Count && (Is(at + 1, "the") ? IsSchedule(at + 2) : IsSchedule(at + 1)))
            || (Is(at, "in") && Is(at + 1, "length")) || (Is(at, "at") && Is(at + 1, "half")) || (Is(at, "other") && Is(at + 1, "day")) || Is(at, "oncetimes");
    }

    /// <summary>"In #foreign-desk", "to the asia desk channel".</summary>
    private int Place(int at)
    {
        if (Is(at, "otherplace") || Is(at, "mail"))
        {
            return at;
        }

        var start = Is(at, "toplace") ? at + 1 : at;
        start = Raw(start).Equals("both", StringComparison.OrdinalIgnoreCase) ? start + 1 : start;
        if (!IsPlaceName(start, out var end, out var name))
        {
            return at;
        }

        if (start == at && Raw(start)[0] is not ('#' or '<'))
        {
            return at;
        }

        if (_phrase.Place is not null && !_phrase.Place.StartsWith('#'))
        {
            return Fault(ScheduleFault.OtherPlace, at, end);
        }

        _phrase.Place = _phrase.Place is null ? name : $"{_phrase.Place},{name}";
        return end;
    }

    private bool IsPlaceName(int at, out int end, out string name)
    {
        (end, name) = (at, "");
        while (Is(at, "the") || Is(at, "possess"))
        {
            at++;
        }

        at = Is(at, "channel") && Raw(at + 1) is { Length: > 1 } next && next[0] is '#' or '<' ? at + 1 : at;
        if (Raw(at) is { Length: > 1 } tag && tag[0] is '#' or '<')
        {
            (name, end) = (Raw(at), Is(at + 1, "channel") ? at + 2 : at + 1);
            return true;
        }

        var run = at;
        while (run < lexemes.Count && run - at < MaxPlaceNameWords && !Is(run, "channel") && !IsSchedule(run) && !Is(run, "comma") && char.IsLetter(Raw(run)[0]))
        {
            run++;
        }

        if (run == at || !Is(run, "channel") || !IsUnknown(at) || Is(at, "here"))
        {
            return false;
        }

        (name, end) = (Words(at, run), run + 1);
        return true;
    }

    /// <summary>"Short", "in three sentences", "headlines only", "everything in full".</summary>
    private int Length(int at)
    {
        var start = at;
        if (Is(at, "in") || Is(at, "atmost"))
        {
            at++;
        }

        at = Is(at, "atmost") ? at + 1 : at;
        if (Of(at, "length") is { } length)
        {
            _phrase.Sentences = length == "all" ? ScheduleDetails.Everything : int.Parse(length, System.Globalization.CultureInfo.InvariantCulture);
            return at + 1;
        }

        if (Number(at) is not { } count || !(Is(at + 1, "sentence") || (Raw(at + 1) == "-" && Is(at + 2, "sentence"))))
        {
            return start;
        }

        var end = Raw(at + 1) == "-" ? at + 3 : at + 2;
        end = Is(end, "atmost") ? end + 1 : end;
        if (count is < 1 or > 8)
        {
            return Fault(ScheduleFault.Length, at, end);
        }

        _phrase.Sentences = count;
        return end;
    }
}
