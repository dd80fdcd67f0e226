namespace RussiaTaliban.Host.Web.Bidi;

/// <summary>
/// One paragraph by Unicode's bidirectional algorithm (UAX #9): which stretch of it is written in which direction, and in which order the stretches of a line stand
/// from left to right. No library that is served has it: HarfBuzz shapes what already has a direction, and ICU4N comes without this part of ICU.
/// </summary>
internal sealed class BidiText
{
    private readonly BidiClass[] _classes;
    private readonly byte[] _levels;

    private BidiText(string text, BidiClass[] classes, byte baseLevel)
    {
        Text = text;
        _classes = classes;
        IsRightToLeft = baseLevel == 1;
        _levels = new BidiLevels(text, classes, baseLevel).Resolve();
    }

    /// <summary>The paragraph.</summary>
    public string Text { get; }

    /// <summary>True where the paragraph itself runs from right to left.</summary>
    public bool IsRightToLeft { get; }

    /// <summary>Reads a paragraph.</summary>
    /// <param name="text">The paragraph, in the order in which it is spoken.</param>
    /// <param name="isRightToLeft">Its direction; null for that of its first letter (rules P2 and P3).</param>
    public static BidiText Of(string text, bool? isRightToLeft = null)
    {
        var classes = BidiClasses.Of(text);
        return new BidiText(text, classes, isRightToLeft is { } known ? (byte)(known ? 1 : 0) : BidiLevels.FirstStrong(classes, 0, classes.Length) ?? 0);
    }

    /// <summary>The level of each unit of a line: even from left to right, odd from right to left; spaces at its end have the paragraph's (rule L1).</summary>
    public byte[] Levels(int start, int length)
    {
        var levels = _levels[start..(start + length)];
        var isEnd = true;
        for (var at = length - 1; at >= 0; at--)
        {
            var kind = _classes[start + at];
            isEnd = kind is BidiClass.B or BidiClass.S || (isEnd && (kind is BidiClass.WS or BidiClass.BN or (>= BidiClass.LRE and <= BidiClass.PDI)));
            levels[at] = isEnd ? (byte)(IsRightToLeft ? 1 : 0) : levels[at];
        }

        return levels;
    }

    /// <summary>Brings stretches of a line, in the order of speech, into that in which they stand from left to right (rule L2).</summary>
    public static IReadOnlyList<T> Arrange<T>(IReadOnlyList<T> stretches, Func<T, byte> level)
    {
        var ordered = stretches.ToArray();
        var highest = ordered.Select(level).DefaultIfEmpty().Max();
        for (var floor = highest; floor > 0; floor--)
        {
            for (var at = 0; at < ordered.Length; at++)
            {
                var end = at;
                while (end < ordered.Length && level(ordered[end]) >= floor)
                {
                    end++;
                }

                if (end > at)
                {
                    Array.Reverse(ordered, at, end - at);
                    at = end;
                }
            }
        }

        return ordered;
    }
}
