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

    /// <summary>
    /// How late a delivery may be sent. One that could not be sent by then is given up for that day, and the next one says so. From 5 minutes to
    /// 24 hours; default 4 hours.
    /// </summary>
    public TimeSpan LatestAfter { get; set; } = TimeSpan.FromHours(4);

    /// <summary>What is out of range, one sentence each; empty where nothing is.</summary>
    /// <param name="section">The section's name, for the sentences.</param>
    public IReadOnlyList<string> Faults(string section)
    {
        var faults = new List<string>();
        Check(nameof(PollInterval), PollInterval, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Check(nameof(SendTimeout), SendTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));
        Check(nameof(Lease), Lease, SendTimeout * 2, TimeSpan.FromHours(1));
        Check(nameof(FirstRetry), FirstRetry, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Check(nameof(LatestAfter), LatestAfter, TimeSpan.FromMinutes(5), TimeSpan.FromHours(24));
        return faults;

        void Check(string option, TimeSpan value, TimeSpan least, TimeSpan most)
        {
            if (value < least || value > most)
            {
                faults.Add($"{section}:{option} is {value}; it must lie between {least} and {most}");
            }
        }
    }
}
