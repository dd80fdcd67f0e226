namespace RussiaTaliban.Briefing.Text;

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
