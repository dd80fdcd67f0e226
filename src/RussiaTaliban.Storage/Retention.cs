using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Privacy;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Storage;

/// <summary>How long each table keeps its rows. Every table is named here: <see cref="Rules"/> is held to the model by a test.</summary>
public sealed class Retention(Database database, RetentionOptions options) : IRetention
{
    private static readonly int[] Ended = [(int)SubscriptionState.Stopped, (int)SubscriptionState.Refused];

    /// <summary>Every table, with who is in it and how long: the words of the table in deploy/README.md.</summary>
    public static IReadOnlyDictionary<string, string> Rules { get; } = new Dictionary<string, string>
    {
        ["article_sightings"] = "nobody; as long as the service knows the article",
        ["article_texts"] = "nobody; as long as a version of an article has it",
        ["article_versions"] = "nobody; the newest four texts of each article",
        ["conversation_memory"] = "Retention:Conversations after the last turn",
        ["conversation_references"] = "until the bot is removed or the person is forgotten",
        ["deliveries"] = "Retention:Deliveries; with its subscription",
        ["desk_counts"] = "nobody; Retention:DeskCounts",
        ["digest_marks"] = "Retention:DigestMarks after the last summary",
        ["feedback"] = "Retention:Feedback",
        ["inbox"] = "the words until they are answered or given up, at most an hour; the ids for a day",
        ["receipts"] = "for good; of a withdrawn one, only that it was withdrawn",
        ["subscriptions"] = "until stopped, then Retention:EndedSubscriptions",
        ["unanswered_questions"] = "Retention:UnansweredQuestions, and only where the desk is on",
    };

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, int>> PruneAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var pruned = new Dictionary<string, int>(StringComparer.Ordinal);

        // One transaction for each table: who writes meanwhile waits for little.
        var (idle, told) = ((now - options.Conversations).UtcTicks, (now - options.Feedback).UtcTicks);
        pruned["conversation_memory"] = await database.ChangeAsync((context, token) => context.Memory.Where(row => row.UsedAt < idle).ExecuteDeleteAsync(token), cancellationToken);
        pruned["feedback"] = await database.ChangeAsync((context, token) => context.Feedback.Where(row => row.At < told).ExecuteDeleteAsync(token), cancellationToken);
        pruned["subscriptions"] = await database.ChangeAsync((context, token) => PruneSubscriptionsAsync(context, now, token), cancellationToken);
        pruned["deliveries"] = await database.ChangeAsync((context, token) => PruneDeliveriesAsync(context, now, token), cancellationToken);
        var (had, missed, counted) = ((now - options.DigestMarks).UtcTicks, (now - options.UnansweredQuestions).UtcTicks, DateOnly.FromDateTime((now - options.DeskCounts).UtcDateTime));
        pruned["digest_marks"] = await database.ChangeAsync((context, token) => context.DigestMarks.Where(row => row.UsedAt < had).ExecuteDeleteAsync(token), cancellationToken);
        pruned["unanswered_questions"] = await database.ChangeAsync((context, token) => context.Unanswered.Where(row => row.At < missed).ExecuteDeleteAsync(token), cancellationToken);
        pruned["desk_counts"] = await database.ChangeAsync((context, token) => context.DeskCounts.Where(row => row.Day < counted).ExecuteDeleteAsync(token), cancellationToken);
        return pruned.Where(entry => entry.Value > 0).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>A subscription's end is dated when it is first seen ended: within a round, and at the upgrade for those of before.</summary>
    private async Task<int> PruneSubscriptionsAsync(StorageContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        long? seen = now.UtcTicks;
        await context.Subscriptions.Where(row => Ended.Contains(row.State) && row.EndedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(subscription => subscription.EndedAt, seen), cancellationToken);
        var before = (now - options.EndedSubscriptions).UtcTicks;
        var old = context.Subscriptions.Where(row => Ended.Contains(row.State) && row.EndedAt < before);
        await context.Deliveries.Where(row => old.Any(subscription => subscription.Id == row.SubscriptionId)).ExecuteDeleteAsync(cancellationToken);
        return await old.ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>What is under way stays, however old; the subscription itself remembers its last day.</summary>
    private Task<int> PruneDeliveriesAsync(StorageContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (before, claimed) = (NodaTime.Instant.FromDateTimeOffset(now - options.Deliveries).ToUnixTimeTicks(), (int)DigestDeliveryStatus.Claimed);
        return context.Deliveries.Where(row => row.ChangedAt < before && row.Status != claimed && row.RetryAt == null).ExecuteDeleteAsync(cancellationToken);
    }
}
