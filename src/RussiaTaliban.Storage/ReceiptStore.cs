using RussiaTaliban.Chat.Receipts;

namespace RussiaTaliban.Storage;

/// <summary>Receipts in the database. They are kept for good: a link in a report must open in years too.</summary>
public sealed class ReceiptStore(Database database) : IReceiptStore
{
    public Task AddAsync(Receipt receipt, CancellationToken cancellationToken)
    {
        var payload = JsonSerializer.Serialize(receipt, StorageJson.Default.Receipt);
        return database.ChangeAsync(
            (context, _) => Task.FromResult(context.Receipts.Add(new ReceiptRow { Id = receipt.Id, MadeAt = receipt.MadeAt.UtcTicks, Payload = payload })),
            cancellationToken);
    }

    public Task<Receipt?> FindAsync(string id, CancellationToken cancellationToken) => database.RunAsync<Receipt?>(
        async (context, token) =>
        {
            var row = await context.Receipts.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, token);
            return row is null ? null : JsonSerializer.Deserialize(row.Payload, StorageJson.Default.Receipt);
        },
        cancellationToken);
}
