using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace RussiaTaliban.WebChat.DirectLine;

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

/// <summary>What a token is for.</summary>
internal enum TokenUse
{
    /// <summary>Everything in its conversation.</summary>
    Conversation,

    /// <summary>Opening the stream, once, soon: it stands in an address, and addresses end up in logs.</summary>
    Stream,
}

/// <summary>What a token grants: one conversation, as one person, for a while.</summary>
/// <param name="Use">What it is for.</param>
/// <param name="Conversation">The conversation's id.</param>
/// <param name="User">Who writes with it.</param>
internal sealed record ConversationToken(TokenUse Use, string Conversation, string User);

/// <summary>What a caller may do.</summary>
/// <param name="Token">The token that was shown; null where the caller may begin conversations of its own (by the secret, or because the door is open).</param>
/// <param name="HoldsSecret">True where the secret was shown: every conversation is open to this caller.</param>
internal sealed record Grant(ConversationToken? Token, bool HoldsSecret = false)
{
    /// <summary>Whether the caller may read and write a conversation.</summary>
    public bool Covers(string conversation) => HoldsSecret || Token?.Conversation == conversation;
}
