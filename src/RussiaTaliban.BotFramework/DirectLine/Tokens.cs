using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace RussiaTaliban.BotFramework.DirectLine;

/// <summary>
/// Makes and reads tokens: <c>use.conversation.user.expiry.signature</c>, HMAC-SHA256 over all before the last dot. Ids are letters, digits, hyphens
/// and underscores, so the dot parts them.
/// </summary>
internal sealed class Tokens(IOptions<DirectLineOptions> options, TimeProvider time)
{
    /// <summary>How long the address of a stream may be opened.</summary>
    public static readonly TimeSpan StreamLifetime = TimeSpan.FromMinutes(1);

    private readonly byte[] _key = options.Value.SigningKey is { } key ? Convert.FromBase64String(key) : RandomNumberGenerator.GetBytes(32);

    /// <summary>How long a conversation token holds.</summary>
    public TimeSpan Lifetime => options.Value.TokenLifetime;

    public string Issue(TokenUse use, string conversation, string user)
    {
        var expires = time.GetUtcNow() + (use == TokenUse.Stream ? StreamLifetime : Lifetime);
        var claims = string.Create(CultureInfo.InvariantCulture, $"{Letter(use)}.{conversation}.{user}.{expires.ToUnixTimeSeconds()}");
        return $"{claims}.{Sign(claims)}";
    }

    /// <summary>What a token grants; null when it is forged, expired, malformed or for another use.</summary>
    public ConversationToken? TryRead(TokenUse use, string? token)
    {
        if (token is null || token.LastIndexOf('.') is var dot && dot < 0)
        {
            return null;
        }

        var claims = token[..dot];
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(claims)), Encoding.UTF8.GetBytes(token[(dot + 1)..])))
        {
            return null;
        }

        // Signed by us, so of our form.
        var parts = claims.Split('.');
        var expires = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[3], CultureInfo.InvariantCulture));
        return parts[0] == Letter(use) && time.GetUtcNow() < expires ? new ConversationToken(use, parts[1], parts[2]) : null;
    }

    /// <summary>A new id that nobody can guess.</summary>
    public static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    private static string Letter(TokenUse use) => use == TokenUse.Stream ? "s" : "c";

    private string Sign(string claims) => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(claims)));
}
