namespace RussiaTaliban.Chat;

/// <summary>What came of adding a subscription.</summary>
public enum AddOutcome
{
    /// <summary>It is kept.</summary>
    Added,

    /// <summary>The conversation has a live one with the same schedule.</summary>
    AlreadyThere,

    /// <summary>The conversation or the person has as many as are allowed (<see cref="SubscriptionLimits"/>).</summary>
    TooMany,
}
