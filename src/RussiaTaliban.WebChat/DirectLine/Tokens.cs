using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace RussiaTaliban.WebChat.DirectLine;

/// <summary>Makes and reads tokens: JWTs, signed by HMAC-SHA256 with the configured key, so that every instance that knows the key reads them.</summary>
internal sealed class Tokens(IOptions<DirectLineOptions> options, TimeProvider time)
{
    /// <summary>How long the address of a stream may be opened.</summary>
    public static readonly TimeSpan StreamLifetime = TimeSpan.FromMinutes(1);

    private const string ConversationClaim = "conv";
    private const string NamedClaim = "named";

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, SetDefaultTimesOnTokenCreation = false };

    private readonly SigningCredentials _credentials = new(
        new SymmetricSecurityKey(options.Value.SigningKey is { } key ? Convert.FromBase64String(key) : RandomNumberGenerator.GetBytes(32)),
        SecurityAlgorithms.HmacSha256);

    /// <summary>How long a conversation token holds.</summary>
    public TimeSpan Lifetime => options.Value.TokenLifetime;

    public string Issue(TokenUse use, string conversation, Writer user) => _handler.CreateToken(new SecurityTokenDescriptor
    {
        Audience = use.ToString(),
        Expires = (time.GetUtcNow() + (use == TokenUse.Stream ? StreamLifetime : Lifetime)).UtcDateTime,
        Claims = new Dictionary<string, object> { [JwtRegisteredClaimNames.Sub] = user.Id, [ConversationClaim] = conversation, [NamedClaim] = user.IsNamed },
        SigningCredentials = _credentials,
    });

    /// <summary>What a token grants; null when it is forged, expired, malformed or for another use.</summary>
    public ConversationToken? TryRead(TokenUse use, string? token)
    {
        // Nothing waits here: the key is at hand.
        var result = _handler.ValidateTokenAsync(token, Parameters(use)).GetAwaiter().GetResult();
        return result.IsValid
            && result.SecurityToken is JsonWebToken { Subject: { Length: > 0 } user } read
            && read.TryGetPayloadValue<string>(ConversationClaim, out var conversation)
            ? new ConversationToken(conversation, new Writer(user, read.TryGetPayloadValue<bool>(NamedClaim, out var named) && named))
            : null;
    }

    /// <summary>A new id that nobody can guess.</summary>
    public static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    private TokenValidationParameters Parameters(TokenUse use) => new()
    {
        ValidateIssuer = false,
        ValidAudience = use.ToString(),
        IssuerSigningKey = _credentials.Key,
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (_, expires, _, _) => expires is { } end && time.GetUtcNow() < new DateTimeOffset(end, TimeSpan.Zero),
    };
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
/// <param name="Conversation">The conversation's id.</param>
/// <param name="User">Who writes with it.</param>
internal sealed record ConversationToken(string Conversation, Writer User);

/// <summary>What a caller may do.</summary>
/// <param name="Token">The token that was shown; null where the caller may begin conversations of its own (by the secret, or because the door is open).</param>
/// <param name="HoldsSecret">True where the secret was shown: every conversation is open to this caller.</param>
internal sealed record Grant(ConversationToken? Token, bool HoldsSecret = false)
{
    /// <summary>Whether the caller may read and write a conversation.</summary>
    public bool Covers(string conversation) => HoldsSecret || Token?.Conversation == conversation;
}
