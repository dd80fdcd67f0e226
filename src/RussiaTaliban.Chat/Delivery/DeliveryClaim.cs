namespace RussiaTaliban.Chat;

/// <summary>The right to send one delivery, once.</summary>
/// <param name="Subscription">As it stood when the claim was made.</param>
/// <param name="Delivery">The ledger's row, now claimed.</param>
public sealed record DeliveryClaim(Subscription Subscription, Delivery Delivery);
