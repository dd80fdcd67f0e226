using System.Text.Encodings.Web;
using RussiaTaliban.Chat.Privacy;
using RussiaTaliban.Chat.Receipts;

namespace RussiaTaliban.Storage;

/// <summary>What the database keeps about a person. Some tables hold a person's id within JSON: the database finds the rows that may be meant, and the code reads them.</summary>
public sealed class PersonalDataStore(Database database) : IPersonalData
{
    /// <inheritdoc/>
    public Task<PersonalData> FindAsync(string channel, string person, CancellationToken cancellationToken) => database.RunAsync(
        async (context, token) => (await TakeAsync(context, channel, person, own: null, token)).Data, cancellationToken);

    /// <inheritdoc/>
    public Task<PersonalData> ForgetAsync(string channel, string person, ConversationAddress? own, CancellationToken cancellationToken) => database.ChangeAsync(
        async (context, token) =>
        {
            await context.LockNameAsync("subscriptions of " + person, token);
            var (data, rows) = await TakeAsync(context, channel, person, own, token);
            var subscriptions = data.Subscriptions.Select(one => one.Id).ToList();
            await context.Deliveries.Where(row => subscriptions.Contains(row.SubscriptionId)).ExecuteDeleteAsync(token);
            await context.Subscriptions.Where(row => subscriptions.Contains(row.Id)).ExecuteDeleteAsync(token);
            await context.DigestMarks.Where(row => row.Channel == channel && rows.Places.Contains(row.Conversation)).ExecuteDeleteAsync(token);
            context.Feedback.RemoveRange(rows.Feedback);
            context.References.RemoveRange(rows.References);
            context.Memory.RemoveRange(rows.Memory);
            foreach (var (row, receipt) in rows.Receipts)
            {
                row.Payload = JsonSerializer.Serialize(receipt with { Maker = null }, StorageJson.Default.Receipt);
            }

            return data;
        },
        cancellationToken);

    private static async Task<(PersonalData Data, PersonRows Rows)> TakeAsync(
        StorageContext context, string channel, string person, ConversationAddress? own, CancellationToken cancellationToken)
    {
        var subscriptions = (await context.Subscriptions.AsNoTracking().Where(row => row.Channel == channel && row.Owner == person).ToListAsync(cancellationToken))
            .ConvertAll(row => row.ToSubscription());

        // As this program's JSON writes the id, and as the Bot Framework's does.
        var (escaped, plain) = (JsonEncodedText.Encode(person).Value, JsonEncodedText.Encode(person, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value);
        var feedback = (await context.Feedback.Where(row => row.Payload.Contains(escaped)).ToListAsync(cancellationToken))
            .Select(row => (Row: row, Entry: JsonSerializer.Deserialize(row.Payload, StorageJson.Default.FeedbackEntry)!))
            .Where(one => one.Entry.Person == person && one.Entry.Conversation.Channel == channel).ToList();

        var places = subscriptions.Where(one => one.Kind == ConversationKind.Personal).Select(one => one.Conversation.Conversation)
            .Concat(own is null ? [] : [own.Conversation]).ToHashSet(StringComparer.Ordinal);
        var references = (await context.References
                .Where(row => row.Channel == channel && row.Kind == ConversationKind.Personal && (places.Contains(row.Conversation) || row.Payload.Contains(escaped) || row.Payload.Contains(plain)))
                .ToListAsync(cancellationToken))
            .Where(row => places.Contains(row.Conversation) || Names(row.Payload, person)).ToList();
        places.UnionWith(references.Select(row => row.Conversation));
        var memory = await context.Memory.Where(row => row.Channel == channel && places.Contains(row.Conversation)).ToListAsync(cancellationToken);

        List<(ReceiptRow Row, Receipt Receipt)> receipts = [];
        await foreach (var row in context.Receipts.Where(row => row.Payload.Contains("\"maker\":")).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (JsonSerializer.Deserialize(row.Payload, StorageJson.Default.Receipt) is { } receipt && receipt.IsMadeBy(channel, person))
            {
                receipts.Add((row, receipt));
            }
            else
            {
                context.Entry(row).State = EntityState.Detached;
            }
        }

        var data = new PersonalData(
            subscriptions,
            feedback.ConvertAll(one => one.Entry),
            references.ConvertAll(row => row.ToKnown()),
            memory.ConvertAll(row => ConversationMemory.Read(row.Payload) ?? ConversationState.Initial),
            receipts.ConvertAll(one => one.Receipt));
        return (data, new PersonRows(places, feedback.ConvertAll(one => one.Row), references, memory, receipts));
    }

    /// <summary>Whether a JSON text holds the id as one of its strings, and not as a part of another.</summary>
    private static bool Names(string json, string id)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Holds(document.RootElement, id);
        }
        catch (JsonException)
        {
            return false;
        }

        static bool Holds(JsonElement element, string id) => element.ValueKind switch
        {
            JsonValueKind.String => element.ValueEquals(id),
            JsonValueKind.Object => element.EnumerateObject().Any(member => Holds(member.Value, id)),
            JsonValueKind.Array => element.EnumerateArray().Any(item => Holds(item, id)),
            _ => false,
        };
    }

    private sealed record PersonRows(
        HashSet<string> Places,
        IReadOnlyList<FeedbackRow> Feedback,
        IReadOnlyList<ReferenceRow> References,
        IReadOnlyList<MemoryRow> Memory,
        IReadOnlyList<(ReceiptRow Row, Receipt Receipt)> Receipts);
}
