namespace RussiaTaliban.Chat;

/// <summary>How many live subscriptions there may be.</summary>
public static class SubscriptionLimits
{
    /// <summary>In one conversation.</summary>
    public const int PerConversation = 20;

    /// <summary>Made by one person, over all conversations of a channel.</summary>
    public const int PerPerson = 20;
}
