namespace RussiaTaliban.Chat;

/// <summary>Deliver at another time, on other days or in another zone: "make it 9".</summary>
/// <param name="Change">What is to be otherwise.</param>
/// <param name="Which">Which subscription; null for the only one.</param>
public sealed record ChangeScheduleIntent(ScheduleChange Change, SubscriptionFilter? Which = null) : Intent;
