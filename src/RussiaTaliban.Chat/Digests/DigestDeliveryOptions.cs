using System.ComponentModel.DataAnnotations;

namespace RussiaTaliban.Chat.Digests;

/// <summary>How digests are delivered. Section <c>Delivery</c>.</summary>
public sealed class DigestDeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>How often the ledger is checked for deliveries that are due. From 1 second to 1 minute; default 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long sending a delivery may take before its outcome counts as unknown. From 1 second to 2 minutes; default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The age at which a claim without an outcome is treated as abandoned by its worker. At least twice <see cref="SendTimeout"/>, at most 1 hour;
    /// default 5 minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:02", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The wait before the first retry; each further wait is twice as long, at most half an hour. From 1 second to 10 minutes; default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How late a delivery may be sent. A delivery that could not be sent by then is abandoned for that day, and the next one says so. From 5 minutes to
    /// 24 hours; default 4 hours.
    /// </summary>
    [Range(typeof(TimeSpan), "00:05:00", "1.00:00:00")]
    public TimeSpan LatestAfter { get; set; } = TimeSpan.FromHours(4);
}

/// <summary>Checks the section.</summary>
public sealed class DigestDeliveryOptionsValidator() : OptionsCheck<DigestDeliveryOptions>(DigestDeliveryOptions.Section)
{
    protected override IEnumerable<string> Faults(DigestDeliveryOptions options) =>
        options.Lease < options.SendTimeout * 2 ? ["Delivery:Lease must be at least twice Delivery:SendTimeout."] : [];
}
