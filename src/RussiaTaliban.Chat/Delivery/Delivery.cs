using NodaTime;

namespace RussiaTaliban.Chat;

/// <summary>One row of the ledger: one subscription on one local day.</summary>
/// <param name="SubscriptionId">The subscription.</param>
/// <param name="Date">The local day in the schedule's zone.</param>
/// <param name="Status">What is known.</param>
public sealed record Delivery(string SubscriptionId, LocalDate Date, DeliveryStatus Status)
{
    /// <summary>How many times sending was begun, from 1.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>When the status last changed.</summary>
    public Instant ChangedAt { get; init; }

    /// <summary>When a failed delivery is tried again; null where it is not.</summary>
    public Instant? RetryAt { get; init; }
}
