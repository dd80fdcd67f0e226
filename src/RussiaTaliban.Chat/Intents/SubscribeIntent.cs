namespace RussiaTaliban.Chat;

/// <summary>Deliver the digest here, again and again.</summary>
/// <param name="Request">When, as far as it was said.</param>
public sealed record SubscribeIntent(ScheduleRequest Request) : Intent;
