using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using RussiaTaliban.BotFramework.Endpoint;
using RussiaTaliban.Chat;

namespace RussiaTaliban.WebChat.DirectLine;

/// <summary>
/// Who may call. With an Authorization header: whoever holds the secret or a token of ours. Without: anybody where the options say so, and in
/// Development callers on this machine; a page of another site never, though it runs in a browser on this machine.
/// </summary>
internal sealed class Gate(Tokens tokens, IOptions<DirectLineOptions> options, LocalCallers local)
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
        && (options.Value.Anonymous || local.Sent(context));

    private static bool IsSameSite(HttpRequest request) =>
        !Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
            ? string.IsNullOrEmpty(request.Headers.Origin)
            : string.Equals(origin.Authority, new Uri($"{origin.Scheme}://{request.Host}").Authority, StringComparison.OrdinalIgnoreCase);

    // Hashed first: the time of the comparison then says nothing about the length either.
    private bool IsSecret(string shown) =>
        options.Value.Secret is { } secret
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(shown)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

/// <summary>What limits by address count as one caller.</summary>
public static class CallerAddress
{
    private const int NetworkBytes = 8;

    /// <summary>The address; of IPv6 its network of 64 bits, for whoever has one address of it has them all.</summary>
    public static string Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, NetworkBytes)) : address.ToString();
    }
}

/// <summary>Lets a caller at a conversation, or at beginning one, or says why not.</summary>
internal sealed class Admission(Gate gate, Conversations conversations, IOptions<DirectLineOptions> options, TimeProvider time)
{
    private readonly Pace _beginnings = new(time, (options.Value.ConversationsPerMinute, TimeSpan.FromMinutes(1)));

    /// <summary>What a caller who wants a token or a conversation may do; null with the refusal.</summary>
    public Grant? Begin(HttpContext context, out IResult refusal)
    {
        var (grant, status) = gate.Admit(context);
        refusal = Refusals.Of(status);
        if (grant is not null && _beginnings.TryTake(CallerAddress.Of(context)) is { } wait)
        {
            refusal = Refusals.Later(context, wait);
            return null;
        }

        return grant;
    }

    /// <summary>The conversation that a caller may use: a dropped one goes on where its client's watermark says. Null with the refusal otherwise.</summary>
    public Conversation? Find(HttpContext context, string id, out IResult refusal, out long? watermark)
    {
        watermark = null;
        var (grant, status) = gate.Admit(context);
        if (grant is null || !grant.Covers(id))
        {
            refusal = Refusals.Of(grant is null ? status : StatusCodes.Status403Forbidden);
            return null;
        }

        if (!Watermark.TryRead(context.Request, out watermark))
        {
            refusal = Refusals.Of(StatusCodes.Status400BadRequest, "BadArgument", "The watermark was not issued by this service.");
            return null;
        }

        var conversation = grant.Token is { } token ? conversations.FindOrAdd(id, token.User, watermark ?? 0).Conversation : conversations.Find(id);
        refusal = conversation is not null ? Results.Empty
            : grant.Token is null ? Refusals.Of(StatusCodes.Status404NotFound)
            : Refusals.Later(context, Refusals.BusyDelay);
        return conversation;
    }
}
