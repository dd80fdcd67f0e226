namespace RussiaTaliban.Chat.Subscriptions;

/// <summary>What is wrong with a request for a schedule.</summary>
public enum ScheduleFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>More often than once a day.</summary>
    TooOften,

    /// <summary>A rhythm that schedules do not have: every other day, every quarter.</summary>
    OtherRhythm,

    /// <summary>Several times where one schedule has one.</summary>
    SeveralTimes,

    /// <summary>A time that no clock shows.</summary>
    TimeImpossible,

    /// <summary>A place or zone that is not known.</summary>
    ZoneUnknown,

    /// <summary>Words with a meaning that no rule accounts for.</summary>
    NotUnderstood,

    /// <summary>A time that may be two: "half seven", "at 5".</summary>
    TimeAmbiguous,

    /// <summary>A time that leaves open which: "between 8 and 9", "before lunch".</summary>
    TimeVague,

    /// <summary>No time where one is needed: "later".</summary>
    TimeNeeded,

    /// <summary>No day where one is needed: "every two weeks".</summary>
    DaysNeeded,

    /// <summary>A rhythm that may be two: "every third Friday".</summary>
    RhythmAmbiguous,

    /// <summary>A name of several zones: IST.</summary>
    ZoneAmbiguous,

    /// <summary>A day that no calendar has, or that is over.</summary>
    DateImpossible,

    /// <summary>A date that may be two: 10/01.</summary>
    DateAmbiguous,

    /// <summary>Holidays, which differ by country.</summary>
    Holidays,

    /// <summary>A single delivery and no rhythm.</summary>
    Once,

    /// <summary>Deliveries whenever something is new instead of by the clock.</summary>
    WhenNew,

    /// <summary>A subject: a summary is of the whole corpus.</summary>
    Subject,

    /// <summary>Another place than this conversation, or another medium.</summary>
    OtherPlace,

    /// <summary>No conversation of this name that the speaker and the bot are both in.</summary>
    NoSuchPlace,

    /// <summary>A length or form.</summary>
    Length,

    /// <summary>A change that would leave no day.</summary>
    NoDayLeft,

    /// <summary>A change that does not say what is to change.</summary>
    ChangeUnclear,

    /// <summary>An end that may be a pause: "stop tomorrow".</summary>
    EndUnclear,

    /// <summary>Nothing is due on the day that is to be left out.</summary>
    NothingThen,

    /// <summary>A wish about deliveries of which no more is known.</summary>
    WishUnclear,
}
