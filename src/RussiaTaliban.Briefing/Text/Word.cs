namespace RussiaTaliban.Briefing.Text;

/// <summary>One word of a text in the form in which words are compared.</summary>
/// <param name="Folded">Lower case, without accents, possessive endings and inner marks: <c>U.S.</c> is <c>usa</c>, <c>Taliban’s</c> is <c>taliban</c>. Never empty.</param>
/// <param name="Start">Where it starts in the text, in UTF-16 code units.</param>
/// <param name="Length">How many code units of the text it covers.</param>
/// <param name="Shape">How it was written.</param>
internal readonly record struct Word(string Folded, int Start, int Length, WordShape Shape)
{
    /// <summary>The first code unit after the word.</summary>
    public int End => Start + Length;
}

/// <summary>How a word was written, as far as it tells something about what the word is.</summary>
internal enum WordShape
{
    /// <summary>Small letters, or a script that has no others.</summary>
    Plain,

    /// <summary>A capital first: a name, or the first word of a sentence.</summary>
    Capitalized,

    /// <summary>At least two letters, all of them capitals, or an abbreviation with points: <c>QCG</c>, <c>U.A.E.</c>.</summary>
    Acronym,

    /// <summary>Starts with a digit.</summary>
    Number,
}

/// <summary>A span of a text, in UTF-16 code units.</summary>
/// <param name="Start">The first unit, from 0.</param>
/// <param name="Length">How many units; 0 or more.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The unit after the last.</summary>
    public int End => Start + Length;

    /// <summary>The stretch of <paramref name="text"/> that this span names.</summary>
    public string Of(string text) => text.Substring(Start, Length);
}
