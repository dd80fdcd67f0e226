using RussiaTaliban.Chat.Receipts;

namespace RussiaTaliban.Storage;

/// <summary>Receipts in the database. They are kept permanently unless the person who made them withdraws them: a link in a report must still work years later.</summary>
public sealed class ReceiptStore(Database database) : IReceiptStore
{
    public Task AddAsync(Receipt receipt, CancellationToken cancellationToken)
    {
        var payload = JsonSerializer.Serialize(receipt, StorageJson.Default.Receipt);
        return database.ChangeAsync(
            (context, _) => Task.FromResult(context.Receipts.Add(new ReceiptRow { Id = receipt.Id, MadeAt = receipt.MadeAt.UtcTicks, Payload = payload })),
            cancellationToken);
    }

    public Task ReplaceAsync(Receipt receipt, CancellationToken cancellationToken)
    {
        var payload = JsonSerializer.Serialize(receipt, StorageJson.Default.Receipt);
        return database.ChangeAsync(
            async (context, token) =>
            {
                if (await context.Receipts.FirstOrDefaultAsync(row => row.Id == receipt.Id, token).ConfigureAwait(false) is { } row)
                {
                    row.Payload = payload;
                }

                return true;
            },
            cancellationToken);
    }

    public Task<Receipt?> FindAsync(string id, CancellationToken cancellationToken) => database.RunAsync<Receipt?>(
        async (context, token) => await context.Receipts.Where(row => row.Id == id).Select(row => row.Payload).FirstOrDefaultAsync(token) is { } payload
            ? JsonSerializer.Deserialize(payload, StorageJson.Default.Receipt)
            : null,
        cancellationToken);
}
