using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RussiaTaliban.Chat.Receipts;

namespace RussiaTaliban.Storage;

/// <summary>Receipts in the database. They are kept for good, unless their maker withdraws them: a link in a report must open in years too.</summary>
public sealed class ReceiptStore(Database database) : IReceiptStore
{
    /// <inheritdoc/>
    public Task AddAsync(Receipt receipt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        var payload = JsonSerializer.Serialize(receipt, StorageJson.Default.Receipt);
        return database.ChangeAsync(
            (context, _) =>
            {
                context.Receipts.Add(new ReceiptRow { Id = receipt.Id, MadeAt = receipt.MadeAt.UtcTicks, Payload = payload });
                return Task.FromResult(true);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task ReplaceAsync(Receipt receipt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(receipt);
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

    /// <inheritdoc/>
    public Task<Receipt?> FindAsync(string id, CancellationToken cancellationToken) => database.RunAsync<Receipt?>(
        async (context, token) =>
        {
            var row = await context.Receipts.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, token).ConfigureAwait(false);
            return row is null ? null : JsonSerializer.Deserialize(row.Payload, StorageJson.Default.Receipt);
        },
        cancellationToken);
}
