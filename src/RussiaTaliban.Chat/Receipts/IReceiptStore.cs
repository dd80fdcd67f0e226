using RussiaTaliban.Briefing;

namespace RussiaTaliban.Chat.Receipts;

/// <summary>Keeps receipts. Every method throws <see cref="StorageUnavailableException"/> where the store cannot be reached.</summary>
public interface IReceiptStore
{
    /// <summary>Keeps a new receipt.</summary>
    Task AddAsync(Receipt receipt, CancellationToken cancellationToken);

    /// <summary>Puts a receipt that was withdrawn in the place of the one with its id.</summary>
    Task ReplaceAsync(Receipt receipt, CancellationToken cancellationToken);

    /// <summary>The receipt with an id; null if there is none.</summary>
    Task<Receipt?> FindAsync(string id, CancellationToken cancellationToken);
}

/// <summary>Receipts that live as long as the process; at most <see cref="Capacity"/>, those that nobody opens go first.</summary>
public sealed class InMemoryReceiptStore : IReceiptStore
{
    /// <summary>How many receipts are kept.</summary>
    public const int Capacity = 10_000;

    private readonly BoundedCache<string, Receipt> _receipts = new(Capacity);

    /// <inheritdoc/>
    public Task AddAsync(Receipt receipt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        _receipts.Put(receipt.Id, receipt);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ReplaceAsync(Receipt receipt, CancellationToken cancellationToken) => AddAsync(receipt, cancellationToken);

    /// <inheritdoc/>
    public Task<Receipt?> FindAsync(string id, CancellationToken cancellationToken) => Task.FromResult(_receipts.Find(id));
}
