using System.Collections.Concurrent;

namespace RussiaTaliban.Chat;

/// <summary>Receipts that live as long as the process; at most <see cref="Capacity"/>, the oldest tenth goes first.</summary>
public sealed class InProcessReceiptStore : IReceiptStore
{
    /// <summary>How many receipts are kept.</summary>
    public const int Capacity = 10_000;

    private readonly ConcurrentDictionary<string, Receipt> _receipts = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task AddAsync(Receipt receipt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        _receipts[receipt.Id] = receipt;
        if (_receipts.Count > Capacity)
        {
            foreach (var oldest in _receipts.Values.OrderBy(kept => kept.MadeAt).Take(Capacity / 10).ToList())
            {
                _receipts.TryRemove(oldest.Id, out _);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<Receipt?> FindAsync(string id, CancellationToken cancellationToken) => Task.FromResult(_receipts.GetValueOrDefault(id));
}
