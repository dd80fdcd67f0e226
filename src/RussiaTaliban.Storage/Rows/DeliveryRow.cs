using NodaTime;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Storage;

/// <summary>The ledger's row: one subscription on one local day, which the primary key says.</summary>
internal sealed class DeliveryRow
{
    public required string SubscriptionId { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>The subscription's channel, so that a worker finds its retries by an index.</summary>
    public required string Channel { get; init; }

    public int Status { get; set; }

    public int Attempts { get; set; }

    public long ChangedAt { get; set; }

    public long? RetryAt { get; set; }

    public Delivery ToDelivery() => new(SubscriptionId, LocalDate.FromDateOnly(Date), (DeliveryStatus)Status)
    {
        Attempts = Attempts,
        ChangedAt = Instant.FromUnixTimeTicks(ChangedAt),
        RetryAt = RetryAt is { } at ? Instant.FromUnixTimeTicks(at) : null,
    };
}
