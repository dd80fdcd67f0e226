namespace RussiaTaliban.Chat;

/// <summary>Whether a subscription delivers.</summary>
public enum SubscriptionState
{
    /// <summary>Deliveries take place.</summary>
    Active,

    /// <summary>Paused without an end: it waits for "resume".</summary>
    Paused,

    /// <summary>Stopped by a person.</summary>
    Stopped,

    /// <summary>Ended because the bot was blocked, removed or is no longer let in.</summary>
    Refused,
}
