using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace RussiaTaliban.BotFramework.Authentication;

/// <summary>A public key and the channels that may sign with it.</summary>
/// <param name="Key">The key itself.</param>
/// <param name="Endorsements">Channel ids, e.g. "msteams"; empty when the key vouches for none.</param>
internal sealed record SigningKey(SecurityKey Key, IReadOnlySet<string> Endorsements);

/// <summary>Reads the key server's document.</summary>
internal static class SigningKeyReader
{
    /// <summary>Its keys by their ids.</summary>
    public static FrozenDictionary<string, SigningKey> Read(OpenIdConnectConfiguration configuration)
    {
        var endorsements = (configuration.JsonWebKeySet?.Keys ?? [])
            .Where(key => key.KeyId is not null)
            .GroupBy(key => key.KeyId, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => Endorsements(same.First().AdditionalData), StringComparer.Ordinal);

        return configuration.SigningKeys
            .Where(key => key.KeyId is not null)
            .GroupBy(key => key.KeyId, StringComparer.Ordinal)
            .ToFrozenDictionary(
                same => same.Key,
                same => new SigningKey(same.First(), endorsements.GetValueOrDefault(same.Key, FrozenSet<string>.Empty)),
                StringComparer.Ordinal);
    }

    private static FrozenSet<string> Endorsements(IDictionary<string, object> members)
    {
        // The reader of keys hands over unknown arrays as JSON or as a list, depending on its version.
        IEnumerable<string?> names = members.TryGetValue("endorsements", out var value) ? value switch
        {
            JsonElement { ValueKind: JsonValueKind.Array } array => array.EnumerateArray()
                .Select(item => item.ValueKind == JsonValueKind.String ? item.GetString() : null),
            IEnumerable<object> list => list.Select(item => item.ToString()),
            _ => [],
        } : [];
        return names.OfType<string>().ToFrozenSet(StringComparer.Ordinal);
    }
}
