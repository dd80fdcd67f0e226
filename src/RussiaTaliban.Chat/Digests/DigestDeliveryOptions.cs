namespace RussiaTaliban.Chat.Digests;

/// <summary>How digests are delivered. Section <c>Delivery</c>.</summary>
public sealed class DigestDeliveryOptions
{
    /// <summary>How often the ledger is asked for what is due. From 1 second to 1 minute; default 5 seconds.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one sending may take before its outcome counts as unknown. From 1 second to 2 minutes; default 30 seconds.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How old a claim without an outcome may grow before its holder counts as gone. Longer than <see cref="SendTimeout"/> at least twice over, at
    /// most 1 hour; default 5 minutes.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The wait before the first retry; each further one is twice as long, at most half an hour. From 1 second to 10 minutes; default 30 seconds.</summary>
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(30);
}
