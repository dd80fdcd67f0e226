namespace RussiaTaliban.Briefing.Search.Questions;

/// <summary>How a question leans on the one before it.</summary>
internal enum FollowUp
{
    /// <summary>It stands alone, or the subject was changed.</summary>
    None,

    /// <summary>It asks the question before again about something else: "and China?".</summary>
    Replaces,

    /// <summary>It asks on about what the question before was about: "why them?", "who said that?".</summary>
    Continues,
}
