namespace RussiaTaliban.Briefing.Text;

/// <summary>What a sentence has that a question can ask for.</summary>
[Flags]
internal enum AnswerSlots
{
    /// <summary>Nothing particular.</summary>
    None = 0,

    /// <summary>A year, a month, a day, a decade.</summary>
    Date = 1,

    /// <summary>A number or an amount, in figures or words.</summary>
    Number = 2,

    /// <summary>A name of somebody or something that is no country.</summary>
    Name = 4,

    /// <summary>A country, or a name after a word of place.</summary>
    Place = 8,

    /// <summary>A reason or an aim.</summary>
    Reason = 16,

    /// <summary>A reason in so many words: because, driven by, in order to.</summary>
    Cause = 32,
}
