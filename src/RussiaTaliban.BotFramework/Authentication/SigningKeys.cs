using System.Collections.Frozen;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace RussiaTaliban.BotFramework.Authentication;

/// <summary>
/// The keys that sign inbound calls. An unknown key id asks the key server at once, but no oftener than every <see cref="MinimumGap"/>; known
/// keys are looked up again every <see cref="RefreshAfter"/> while callers go on with the ones at hand. When the key server cannot be reached the
/// last good keys stand for <see cref="LastGoodLife"/>. Where there are none at all, callers cannot be judged (503), and the key server is asked again every
/// <see cref="FirstGap"/>.
/// </summary>
/// <remarks>
/// Microsoft's ConfigurationManager does nearly this, but it reads the machine's clock, which a test cannot move, and answers a rotated key with
/// the old set until a background refresh has ended. Downloading and parsing are Microsoft's.
/// </remarks>
internal sealed class SigningKeys(IOptions<BotFrameworkOptions> options, IDocumentRetriever documents, TimeProvider time, ILogger<SigningKeys> log)
{
    public static readonly TimeSpan RefreshAfter = TimeSpan.FromHours(12);
    public static readonly TimeSpan MinimumGap = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan FirstGap = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan LastGoodLife = TimeSpan.FromDays(5);

    private readonly Lock _lock = new();
    private FrozenDictionary<string, SigningKey>? _keys;
    private DateTimeOffset _read;
    private DateTimeOffset? _tried;
    private Task? _refresh;

    private string Address => (options.Value.OpenIdMetadata ?? BotCloud.Of(options.Value.Cloud).OpenIdMetadata).AbsoluteUri;

    /// <summary>False if there are no keys to judge a caller by.</summary>
    public bool AreReadable
    {
        get
        {
            lock (_lock)
            {
                return HasKeys;
            }
        }
    }

    /// <summary>Whether anybody has asked the key server yet.</summary>
    public bool WereTried
    {
        get
        {
            lock (_lock)
            {
                return _tried is not null && _refresh is { IsCompleted: true };
            }
        }
    }

    private bool HasKeys => _keys is not null && time.GetUtcNow() - _read < LastGoodLife;

    /// <summary>The key of that id; null when the key server does not know it or none can be had.</summary>
    public async Task<SigningKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        var (known, age) = Known(keyId);
        if (known is null)
        {
            await Refresh().WaitAsync(cancellationToken);
            return Known(keyId).Key;
        }

        if (age >= RefreshAfter)
        {
            _ = Refresh();
        }

        return known;
    }

    private (SigningKey? Key, TimeSpan Age) Known(string keyId)
    {
        lock (_lock)
        {
            var age = time.GetUtcNow() - _read;
            return (age < LastGoodLife ? _keys?.GetValueOrDefault(keyId) : null, age);
        }
    }

    private Task Refresh()
    {
        lock (_lock)
        {
            if (_refresh is { IsCompleted: false })
            {
                return _refresh;
            }

            if (_tried is { } tried && time.GetUtcNow() - tried < (HasKeys ? MinimumGap : FirstGap))
            {
                return Task.CompletedTask;
            }

            _tried = time.GetUtcNow();
            return _refresh = FetchAsync(CancellationToken.None);
        }
    }

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        // The caller holds the lock: nothing here may run on its time.
        await Task.Yield();
        try
        {
            var configuration = await OpenIdConnectConfigurationRetriever.GetAsync(Address, documents, cancellationToken);
            var keys = SigningKeyReader.Read(configuration);
            lock (_lock)
            {
                _keys = keys;
                _read = time.GetUtcNow();
            }

            Log.SigningKeysRead(log, keys.Count);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Whatever the key server does wrong (down, slow, not JSON, not keys) has one consequence: the last good keys stand.
            Log.SigningKeysUnavailable(log, fault.GetType().Name);
        }
    }
}
