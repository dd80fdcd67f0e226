using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RussiaTaliban.Slack.Requests;

/// <summary>
/// Slack's request signature: HMAC-SHA256 over <c>v0:{timestamp}:{raw body}</c>, in lower-case hex after <c>v0=</c>.
/// Source: https://docs.slack.dev/authentication/verifying-requests-from-slack
/// </summary>
internal static class SlackSignature
{
    public const string TimestampHeader = "X-Slack-Request-Timestamp";
    public const string SignatureHeader = "X-Slack-Signature";

    /// <summary>How far a request's time may lie from ours, before or after. Slack names five minutes; an older one may be a replay.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Checks one request. <paramref name="secret"/> must not be empty: an empty key would accept anyone who guesses that.</summary>
    public static SignatureVerdict Check(string secret, string? timestamp, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(secret);
        if (string.IsNullOrEmpty(signature) || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return SignatureVerdict.Missing;
        }

        if (Math.Abs(now.ToUnixTimeSeconds() - seconds) > (long)Tolerance.TotalSeconds)
        {
            return SignatureVerdict.Stale;
        }

        var expected = Encoding.ASCII.GetBytes(Sign(secret, timestamp, body));
        var given = Encoding.UTF8.GetBytes(signature);
        return CryptographicOperations.FixedTimeEquals(expected, given) ? SignatureVerdict.Valid : SignatureVerdict.Wrong;
    }

    /// <summary>The header's value for a body; the timestamp is signed as written.</summary>
    public static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes($"v0:{timestamp}:"));
        hmac.AppendData(body);
        return "v0=" + Convert.ToHexStringLower(hmac.GetHashAndReset());
    }
}

/// <summary>Whether a request comes from Slack. Only the log says why not; the caller always sees 401.</summary>
internal enum SignatureVerdict
{
    Valid,
    Missing,
    Stale,
    Wrong,
}
