namespace RussiaTaliban.Briefing;

/// <summary>A stretch of a text, in UTF-16 code units.</summary>
/// <param name="Start">The first unit, from 0.</param>
/// <param name="Length">How many units; 0 or more.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The unit after the last.</summary>
    public int End => Start + Length;

    /// <summary>The stretch of <paramref name="text"/> that this span names.</summary>
    public string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Substring(Start, Length);
    }
}
