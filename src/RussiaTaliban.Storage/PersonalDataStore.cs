using System.Text.Encodings.Web;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Privacy;
using RussiaTaliban.Chat.Receipts;

namespace RussiaTaliban.Storage;

/// <summary>
/// What the database keeps about a person. Some tables hold a person's id within JSON or within a key: the database finds the rows that may be meant, and the code reads
/// them.
/// </summary>
public sealed class PersonalDataStore(Database database) : IPersonalData
{
    /// <inheritdoc/>
    public Task<PersonalData> FindAsync(string channel, string person, CancellationToken cancellationToken) => database.RunAsync(
        async (context, token) => (await TakeAsync(context, channel, person, asked: null, token)).Data, cancellationToken);

    /// <inheritdoc/>
    public Task<PersonalData> ForgetAsync(string channel, string person, Turn? asked, CancellationToken cancellationToken) => database.ChangeAsync(
        async (context, token) =>
        {
            await context.LockNameAsync("subscriptions of " + person, token);
            var (data, rows) = await TakeAsync(context, channel, person, asked, token);
            var subscriptions = data.Subscriptions.Select(one => one.Id).ToList();
            await context.Deliveries.Where(row => subscriptions.Contains(row.SubscriptionId)).ExecuteDeleteAsync(token);
            await context.Subscriptions.Where(row => subscriptions.Contains(row.Id)).ExecuteDeleteAsync(token);
            context.Feedback.RemoveRange(rows.Feedback);
            context.References.RemoveRange(rows.References);
            context.Memory.RemoveRange(rows.Memory);
            context.DigestMarks.RemoveRange(rows.Marks);
            context.Inbox.RemoveRange(rows.Waiting);
            context.Unanswered.RemoveRange(rows.Unanswered);
            foreach (var (row, state) in rows.Named)
            {
                row.Payload = JsonSerializer.Serialize(state.Without(person), StorageJson.Default.ConversationState);
            }

            foreach (var (row, receipt) in rows.Receipts)
            {
                row.Payload = JsonSerializer.Serialize(receipt with { Maker = null }, StorageJson.Default.Receipt);
            }

            return data;
        },
        cancellationToken);

