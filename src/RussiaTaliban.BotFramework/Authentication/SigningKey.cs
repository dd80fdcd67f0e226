using Microsoft.IdentityModel.Tokens;

namespace RussiaTaliban.BotFramework.Authentication;

/// <summary>A public key and the channels that may sign with it.</summary>
/// <param name="Key">The key itself.</param>
/// <param name="Endorsements">Channel ids, e.g. "msteams"; empty when the key vouches for none.</param>
internal sealed record SigningKey(SecurityKey Key, IReadOnlySet<string> Endorsements);
