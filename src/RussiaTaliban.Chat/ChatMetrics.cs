using System.Diagnostics.Metrics;

namespace RussiaTaliban.Chat;

/// <summary>Every metric of the conversation. No text of people or articles is a tag.</summary>
internal static class ChatMetrics
{
    /// <summary>The meter's name, for whoever collects.</summary>
    public const string MeterName = "RussiaTaliban.Chat";

    private static readonly Meter Meter = new(MeterName);

    /// <summary>Replies that the quote guard withheld.</summary>
    public static readonly Counter<long> RepliesWithheld = Meter.CreateCounter<long>("briefing.replies.withheld");
}
