using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RussiaTaliban.BotFramework.Endpoint;

namespace RussiaTaliban.BotFramework.DirectLine;

/// <summary>
/// Who may call. With an Authorization header: whoever holds the secret or a token of ours. Without: anybody where the options say so, and in
/// Development callers on this machine; a page of another site never, though it runs in a browser on this machine.
/// </summary>
internal sealed class Gate(Tokens tokens, IOptions<DirectLineOptions> options, IHostEnvironment environment)
{
    private const string Scheme = "Bearer ";

    /// <summary>What the caller may do; else 401 where nothing was shown and 403 where what was shown does not hold.</summary>
    public (Grant? Grant, int Refusal) Admit(HttpContext context)
    {
        string? header = context.Request.Headers.Authorization;
        if (string.IsNullOrEmpty(header))
        {
            return IsOpenTo(context) ? (new Grant(null), 0) : (null, StatusCodes.Status401Unauthorized);
        }

        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return (null, StatusCodes.Status401Unauthorized);
        }

        var shown = header[Scheme.Length..].Trim();
        if (IsSecret(shown))
        {
            return (new Grant(null, HoldsSecret: true), 0);
        }

        return tokens.TryRead(TokenUse.Conversation, shown) is { } token ? (new Grant(token), 0) : (null, StatusCodes.Status403Forbidden);
    }

    /// <summary>Whether a caller may begin a conversation without showing anything.</summary>
    public bool IsOpenTo(HttpContext context) =>
        IsSameSite(context.Request)
        && (options.Value.Anonymous || (environment.IsDevelopment() && ThisMachine.Sent(context)));

    private static bool IsSameSite(HttpRequest request) =>
        !Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
            ? string.IsNullOrEmpty(request.Headers.Origin)
            : string.Equals(origin.Authority, new Uri($"{origin.Scheme}://{request.Host}").Authority, StringComparison.OrdinalIgnoreCase);

    // Hashed first: the time of the comparison then says nothing about the length either.
    private bool IsSecret(string shown) =>
        options.Value.Secret is { } secret
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(shown)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
