using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace RussiaTaliban.BotFramework.Authentication;

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

    /// <summary>The caller that the header proves; null when it proves none. Never throws for a bad header.</summary>
    public async Task<Caller?> ProveAsync(string? authorization, CancellationToken cancellationToken)
    {
        if (Token(authorization) is not { } token)
        {
            Log.CallerRefused(log, "no bearer token");
            return null;
        }

        if (KeyId(token) is not { } keyId || await keys.FindAsync(keyId, cancellationToken) is not { } key)
        {
            Log.CallerRefused(log, "no known key");
            return null;
        }

        var result = await _handler.ValidateTokenAsync(token, Parameters(key.Key));
        if (!result.IsValid)
        {
            Log.CallerRefused(log, result.Exception?.GetType().Name ?? "invalid");
            return null;
        }

        if (!result.Claims.TryGetValue(ServiceUrlClaim, out var claim) || claim is not string { Length: > 0 } serviceUrl)
        {
            Log.CallerRefused(log, "no serviceurl claim");
            return null;
        }

        return new Caller(serviceUrl, key.Endorsements);
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
