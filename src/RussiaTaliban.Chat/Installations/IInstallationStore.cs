namespace RussiaTaliban.Chat.Installations;

/// <summary>
/// Where administrators installed a channel's app, and what the channel was given there. The channel encrypts what it keeps; here it is only a text. Replicas share the store.
/// </summary>
public interface IInstallationStore
{
    /// <summary>Keeps a new installation, or one that was made anew.</summary>
    Task SaveAsync(Installation installation, CancellationToken cancellationToken);

    /// <summary>Null where the app is not installed there.</summary>
    Task<Installation?> FindAsync(string channel, string key, CancellationToken cancellationToken);

    /// <summary>All of a channel.</summary>
    Task<IReadOnlyList<Installation>> ListAsync(string channel, CancellationToken cancellationToken);

    /// <summary>True for the one caller who may renew what is kept, until the lease has run out; false where somebody else does, or it was replaced meanwhile.</summary>
    Task<bool> ClaimRenewalAsync(Installation known, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Puts the renewed in the known one's place and gives the claim back. False where the app was installed anew or removed meanwhile.</summary>
    Task<bool> RenewAsync(Installation known, Installation renewed, CancellationToken cancellationToken);

    /// <summary>
    /// The app is gone from there: forgets the installation, the questions that wait, what conversations remember, and feedback; ends the subscriptions.
    /// </summary>
    /// <param name="channel">The channel.</param>
    /// <param name="key">Of the installation.</param>
    /// <param name="places">How the ids of its conversations and people begin; never empty.</param>
    /// <param name="kept">Longer beginnings that belong to another installation.</param>
    Task RemoveAsync(string channel, string key, string places, IReadOnlyList<string> kept, CancellationToken cancellationToken);

    /// <summary>Does something while no other replica does: the first use of encryption keys makes them.</summary>
    Task AloneAsync(Action work, CancellationToken cancellationToken);
}

/// <summary>One installation.</summary>
/// <param name="Channel">The channel's name.</param>
/// <param name="Key">The channel's id of the workspace or organisation.</param>
/// <param name="Payload">What the channel keeps of it, encrypted.</param>
public sealed record Installation(string Channel, string Key, string Payload);

/// <summary>For a service without a database: installations end with the process.</summary>
public sealed class InMemoryInstallationStore(TimeProvider time) : IInstallationStore
{
    private readonly Dictionary<(string Channel, string Key), (Installation Installation, DateTimeOffset ClaimedUntil)> _known = [];
    private readonly Lock _gate = new();

    /// <inheritdoc/>
    public Task SaveAsync(Installation installation, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _known[(installation.Channel, installation.Key)] = (installation, default);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<Installation?> FindAsync(string channel, string key, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_known.TryGetValue((channel, key), out var known) ? known.Installation : null);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Installation>> ListAsync(string channel, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<Installation>>([.. _known.Values.Select(one => one.Installation).Where(one => one.Channel == channel)]);
        }
    }

    /// <inheritdoc/>
    public Task<bool> ClaimRenewalAsync(Installation known, TimeSpan lease, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var key = (known.Channel, known.Key);
            var mayRenew = _known.TryGetValue(key, out var kept) && kept.Installation == known && kept.ClaimedUntil <= time.GetUtcNow();
            if (mayRenew)
            {
                _known[key] = (known, time.GetUtcNow() + lease);
            }

            return Task.FromResult(mayRenew);
        }
    }

    /// <inheritdoc/>
    public Task<bool> RenewAsync(Installation known, Installation renewed, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var key = (known.Channel, known.Key);
            var isThere = _known.TryGetValue(key, out var kept) && kept.Installation == known;
            if (isThere)
            {
                _known[key] = (renewed, default);
            }

            return Task.FromResult(isThere);
        }
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string channel, string key, string places, IReadOnlyList<string> kept, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _known.Remove((channel, key));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task AloneAsync(Action work, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            work();
        }

        return Task.CompletedTask;
    }
}
