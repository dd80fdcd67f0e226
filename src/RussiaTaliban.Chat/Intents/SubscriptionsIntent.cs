namespace RussiaTaliban.Chat;

/// <summary>What is delivered here?</summary>
public sealed record SubscriptionsIntent : Intent;
