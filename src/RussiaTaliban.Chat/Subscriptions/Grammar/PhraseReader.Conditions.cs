namespace RussiaTaliban.Chat.Subscriptions.Grammar;

/// <summary>Conditions and remarks: "only when there is something new", "8 is too early", "half an hour later".</summary>
internal sealed partial class PhraseReader
{
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

        if (Is(at, "begin") && (Is(at + 1, "send") || Is(at + 1, "pron") || Is(at + 1, "me") || Is(at + 1, "object") || ((Is(at + 1, "the") || Is(at + 1, "possess")) && Is(at + 2, "object"))))
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
            : Is(at, "form") ? Fault(ScheduleFault.Length, at, at + 1)
            : Is(at, "mail") || Is(at, "otherplace") ? Fault(ScheduleFault.OtherPlace, at, at + 1)
            : Is(at, "holiday") ? Fault(ScheduleFault.Holidays, at, at + 1)
            : at;
    }

    /// <summary>"Only if there is something new", "don't bother me when nothing has changed", "even when there is nothing new".</summary>
    private int Condition(int start)
    {
        var at = start;
        var (denied, even) = (false, false);
        while (Is(at, "but") || Is(at, "and") || Is(at, "only") || Is(at, "even") || Is(at, "comma") || Is(at, "add"))
        {
            even |= Is(at, "even") || Is(at, "add");
            at++;
        }

        if (Is(at, "neg") || Is(at, "skip"))
        {
            denied = true;
            for (at++; Is(at, "send") || Is(at, "pron") || Is(at, "me") || Is(at, "object") || Is(at, "bother") || Is(at, "here") || Of(at, "unit") == "day" || (Is(at, "filler") && !Is(at, "when"));)
            {
                at++;
            }
        }

        var whether = even && at > 0 && Raw(at - 1).Contains("whether", StringComparison.OrdinalIgnoreCase);
        if (!Is(at, "when") && !whether)
        {
            return start;
        }

        at = whether && !Is(at, "when") ? at - 1 : at;
        var always = Of(at, "when") == "each";
        denied ^= Of(at, "when") == "unless";
        for (at++; (Is(at, "being") || Is(at, "person") || Is(at, "the")) && !Is(at, "quant");)
        {
            at++;
        }

        if (Of(at, "quant") is not { } quantity)
        {
            return start;
        }

        var none = quantity.StartsWith("none", StringComparison.Ordinal);
        var isNew = quantity.EndsWith("new", StringComparison.Ordinal);
        var end = at + 1;
        for (var next = end; next <= at + 3 && (Is(next, "being") || Is(next, "newness")); next++)
        {
            isNew |= Is(next, "newness");
            end = next + 1;
        }

        if (!isNew)
        {
            return start;
        }

        // "When nothing is new, don't send it": the refusal may stand behind.
        var behind = end;
        while (Is(behind, "comma") || (Is(behind, "filler") && !Is(behind, "neg")))
        {
            behind++;
        }

        if (!denied && none && !even && (Is(behind, "neg") || Is(behind, "skip")))
        {
            denied = true;
            for (end = behind + 1; Is(end, "send") || Is(end, "pron") || Is(end, "me") || Is(end, "object");)
            {
                end++;
            }
        }

        foreach (var lexeme in lexemes.Skip(start).Take(end - start))
        {
            _phrase.Condition.Add(lexeme);
        }

        if (even)
        {
            _phrase.AlsoOld = true;
            return end;
        }

        if (always && !none && !denied)
        {
            return Fault(ScheduleFault.WhenNew, start, end);
        }

        _phrase.OnlyNew = none == denied;
        return none == denied ? end : Fault(ScheduleFault.NotUnderstood, start, end);
    }

    /// <summary>"Half an hour later", "later by 15 minutes", "forward by an hour", "later".</summary>
    private int Shift(int start)
    {
        var at = Raw(start) == "на" ? start + 1 : start;
        if (Amount(at, out var minutes) is var amount && amount > at)
        {
            var sign = Of(amount, "shift");
            if (sign is null || (sign == "either" && !Pulls) || (Is(amount, "back") && !Pushes))
            {
                return sign is null ? start : Fault(ScheduleFault.TimeNeeded, at, amount + 1);
            }

            _phrase.Shift = sign == "later" ? minutes : -minutes;
            return amount + 1;
        }

        if (Of(at, "shift") is not { } said)
        {
            return start;
        }

        var by = Is(at + 1, "by") ? at + 2 : at + 1;
        if (Amount(by, out var later) is var end && end > by)
        {
            if ((said == "either" && !Pulls) || (Is(at, "back") && !Pushes))
            {
                return Fault(ScheduleFault.TimeNeeded, at, end);
            }

            _phrase.Shift = said == "later" ? later : -later;
            return end;
        }

        if (Is(at, "back") || said == "either")
        {
            return start;
        }

        _phrase.Shift = 0;
        return Fault(ScheduleFault.TimeNeeded, at, at + 1);
    }

    private bool Pushes => lexemes.Any(lexeme => lexeme.Is("push"));

    /// <summary>"Bring it forward": earlier. "Move it forward" can be both.</summary>
    private bool Pulls => lexemes.Any(lexeme => lexeme.Is("pull"));

    /// <summary>A number of minutes or hours.</summary>
    private int Amount(int at, out int minutes)
    {
        minutes = 0;
        if (Is(at, "halfhour"))
        {
            minutes = 30;
            return at + 1;
        }

        if (Is(at, "quarterhour"))
        {
            minutes = 15;
            return at + 1;
        }

        if (Of(at, "unit") == "hour" && Raw(at) is not ("hours" or "hrs"))
        {
            minutes = 60;
            return at + 1;
        }

        if ((Number(at) ?? (Is(at, "a") ? 1 : null)) is { } count && Of(at + 1, "unit") is "hour" or "minute")
        {
            minutes = count * (Of(at + 1, "unit") == "hour" ? 60 : 1);
            return at + 2;
        }

        return at;
    }
}