    private static async Task<(PersonalData Data, PersonRows Rows)> TakeAsync(
        StorageContext context, string channel, string person, Turn? asked, CancellationToken cancellationToken)
    {
        // What is encrypted only this program can read: then it reads everything that may be meant. Without the key it must not say that there is nothing.
        var unread = context.Cipher.IsOn;

        // As this program's JSON writes the id, and as the Bot Framework's does.
        var (escaped, plain) = (JsonEncodedText.Encode(person).Value, JsonEncodedText.Encode(person, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value);
        var subscriptions = (await context.Subscriptions.AsNoTracking().Where(row => row.Channel == channel && row.Owner == person).ToListAsync(cancellationToken))
            .ConvertAll(row => row.ToSubscription());
        var ids = subscriptions.ConvertAll(one => one.Id);
        var deliveries = await context.Deliveries.AsNoTracking().Where(row => ids.Contains(row.SubscriptionId)).ToListAsync(cancellationToken);
        var feedback = (await context.Feedback.Where(row => unread || row.Payload.Contains(EncryptedColumns.Mark) || row.Payload.Contains(escaped)).ToListAsync(cancellationToken))
            .Select(row => (Row: row, Entry: JsonSerializer.Deserialize(row.Payload, StorageJson.Default.FeedbackEntry)!))
            .Where(one => one.Entry.Person == person && one.Entry.Conversation.Channel == channel).ToList();

        // A conversation of the person alone is known by a subscription, by its reference, by what it remembers, or by being named by the person's id.
        var places = subscriptions.Where(one => one.Kind == ConversationKind.Personal).Select(one => one.Conversation.Conversation)
            .Concat(asked?.Alone is null ? [] : [asked.Conversation.Conversation])
            .Append(person)
            .ToHashSet(StringComparer.Ordinal);
        var references = (await context.References
                .Where(row => row.Channel == channel && row.Kind == ConversationKind.Personal && (places.Contains(row.Conversation) || row.Payload.Contains(escaped) || row.Payload.Contains(plain)))
                .ToListAsync(cancellationToken))
            .Where(row => places.Contains(row.Conversation) || PersonalJson.Names(row.Payload, person)).ToList();
        places.UnionWith(references.Select(row => row.Conversation));
        var named = (await context.Memory.Where(row => row.Channel == channel && (unread || row.Payload.Contains(EncryptedColumns.Mark) || row.Payload.Contains(escaped))).ToListAsync(cancellationToken))
            .Select(row => (Row: row, State: ConversationMemory.Read(row.Payload) ?? ConversationState.Initial)).ToList();
        places.UnionWith(named.Where(one => one.State.Person == person).Select(one => one.Row.Conversation));
        var marks = (await context.DigestMarks.Where(row => row.Channel == channel && row.Payload.Contains(escaped)).ToListAsync(cancellationToken))
            .Where(row => Mark(row)?.Person == person).ToList();
        places.UnionWith(marks.Select(row => PlaceOf(row.Conversation)));
        foreach (var place in places)
        {
            var bySubjects = place + DigestService.SubjectsMark;
            marks.AddRange((await context.DigestMarks
                .Where(row => row.Channel == channel && (row.Conversation == place || row.Conversation.Contains(bySubjects))).ToListAsync(cancellationToken))
                .Where(row => row.Conversation == place || row.Conversation.StartsWith(bySubjects, StringComparison.Ordinal)));
        }

        // Two people may speak to the bot in a place of theirs: what is another one's stays.
        marks = [.. marks.Distinct().Where(row => (Mark(row)?.Person ?? person) == person)];
        var alone = ConversationAddress.PrivateThread(person);
        var memory = (await context.Memory.Where(row => row.Channel == channel && (places.Contains(row.Conversation) || row.Thread == alone)).ToListAsync(cancellationToken))
            .FindAll(row => (ConversationMemory.Read(row.Payload)?.Person ?? person) == person);
        named = [.. named.Where(one => !memory.Contains(one.Row) && one.State.Without(person) != one.State)];

        var waiting = (await context.Inbox
                .Where(row => row.Channel == channel && row.Payload != null && (unread || row.Payload.Contains(EncryptedColumns.Mark) || row.Payload.Contains(escaped) || row.Payload.Contains(plain)))
                .Where(row => asked == null || row.Lease == null)
                .ToListAsync(cancellationToken))
            .FindAll(row => PersonalJson.Names(row.Payload!, person));
        // Also another person's question that names this one.
        var unanswered = (await context.Unanswered
                .Where(row => row.Channel == channel && (row.Person == person || unread || row.Payload.Contains(EncryptedColumns.Mark) || row.Payload.Contains(escaped)))
                .ToListAsync(cancellationToken))
            .FindAll(row => row.Person == person || row.ToQuestion().Question.Contains(person, StringComparison.Ordinal));
        var receipts = await ReceiptsAsync(context, channel, person, cancellationToken);
        var data = new PersonalData(
            subscriptions,
            feedback.ConvertAll(one => one.Entry),
            references.ConvertAll(row => row.ToKnown()),
            memory.ConvertAll(row => ConversationMemory.Read(row.Payload) ?? ConversationState.Initial),
            receipts.ConvertAll(one => one.Receipt))
        {
            Deliveries = deliveries.ConvertAll(row => row.ToDelivery()),
            Summaries = [.. marks.Select(Mark).OfType<DigestMark>()],
            Waiting = waiting.ConvertAll(row => row.ToItem()),
            Unanswered = unanswered.ConvertAll(row => row.ToQuestion()),
            Named = named.Count,
            Places = places,
        };
        return (data, new PersonRows(feedback.ConvertAll(one => one.Row), references, memory, named, marks, waiting, unanswered, receipts));
    }

    private static async Task<List<(ReceiptRow Row, Receipt Receipt)>> ReceiptsAsync(
        StorageContext context, string channel, string person, CancellationToken cancellationToken)
    {
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

        return receipts;
    }

    private static DigestMark? Mark(DigestMarkRow row) => JsonSerializer.Deserialize(row.Payload, StorageJson.Default.DigestMark);

    private static string PlaceOf(string reader) => reader.LastIndexOf(DigestService.SubjectsMark) is > 0 and var end ? reader[..end] : reader;

    private sealed record PersonRows(
        IReadOnlyList<FeedbackRow> Feedback,
        IReadOnlyList<ReferenceRow> References,
        IReadOnlyList<MemoryRow> Memory,
        IReadOnlyList<(MemoryRow Row, ConversationState State)> Named,
        IReadOnlyList<DigestMarkRow> Marks,
        IReadOnlyList<InboxRow> Waiting,
        IReadOnlyList<UnansweredRow> Unanswered,
        IReadOnlyList<(ReceiptRow Row, Receipt Receipt)> Receipts);
}
