using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace RussiaTaliban.BotFramework.Authentication;

/// <summary>What a valid token proves about the one who calls.</summary>
/// <param name="ServiceUrl">The address that answers to this caller go to.</param>
/// <param name="Endorsements">The channels it may speak for.</param>
internal sealed record Caller(string ServiceUrl, IReadOnlySet<string> Endorsements)
{
    /// <summary>Whether an activity that says it comes from this channel and is answered at this address may come from this caller.</summary>
    public bool MaySpeakFor(string? channelId, string? serviceUrl) =>
        channelId is not null
        && Endorsements.Contains(channelId)
        && string.Equals(ServiceUrl, serviceUrl, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a header proves.</summary>
/// <param name="Caller">Who calls; null if the header proves nobody.</param>
/// <param name="IsUnproven">True if nobody can be proven just now, because no signing key could be read yet: neither a yes nor a no.</param>
internal readonly record struct CallerProof(Caller? Caller, bool IsUnproven = false);

/// <summary>Proves who calls, from the Authorization header alone, before a byte of the body is read.</summary>
internal sealed class CallerTokens(IOptions<BotFrameworkOptions> options, SigningKeys keys, TimeProvider time, ILogger<CallerTokens> log)
{
    /// <summary>How far the caller's clock may be off, either way.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>Longest token read, in characters; the real ones have about 1,200.</summary>
    private const int MaxTokenLength = 16 * 1024;

    private const string ServiceUrlClaim = "serviceurl";

    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary>What the header proves. Never throws for a bad header.</summary>
    public async Task<CallerProof> ProveAsync(string? authorization, CancellationToken cancellationToken)
    {
        if (Token(authorization) is not { } token)
        {
            return Refuse("no bearer token");
        }

        if (KeyId(token) is not { } keyId)
        {
            return Refuse("no key id");
        }

        if (await keys.FindAsync(keyId, cancellationToken) is not { } key)
        {
            return keys.AreReadable ? Refuse("no known key") : new CallerProof(null, IsUnproven: true);
        }

        var result = await _handler.ValidateTokenAsync(token, Parameters(key.Key));
        if (!result.IsValid)
        {
            return Refuse(result.Exception?.GetType().Name ?? "invalid");
        }

        return result.Claims.TryGetValue(ServiceUrlClaim, out var claim) && claim is string { Length: > 0 } serviceUrl
            ? new CallerProof(new Caller(serviceUrl, key.Endorsements))
            : Refuse("no serviceurl claim");
    }

    private CallerProof Refuse(string reason)
    {
        Log.CallerRefused(log, reason);
        return default;
    }

    private static string? Token(string? authorization)
    {
        // RFC 9110: the scheme's name is case-insensitive.
        var parts = authorization?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts is [var scheme, { Length: <= MaxTokenLength } token] && scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            ? token
            : null;
    }

    private string? KeyId(string token)
    {
        try
        {
            return _handler.CanReadToken(token) && _handler.ReadJsonWebToken(token).Kid is { Length: > 0 } keyId ? keyId : null;
        }
        catch (Exception fault) when (fault is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private TokenValidationParameters Parameters(SecurityKey key) => new()
    {
        ValidIssuer = BotCloud.Of(options.Value.Cloud).Issuer,
        ValidAudience = options.Value.AppId,
        IssuerSigningKey = key,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (notBefore, expires, _, _) =>
            expires is { } end
            && time.GetUtcNow() < new DateTimeOffset(end, TimeSpan.Zero) + ClockSkew
            && (notBefore is not { } start || time.GetUtcNow() >= new DateTimeOffset(start, TimeSpan.Zero) - ClockSkew),
    };
}
