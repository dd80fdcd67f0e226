using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using RussiaTaliban.Chat.Installations;
using RussiaTaliban.Slack.Conversation;

namespace RussiaTaliban.Slack.Installations;

/// <summary>
/// Where the app is installed. All of it is in the process, so that a database that is away keeps no answer back, and is read anew every few seconds, because other replicas install
/// and remove too.
/// </summary>
internal sealed class SlackInstallations(
    IInstallationStore store, IOptions<SlackOptions> options, TimeProvider time, ILogger<SlackInstallations> log, IDataProtectionProvider? protection = null)
{
    private const string Purpose = "RussiaTaliban.Slack.Installation";
    private readonly ConcurrentDictionary<string, string> _refused = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _unreadable = new(StringComparer.Ordinal);
    private ImmutableDictionary<string, (Installation Kept, SlackInstallation Read)> _known = ImmutableDictionary<string, (Installation, SlackInstallation)>.Empty;
    private volatile bool _hasKeys;

    /// <summary>False where <c>Slack:BotToken</c> names the one workspace.</summary>
    public bool IsOn => options.Value.OAuth.IsOn;

    /// <summary>True once the store has been read.</summary>
    public bool IsLoaded { get; private set; }

    public IReadOnlyList<SlackInstallation> All => [.. _known.Values.Select(one => one.Read)];

    /// <summary>A sentence for each installation that Slack does not accept or that cannot be read; empty where all are well.</summary>
    public IReadOnlyList<string> Faults =>
    [
        .. _refused.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"Slack does not accept the token of {one.Key} ({one.Value}): install the app there again."),
        .. All.Where(one => MissingOf(one).Count > 0).Select(one => $"The token of {one.Key} lacks {string.Join(", ", MissingOf(one))}: install the app there again."),
        .. _unreadable.Keys.Order(StringComparer.Ordinal).Select(key => $"The token of {key} cannot be decrypted: restore the encryption keys, or install the app there again."),
    ];

    /// <summary>Reads all of them.</summary>
    /// <exception cref="StorageUnavailableException">The database is away; what is known stays.</exception>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await MakeKeysAsync(cancellationToken);
        var kept = await store.ListAsync(SlackAddress.Channel, cancellationToken);
        var keys = kept.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        var known = kept.Select(one => (Kept: one, Read: Read(one))).Where(one => one.Read is not null)
            .ToImmutableDictionary(one => one.Kept.Key, one => (one.Kept, one.Read!));
        Interlocked.Exchange(ref _known, known);
        foreach (var gone in _refused.Keys.Concat(_unreadable.Keys).Where(key => !keys.Contains(key)))
        {
            _refused.TryRemove(gone, out _);
            _unreadable.TryRemove(gone, out _);
        }

        IsLoaded = true;
    }

    /// <summary>The installation that speaks for a place; not certain where the database could not be asked.</summary>
    public async Task<(SlackInstallation? Found, bool IsCertain)> FindAsync(SlackOrigin origin, CancellationToken cancellationToken)
    {
        string[] keys = [.. new[] { origin.IsOrgWide == true ? null : origin.Team, origin.IsOrgWide == false ? null : origin.Enterprise }.OfType<string>()];
        if (Known(keys) is { } known)
        {
            return (known, true);
        }

        try
        {
            if (!IsLoaded)
            {
                await LoadAsync(cancellationToken);
            }

            foreach (var key in keys)
            {
                if (await store.FindAsync(SlackAddress.Channel, key, cancellationToken) is { } kept && Read(kept) is { } read)
                {
                    Put(kept, read);
                    return (read, true);
                }
            }

            return (Known(keys), true);
        }
        catch (StorageUnavailableException)
        {
            return (null, false);
        }
    }

    /// <summary>The one for a stored address. Ids that stand alone are from before there were installations: where there is one, it is meant.</summary>
    public Task<(SlackInstallation? Found, bool IsCertain)> FindAsync(SlackTenant tenant, CancellationToken cancellationToken) => tenant == SlackTenant.Configured
        ? Task.FromResult((_known.Count == 1 ? _known.Values.First().Read : null, IsLoaded))
        : FindAsync(new SlackOrigin(tenant.Enterprise, tenant.Team), cancellationToken);

    /// <summary>The app's own user in a workspace; null where it is not known.</summary>
    public string? BotUserOf(SlackTenant tenant) => Known([.. new[] { tenant.Team, tenant.Enterprise }.OfType<string>()])?.BotUserId;

    /// <exception cref="StorageUnavailableException">The database is away.</exception>
    public async Task SaveAsync(SlackInstallation installation, CancellationToken cancellationToken)
    {
        await MakeKeysAsync(cancellationToken);
        var kept = Write(installation);
        await store.SaveAsync(kept, cancellationToken);
        Put(kept, installation);
    }

    /// <summary>Renews one in the store and here, for the one replica that has claimed it. False where it was installed anew or removed meanwhile.</summary>
    public async Task<bool> RenewAsync(Installation known, SlackInstallation renewed, CancellationToken cancellationToken)
    {
        var kept = Write(renewed);
        if (!await store.RenewAsync(known, kept, cancellationToken))
        {
            return false;
        }

        Put(kept, renewed);
        return true;
    }

    /// <summary>What is kept of an installation, where this caller alone may renew it; null where another does.</summary>
    public async Task<Installation?> ClaimAsync(SlackInstallation installation, TimeSpan lease, CancellationToken cancellationToken) =>
        _known.TryGetValue(installation.Key, out var known) && known.Read == installation && await store.ClaimRenewalAsync(known.Kept, lease, cancellationToken)
            ? known.Kept
            : null;

    /// <summary>The app is gone from there.</summary>
    /// <exception cref="StorageUnavailableException">The database is away.</exception>
    public async Task RemoveAsync(SlackInstallation installation, CancellationToken cancellationToken)
    {
        // Of an organisation those workspaces stay that have an installation of their own.
        var kept = installation.IsOrgWide ? All.Where(one => !one.IsOrgWide && one.Enterprise == installation.Enterprise).Select(one => one.Places).ToList() : [];
        await store.RemoveAsync(SlackAddress.Channel, installation.Key, installation.Places, kept, cancellationToken);
        ImmutableInterlocked.TryRemove(ref _known, installation.Key, out _);
        _refused.TryRemove(installation.Key, out _);
        log.Uninstalled(installation.Key);
    }

    /// <summary>Slack said of a token that it does not accept it, or that it does.</summary>
    public void Judge(SlackInstallation installation, string? error)
    {
        if (error is null)
        {
            _refused.TryRemove(installation.Key, out _);
        }
        else if (_known.TryGetValue(installation.Key, out var known) && known.Read.Token == installation.Token)
        {
            _refused[installation.Key] = error;
        }
    }

    private IReadOnlyList<string> MissingOf(SlackInstallation one) =>
        one.Scopes is { } granted
            ? [.. SlackScopes.For(options.Value).Except(granted.Split(',', StringSplitOptions.TrimEntries), StringComparer.Ordinal).Order(StringComparer.Ordinal)]
            : [];

    private SlackInstallation? Known(IReadOnlyList<string> keys) => keys
        .Select(key => _known.TryGetValue(key, out var known) ? known.Read : null).FirstOrDefault(one => one is not null);

    private void Put(Installation kept, SlackInstallation read)
    {
        ImmutableInterlocked.AddOrUpdate(ref _known, kept.Key, (kept, read), (_, _) => (kept, read));
        _refused.TryRemove(kept.Key, out _);
    }

    /// <summary>Makes the encryption keys where there are none: two replicas that start together would make one each, and not know the other's.</summary>
    /// <exception cref="StorageUnavailableException">The database is away.</exception>
    public async Task MakeKeysAsync(CancellationToken cancellationToken)
    {
        if (!_hasKeys)
        {
            await store.AloneAsync(() => Protector("start").Protect([1]), cancellationToken);
            _hasKeys = true;
        }
    }

    private Installation Write(SlackInstallation installation)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(installation, SlackJson.Default.SlackInstallation);
        return new Installation(SlackAddress.Channel, installation.Key, Convert.ToBase64String(Protector(installation.Key).Protect(bytes)));
    }

    private SlackInstallation? Read(Installation kept)
    {
        try
        {
            var read = JsonSerializer.Deserialize(Protector(kept.Key).Unprotect(Convert.FromBase64String(kept.Payload)), SlackJson.Default.SlackInstallation);
            _unreadable.TryRemove(kept.Key, out _);
            return read?.Key == kept.Key ? read : null;
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException or JsonException)
        {
            if (_unreadable.TryAdd(kept.Key, 0))
            {
                log.InstallationUnreadable(kept.Key);
            }

            return null;
        }
    }

    // Of its own key each: nobody who can write rows can put one workspace's token under another.
    private IDataProtector Protector(string key) =>
        (protection ?? throw new InvalidOperationException("No encryption keys.")).CreateProtector(Purpose, key);

    /// <summary>How much longer a token is good for.</summary>
    public TimeSpan Left(SlackInstallation installation) => installation.ExpiresAt is { } end ? end - time.GetUtcNow() : TimeSpan.MaxValue;
}
