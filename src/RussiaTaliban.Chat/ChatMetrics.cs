using System.Diagnostics;
using System.Diagnostics.Metrics;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Chat;

/// <summary>All metrics and traces of conversations. Tags contain only names defined in the code, never text from people or articles.</summary>
public static class ChatMetrics
{
    /// <summary>The meter's name and the source's, for whoever collects.</summary>
    public const string MeterName = "RussiaTaliban.Chat";

    private static readonly ActivitySource Source = new(MeterName);

    private static readonly Meter Meter = new(MeterName);

    /// <summary>Replies that the quote guard withheld.</summary>
    internal static readonly Counter<long> RepliesWithheld = Meter.CreateCounter<long>("briefing.replies.withheld");

    private static readonly Counter<long> Turns = Meter.CreateCounter<long>("briefing.turns", description: "Turns by channel, intent and outcome");

    private static readonly Histogram<double> TurnDuration = Meter.CreateHistogram(
        "briefing.turn.duration", "s", "How long a turn took, by channel and stage: read, answer, guard, whole", advice: Buckets(0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10));

    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("briefing.deliveries", description: "Attempts at deliveries by channel and outcome");

    private static readonly Histogram<double> DeliveryLag = Meter.CreateHistogram(
        "briefing.delivery.lag", "s", "Delay between the scheduled time of a delivery and its start, by channel", advice: Buckets(1, 5, 10, 30, 60, 300, 900, 3600, 14_400));

    private static readonly Counter<long> UndeliveredAnswers = Meter.CreateCounter<long>(
        "briefing.answers.undelivered",
        description: "Answers that could not be posted where they were asked for, by channel and outcome: otherwise, apologized, lost");

    /// <summary>An answer did not arrive where it was asked for.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="outcome">What became of it.</param>
    public static void Undelivered(string channel, UndeliveredAnswer outcome) =>
        UndeliveredAnswers.Add(1, new("channel", channel), new("outcome", outcome.ToString().ToLowerInvariant()));

    /// <summary>Begins to measure a turn.</summary>
    internal static TurnMeasure Begin(string channel) => new(channel, Source.StartActivity("turn"));

    /// <summary>An attempt at a delivery has ended.</summary>
    internal static void Delivered(string channel, string outcome, int attempt) => Deliveries.Add(
        1, new("channel", channel), new("outcome", outcome), new("retry", attempt > 1));

    /// <summary>A delivery was begun so long after its time.</summary>
    internal static void Lagged(string channel, TimeSpan lag) => DeliveryLag.Record(Math.Max(0, lag.TotalSeconds), new KeyValuePair<string, object?>("channel", channel));

    /// <summary>The result of a turn: the kind of reply and, for an answer, its outcome.</summary>
    private static string Outcome(Reply reply) => reply is PassagesReply passages ? passages.Answer.Outcome.ToString() : reply.GetType().Name;

    private static InstrumentAdvice<double> Buckets(params double[] bounds) => new() { HistogramBucketBoundaries = bounds };

    /// <summary>Measures one turn, stage by stage.</summary>
    internal sealed class TurnMeasure(string channel, Activity? activity) : IDisposable
    {
        private readonly long _began = Stopwatch.GetTimestamp();
        private long _stage = Stopwatch.GetTimestamp();

        /// <summary>A stage has ended; the next begins.</summary>
        public void Stage(string stage)
        {
            var now = Stopwatch.GetTimestamp();
            Record(stage, Stopwatch.GetElapsedTime(_stage, now));
            _stage = now;
        }

        /// <summary>The turn has its reply.</summary>
        public void Ended(Intent? intent, Reply reply)
        {
            var (name, outcome) = (intent?.GetType().Name ?? "", Outcome(reply));
            Record("whole", Stopwatch.GetElapsedTime(_began));
            Turns.Add(1, new("channel", channel), new("intent", name), new("outcome", outcome));
            activity?.SetTag("channel", channel).SetTag("intent", name).SetTag("outcome", outcome);
        }

        public void Dispose() => activity?.Dispose();

        private void Record(string stage, TimeSpan took) => TurnDuration.Record(took.TotalSeconds, new("channel", channel), new("stage", stage));
    }
}

/// <summary>The fate of an answer that could not be posted where it was asked for.</summary>
public enum UndeliveredAnswer
{
    /// <summary>The person has it by another way.</summary>
    Otherwise,

    /// <summary>The person knows that it will not come.</summary>
    Apologized,

    /// <summary>There was no way to the person.</summary>
    Lost,
}
