namespace RussiaTaliban.Host.Web.Bidi;

/// <summary>The levels of a paragraph: rules X1 to I2 of UAX #9, named beside the code that follows them.</summary>
internal sealed partial class BidiLevels(string text, BidiClass[] classes, byte baseLevel)
{
    private const int MaxDepth = 125;

    // What the explicit signs made of each class; later what the rules for words and numbers make of it.
    private readonly BidiClass[] _now = [.. classes];
    private readonly byte[] _levels = new byte[classes.Length];
    private readonly int[] _match = Isolates(classes);

    /// <summary>The level of the first letter outside isolates: 0 or 1; null where there is none (rules P2 and P3).</summary>
    public static byte? FirstStrong(BidiClass[] classes, int start, int end) => FirstStrong(classes, Isolates(classes), start, end);

    private static byte? FirstStrong(BidiClass[] classes, int[] match, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            switch (classes[at])
            {
                case BidiClass.L:
                    return 0;
                case BidiClass.R or BidiClass.AL:
                    return 1;
                case BidiClass.LRI or BidiClass.RLI or BidiClass.FSI:
                    at = match[at] < 0 ? end : match[at];
                    break;
            }
        }

        return null;
    }

    /// <summary>The level of each unit.</summary>
    public byte[] Resolve()
    {
        Explicit();
        var sequences = Sequences();

        // What stands around a sequence counts by the levels of the explicit signs, before letters and numbers change them.
        foreach (var (sequence, (before, after)) in sequences.Zip(sequences.ConvertAll(Edges)))
        {
            Words(sequence, before);
            BracketPairs(sequence, before);
            Neutrals(sequence, before, after);
            foreach (var at in sequence)
            {
                // I1 and I2.
                _levels[at] += _now[at] switch
                {
                    BidiClass.R => (byte)(1 - (_levels[at] & 1)),
                    BidiClass.AN or BidiClass.EN => (byte)(2 - (_levels[at] & 1)),
                    _ => (byte)(_levels[at] & 1),
                };
            }
        }

        for (var at = 0; at < _levels.Length; at++)
        {
            // Signs that show nothing go with what stands before them.
            _levels[at] = !IsRemoved(at) ? _levels[at] : at > 0 ? _levels[at - 1] : baseLevel;
        }

        return _levels;
    }

    // BD9: where each isolate ends, and -1 where it does not; for a sign that ends one, where it begins.
    private static int[] Isolates(BidiClass[] classes)
    {
        var match = new int[classes.Length];
        Array.Fill(match, -1);
        var open = new Stack<int>();
        for (var at = 0; at < classes.Length; at++)
        {
            if (classes[at] is BidiClass.LRI or BidiClass.RLI or BidiClass.FSI)
            {
                open.Push(at);
            }
            else if (classes[at] == BidiClass.PDI && open.TryPop(out var start))
            {
                (match[start], match[at]) = (at, start);
            }
        }

        return match;
    }

    private bool IsRemoved(int at) => classes[at] is BidiClass.BN or BidiClass.LRE or BidiClass.LRO or BidiClass.RLE or BidiClass.RLO or BidiClass.PDF;

    // X1 to X8.
    private void Explicit()
    {
        var stack = new Stack<(byte Level, BidiClass? Override, bool IsIsolate)>([(baseLevel, null, false)]);
        var (tooManyIsolates, tooManyEmbeddings, isolates) = (0, 0, 0);
        for (var at = 0; at < classes.Length; at++)
        {
            var kind = classes[at];
            switch (kind)
            {
                case BidiClass.RLE or BidiClass.LRE or BidiClass.RLO or BidiClass.LRO:
                    var next = Next(stack.Peek().Level, kind is BidiClass.RLE or BidiClass.RLO);
                    if (next <= MaxDepth && tooManyIsolates == 0 && tooManyEmbeddings == 0)
                    {
                        stack.Push((next, kind switch { BidiClass.RLO => BidiClass.R, BidiClass.LRO => BidiClass.L, _ => null }, false));
                    }
                    else if (tooManyIsolates == 0)
                    {
                        tooManyEmbeddings++;
                    }

                    break;
                case BidiClass.RLI or BidiClass.LRI or BidiClass.FSI:
                    Put(at, stack.Peek());
                    var isRightToLeft = kind == BidiClass.RLI
                        || (kind == BidiClass.FSI && FirstStrong(classes, _match, at + 1, _match[at] < 0 ? classes.Length : _match[at]) == 1);
                    var inner = Next(stack.Peek().Level, isRightToLeft);
                    if (inner <= MaxDepth && tooManyIsolates == 0 && tooManyEmbeddings == 0)
                    {
                        isolates++;
                        stack.Push((inner, null, true));
                    }
                    else
                    {
                        tooManyIsolates++;
                    }

                    break;
                case BidiClass.PDI:
                    if (tooManyIsolates > 0)
                    {
                        tooManyIsolates--;
                    }
                    else if (isolates > 0)
                    {
                        tooManyEmbeddings = 0;
                        while (!stack.Peek().IsIsolate)
                        {
                            stack.Pop();
                        }

                        stack.Pop();
                        isolates--;
                    }

                    Put(at, stack.Peek());
                    break;
                case BidiClass.PDF:
                    if (tooManyIsolates == 0 && tooManyEmbeddings > 0)
                    {
                        tooManyEmbeddings--;
                    }
                    else if (tooManyIsolates == 0 && !stack.Peek().IsIsolate && stack.Count > 1)
                    {
                        stack.Pop();
                    }

                    break;
                case BidiClass.B:
                    _levels[at] = baseLevel;
                    break;
                case BidiClass.BN:
                    break;
                default:
                    Put(at, stack.Peek());
                    break;
            }
        }
    }

    private void Put(int at, (byte Level, BidiClass? Override, bool IsIsolate) now)
    {
        _levels[at] = now.Level;
        _now[at] = now.Override ?? _now[at];
    }

    private static byte Next(byte level, bool isRightToLeft) => (byte)(isRightToLeft ? (level + 1) | 1 : (level + 2) & ~1);

    // X10: runs of one level, those before and after an isolate joined.
    private List<List<int>> Sequences()
    {
        var runs = new List<List<int>>();
        var byStart = new Dictionary<int, List<int>>();
        foreach (var at in Enumerable.Range(0, classes.Length).Where(at => !IsRemoved(at)))
        {
            if (runs.Count == 0 || _levels[runs[^1][^1]] != _levels[at])
            {
                runs.Add([]);
                byStart[at] = runs[^1];
            }

            runs[^1].Add(at);
        }

        var sequences = new List<List<int>>();
        foreach (var run in runs.Where(run => classes[run[0]] != BidiClass.PDI || _match[run[0]] < 0))
        {
            var sequence = new List<int>(run);
            while (classes[sequence[^1]] is BidiClass.LRI or BidiClass.RLI or BidiClass.FSI
                && _match[sequence[^1]] is >= 0 and var end && byStart.TryGetValue(end, out var rest))
            {
                sequence.AddRange(rest);
            }

            sequences.Add(sequence);
        }

        return sequences;
    }

    private (BidiClass Before, BidiClass After) Edges(List<int> sequence)
    {
        var level = _levels[sequence[0]];
        var (before, after) = (sequence[0] - 1, sequence[^1] + 1);
        while (before >= 0 && IsRemoved(before))
        {
            before--;
        }

        while (after < classes.Length && IsRemoved(after))
        {
            after++;
        }

        var isOpen = classes[sequence[^1]] is BidiClass.LRI or BidiClass.RLI or BidiClass.FSI && _match[sequence[^1]] < 0;
        return (Direction(Math.Max(level, before < 0 ? baseLevel : _levels[before])),
            Direction(Math.Max(level, isOpen || after >= classes.Length ? baseLevel : _levels[after])));
    }

    private static BidiClass Direction(int level) => (level & 1) == 1 ? BidiClass.R : BidiClass.L;
}
