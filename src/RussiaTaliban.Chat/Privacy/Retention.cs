using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Logging;

namespace RussiaTaliban.Chat.Privacy;

/// <summary>How long what is kept is kept. Section <c>Retention</c>. Receipts are kept for good; of a withdrawn one, only that it was withdrawn.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>What an idle conversation remembers, the last questions and passages: 10 minutes to 30 days. Default 12 hours.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00")]
    public TimeSpan Conversations { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Thumbs and words for the desk: 1 day to 10 years. Default 90 days.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3653.00:00:00")]
    public TimeSpan Feedback { get; set; } = TimeSpan.FromDays(90);

    /// <summary>The ledger of deliveries: 7 days to 10 years. Default 90 days.</summary>
    [Range(typeof(TimeSpan), "7.00:00:00", "3653.00:00:00")]
    public TimeSpan Deliveries { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Subscriptions that have ended, with their deliveries: 1 day to 10 years. Default 30 days.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3653.00:00:00")]
    public TimeSpan EndedSubscriptions { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Which articles a conversation has had in summaries, after the last one: 30 days to 10 years. Default 1 year.</summary>
    [Range(typeof(TimeSpan), "30.00:00:00", "3653.00:00:00")]
    public TimeSpan DigestMarks { get; set; } = TimeSpan.FromDays(365);

    /// <summary>How often what has outlived its time is deleted: 1 minute to 1 day. Default 1 hour.</summary>
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
