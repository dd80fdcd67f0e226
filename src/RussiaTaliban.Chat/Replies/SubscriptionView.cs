namespace RussiaTaliban.Chat;

/// <summary>A subscription as a person sees it.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="Last">Its newest delivery; null before the first.</param>
public sealed record SubscriptionView(Subscription Subscription, Delivery? Last = null);
