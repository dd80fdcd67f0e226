namespace RussiaTaliban.Host.Web.Bidi;

/// <summary>The rules within one sequence of a level: weak signs (W1 to W7), brackets (N0) and other signs (N1 and N2).</summary>
internal sealed partial class BidiLevels
{
    private const int MaxBrackets = 63;

    // W1 to W7.
    private void Words(List<int> sequence, BidiClass before)
    {
        var (previous, strong) = (before, before);
        foreach (var at in sequence)
        {
            // W1; and W2 and W3, which look back alone.
            _now[at] = _now[at] != BidiClass.NSM ? _now[at] : previous is BidiClass.LRI or BidiClass.RLI or BidiClass.FSI or BidiClass.PDI ? BidiClass.ON : previous;
            previous = _now[at];
        }

        foreach (var at in sequence)
        {
            strong = _now[at] is BidiClass.L or BidiClass.R or BidiClass.AL ? _now[at] : strong;
            _now[at] = _now[at] == BidiClass.EN && strong == BidiClass.AL ? BidiClass.AN : _now[at];
        }

        foreach (var at in sequence)
        {
            _now[at] = _now[at] == BidiClass.AL ? BidiClass.R : _now[at];
        }

        for (var place = 1; place + 1 < sequence.Count; place++)
        {
            // W4.
            var (left, kind, right) = (_now[sequence[place - 1]], _now[sequence[place]], _now[sequence[place + 1]]);
            if (left == right && ((kind is BidiClass.ES or BidiClass.CS && left == BidiClass.EN) || (kind == BidiClass.CS && left == BidiClass.AN)))
            {
                _now[sequence[place]] = left;
            }
        }

        for (var place = 0; place < sequence.Count; place++)
        {
            // W5.
            var end = place;
            while (end < sequence.Count && _now[sequence[end]] == BidiClass.ET)
            {
                end++;
            }

            if (end > place && ((place > 0 && _now[sequence[place - 1]] == BidiClass.EN) || (end < sequence.Count && _now[sequence[end]] == BidiClass.EN)))
            {
                for (; place < end; place++)
                {
                    _now[sequence[place]] = BidiClass.EN;
                }
            }

            place = Math.Max(place, end - 1);
        }

        strong = before;
        foreach (var at in sequence)
        {
            // W6 and W7.
            _now[at] = _now[at] is BidiClass.ES or BidiClass.ET or BidiClass.CS ? BidiClass.ON : _now[at];
            strong = _now[at] is BidiClass.L or BidiClass.R ? _now[at] : strong;
            _now[at] = _now[at] == BidiClass.EN && strong == BidiClass.L ? BidiClass.L : _now[at];
        }
    }

    // N0.
    private void BracketPairs(List<int> sequence, BidiClass before)
    {
        var (open, pairs) = (new List<(char Closing, int Place)>(), new List<(int Open, int Close)>());
        for (var place = 0; place < sequence.Count; place++)
        {
            var at = sequence[place];
            if (_now[at] != BidiClass.ON)
            {
                continue;
            }

            if (BidiClasses.ClosingOf(text[at]) is { } closing)
            {
                if (open.Count == MaxBrackets)
                {
                    // BD16 gives up here, with no pair at all.
                    return;
                }

                open.Add((closing, place));
            }
            else if (BidiClasses.Closing(text[at]) is { } closes && open.FindLastIndex(one => one.Closing == closes) is >= 0 and var found)
            {
                pairs.Add((open[found].Place, place));
                open.RemoveRange(found, open.Count - found);
            }
        }

        var own = Direction(_levels[sequence[0]]);
        foreach (var (start, end) in pairs.OrderBy(pair => pair.Open))
        {
            var inside = Enumerable.Range(start + 1, end - start - 1).Select(place => Strong(_now[sequence[place]])).OfType<BidiClass>().ToHashSet();
            var direction = inside.Contains(own) ? own
                : inside.Count == 0 ? (BidiClass?)null
                : Context(sequence, start, before) == own ? own
                : own == BidiClass.L ? BidiClass.R : BidiClass.L;
            if (direction is not { } set)
            {
                continue;
            }

            foreach (var bracket in new[] { start, end })
            {
                _now[sequence[bracket]] = set;
                for (var place = bracket + 1; place < sequence.Count && classes[sequence[place]] == BidiClass.NSM; place++)
                {
                    _now[sequence[place]] = set;
                }
            }
        }
    }

    private BidiClass Context(List<int> sequence, int place, BidiClass before)
    {
        for (place--; place >= 0; place--)
        {
            if (Strong(_now[sequence[place]]) is { } strong)
            {
                return strong;
            }
        }

        return before;
    }

    private static BidiClass? Strong(BidiClass kind) => kind switch
    {
        BidiClass.L => BidiClass.L,
        BidiClass.R or BidiClass.EN or BidiClass.AN => BidiClass.R,
        _ => null,
    };

    // N1 and N2.
    private void Neutrals(List<int> sequence, BidiClass before, BidiClass after)
    {
        for (var place = 0; place < sequence.Count; place++)
        {
            var end = place;
            while (end < sequence.Count && Strong(_now[sequence[end]]) is null)
            {
                end++;
            }

            if (end == place)
            {
                continue;
            }

            var left = place == 0 ? before : Strong(_now[sequence[place - 1]])!.Value;
            var right = end == sequence.Count ? after : Strong(_now[sequence[end]])!.Value;
            for (; place < end; place++)
            {
                _now[sequence[place]] = left == right ? left : Direction(_levels[sequence[place]]);
            }

            place = end - 1;
        }
    }
}
