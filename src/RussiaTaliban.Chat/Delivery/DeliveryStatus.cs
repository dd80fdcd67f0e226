namespace RussiaTaliban.Chat;

/// <summary>What is known about one delivery.</summary>
public enum DeliveryStatus
{
    /// <summary>Someone is about to send it.</summary>
    Claimed,

    /// <summary>The platform has taken it.</summary>
    Sent,

    /// <summary>It was certainly not sent. Tried again while <see cref="Delivery.RetryAt"/> is set.</summary>
    Failed,

    /// <summary>Whether it was sent cannot be known: a crash or a lost answer. It is shown and never sent again.</summary>
    Unknown,
}
