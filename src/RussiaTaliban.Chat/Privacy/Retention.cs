using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Logging;

namespace RussiaTaliban.Chat.Privacy;

/// <summary>How long data about people is kept. Section <c>Retention</c>. Receipts are kept for good; of a withdrawn one, only that it was withdrawn.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>How long an idle conversation remembers its last questions and passages: 10 minutes to 30 days. Default 12 hours.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00")]
    public TimeSpan Conversations { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How long feedback is kept, ratings and comments: 1 day to 10 years. Default 90 days.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3653.00:00:00")]
    public TimeSpan Feedback { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long the ledger of deliveries is kept: 7 days to 10 years. Default 90 days.</summary>
    [Range(typeof(TimeSpan), "7.00:00:00", "3653.00:00:00")]
    public TimeSpan Deliveries { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long ended subscriptions are kept, with their deliveries: 1 day to 10 years. Default 30 days.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3653.00:00:00")]
    public TimeSpan EndedSubscriptions { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long the list of articles that a conversation's summaries have covered is kept after the last one: 30 days to 10 years. Default 1 year.</summary>
    [Range(typeof(TimeSpan), "30.00:00:00", "3653.00:00:00")]
    public TimeSpan DigestMarks { get; set; } = TimeSpan.FromDays(365);

    /// <summary>How long questions without an answer are kept for the editors' desk, where it is on: 1 day to 2 years. Default 60 days.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "731.00:00:00")]
    public TimeSpan UnansweredQuestions { get; set; } = TimeSpan.FromDays(60);

    /// <summary>How long the desk's daily counts are kept, which name no person: 7 days to 10 years. Default 1 year.</summary>
    [Range(typeof(TimeSpan), "7.00:00:00", "3653.00:00:00")]
    public TimeSpan DeskCounts { get; set; } = TimeSpan.FromDays(365);

    /// <summary>How often expired data is deleted: 1 minute to 1 day. Default 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromHours(1);
}

/// <summary>Checks section <c>Retention</c>: its limits are all there is to check.</summary>
public sealed class RetentionOptionsValidator() : OptionsCheck<RetentionOptions>(RetentionOptions.Section)
{
    protected override IEnumerable<string> Faults(RetentionOptions options) => [];
}

/// <summary>Deletes what has outlived its time.</summary>
public interface IRetention
{
    /// <summary>Deletes it.</summary>
    /// <param name="now">The moment.</param>
    /// <returns>How many rows of which table, those with none left out.</returns>
    /// <exception cref="StorageUnavailableException">The store cannot be reached; the next round tries again.</exception>
    Task<IReadOnlyDictionary<string, int>> PruneAsync(DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>Prunes at the start and then every so often. Several replicas may do it at the same time.</summary>
public sealed class RetentionWorker(IRetention retention, RetentionOptions options, TimeProvider time, ILogger<RetentionWorker> logger)
{
    /// <summary>Works until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                foreach (var (table, count) in await retention.PruneAsync(time.GetUtcNow(), cancellationToken).ConfigureAwait(false))
                {
                    Log.Pruned(logger, count, table);
                }
            }
            catch (StorageUnavailableException fault)
            {
                Log.PruningWaits(logger, fault.Message);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(options.Every, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
