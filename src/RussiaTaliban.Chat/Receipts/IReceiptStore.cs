namespace RussiaTaliban.Chat;

/// <summary>Keeps receipts. Every method throws <see cref="StorageUnavailableException"/> where the store cannot be reached.</summary>
public interface IReceiptStore
{
    /// <summary>Keeps a new receipt.</summary>
    Task AddAsync(Receipt receipt, CancellationToken cancellationToken);

    /// <summary>The receipt with an id; null where there is none.</summary>
    Task<Receipt?> FindAsync(string id, CancellationToken cancellationToken);
}
