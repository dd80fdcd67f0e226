namespace RussiaTaliban.Chat;

/// <summary>What is the matter with a wish for a schedule.</summary>
public enum ScheduleFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>More often than once a day.</summary>
    TooOften,

    /// <summary>A rhythm other than days of the week: every month, every other day.</summary>
    OtherRhythm,

    /// <summary>Several times in one wish: each is a subscription of its own.</summary>
    SeveralTimes,

    /// <summary>A time that no clock shows.</summary>
    TimeImpossible,

    /// <summary>A place or zone that is not known.</summary>
    ZoneUnknown,
}
