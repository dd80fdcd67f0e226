using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat.Digests;

namespace RussiaTaliban.Storage;

/// <summary>What conversations have had, and when articles came and changed, in the database.</summary>
public sealed class DigestHistory(Database database) : IDigestHistory
{
    public async Task<IReadOnlyDictionary<string, ArticleSighting>> ObserveAsync(Corpus corpus, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = await ReadSightingsAsync(cancellationToken);
        var after = Sightings.After(before, corpus, now);
        return after.All(entry => before.TryGetValue(entry.Key, out var seen) && seen == entry.Value)
            ? after
            : await database.ChangeAsync((context, token) => NoteAsync(context, corpus, now, token), cancellationToken);
    }

    public async Task<DigestMark?> ReadAsync(ConversationAddress conversation, CancellationToken cancellationToken)
    {
        var payload = await database.RunAsync(
            (context, token) => Of(context, conversation).Select(row => row.Payload).FirstOrDefaultAsync(token), cancellationToken);
        return payload is null ? null : JsonSerializer.Deserialize(payload, StorageJson.Default.DigestMark);
    }

    public Task WriteAsync(ConversationAddress conversation, DigestMark mark, CancellationToken cancellationToken)
    {
        var payload = JsonSerializer.Serialize(mark, StorageJson.Default.DigestMark);
        return database.SaveAsync(
            "digests of " + conversation.Conversation,
            context => Of(context, conversation),
            () => new DigestMarkRow { Channel = conversation.Channel, Conversation = conversation.Conversation },
            row => (row.UsedAt, row.Payload) = (mark.At.UtcTicks, payload),
            cancellationToken);
    }

    private Task<Dictionary<string, ArticleSighting>> ReadSightingsAsync(CancellationToken cancellationToken) => database.RunAsync(
        (context, token) => context.Sightings.AsNoTracking().ToDictionaryAsync(row => row.Slug, ToSighting, StringComparer.Ordinal, token), cancellationToken);

    private static async Task<IReadOnlyDictionary<string, ArticleSighting>> NoteAsync(
        StorageContext context, Corpus corpus, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await context.LockNameAsync("article sightings", cancellationToken);
        var rows = await context.Sightings.ToDictionaryAsync(row => row.Slug, StringComparer.Ordinal, cancellationToken);
        var after = Sightings.After(rows.ToDictionary(entry => entry.Key, entry => ToSighting(entry.Value), StringComparer.Ordinal), corpus, now);
        foreach (var (slug, sighting) in after)
        {
            if (!rows.TryGetValue(slug, out var row))
            {
                row = new SightingRow { Slug = slug };
                context.Sightings.Add(row);
            }

            (row.Revision, row.FirstSeen, row.ChangedAt) = (sighting.Revision, sighting.FirstSeen?.UtcTicks, sighting.ChangedAt?.UtcTicks);
        }

        return after;
    }

    private static ArticleSighting ToSighting(SightingRow row) => new(row.Revision, Moment(row.FirstSeen), Moment(row.ChangedAt));

    private static DateTimeOffset? Moment(long? ticks) => ticks is { } value ? new DateTimeOffset(value, TimeSpan.Zero) : null;

    private static IQueryable<DigestMarkRow> Of(StorageContext context, ConversationAddress conversation) =>
        context.DigestMarks.Where(row => row.Channel == conversation.Channel && row.Conversation == conversation.Conversation);
}
