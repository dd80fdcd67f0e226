using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using RussiaTaliban.BotFramework.Endpoint;

namespace RussiaTaliban.WebChat.DirectLine;

/// <summary>A conversation or a token, as Direct Line tells it.</summary>
internal sealed record ConversationBody
{
    public required string ConversationId { get; init; }

    public required string Token { get; init; }

    /// <summary>How long the token holds, in seconds.</summary>
    [JsonPropertyName("expires_in")]
    public required int ExpiresIn { get; init; }

    /// <summary>The WebSocket's address; null with a mere token.</summary>
    public string? StreamUrl { get; init; }
}

/// <summary>Tells callers of conversations: each time with a fresh token.</summary>
internal sealed class ConversationBodies(Tokens tokens)
{
    public ConversationBody Of(string conversation, Writer user, string? streamUrl = null) => new()
    {
        ConversationId = conversation,
        Token = tokens.Issue(TokenUse.Conversation, conversation, user),
        ExpiresIn = (int)tokens.Lifetime.TotalSeconds,
        StreamUrl = streamUrl,
    };

    public string StreamUrl(HttpRequest request, Conversation conversation, long? watermark)
    {
        var scheme = request.IsHttps ? "wss" : "ws";
        var token = tokens.Issue(TokenUse.Stream, conversation.Id, conversation.Writer);
        var from = watermark is { } seen ? string.Create(CultureInfo.InvariantCulture, $"watermark={seen}&") : "";
        return $"{scheme}://{request.Host}{request.PathBase}{DirectLineExtensions.Path}/conversations/{conversation.Id}/stream?{from}t={token}";
    }
}

/// <summary>How Direct Line explains a refusal.</summary>
internal sealed record ErrorBody(ErrorBody.Detail Error)
{
    /// <param name="Code">For programs.</param>
    /// <param name="Message">For people.</param>
    internal sealed record Detail(string Code, string Message);
}

/// <summary>Generated JSON code for what only Direct Line says.</summary>
[JsonSerializable(typeof(ConversationBody))]
[JsonSerializable(typeof(TokenParameters))]
[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class DirectLineJson : JsonSerializerContext
{
    public static DirectLineJson Context { get; } =
        new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull });
}

/// <summary>What a caller may say when it asks for a token or a conversation.</summary>
internal sealed record TokenParameters
{
    /// <summary>Who is going to write; null lets the service choose an id.</summary>
    public Chosen? User { get; init; }

    /// <param name="Id">The id of the caller's choice; null where it leaves that to the service. It counts only from a holder of the secret.</param>
    internal sealed record Chosen(string? Id);
}

/// <summary>Who writes in a conversation.</summary>
internal static class ConversationUser
{
    private const int MaxLength = 64;

    /// <summary>
    /// An id of the caller's choice where it holds the secret and the id is one that tokens can carry, else a new one that nobody can guess. Who holds no secret must not
    /// choose: subscriptions and receipts belong to an id, and "forget me" deletes what one has.
    /// </summary>
    public static Writer For(Grant grant, TokenParameters? parameters) =>
        grant.HoldsSecret && parameters?.User?.Id is { Length: > 0 and <= MaxLength } id && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
            ? new Writer(id, IsNamed: true)
            : new Writer("dl_" + Tokens.NewId(), IsNamed: false);
}

/// <summary>Who writes in a conversation.</summary>
/// <param name="Id">The channel's id of the person.</param>
/// <param name="IsNamed">True where a holder of the secret chose the id; else it costs nothing, and says nothing of who is behind it.</param>
internal readonly record struct Writer(string Id, bool IsNamed);

/// <summary>Reads what may come with the request for a token or a conversation.</summary>
internal sealed class ParameterReader(IOptions<DirectLineOptions> options)
{
    /// <summary>The parameters, null where the body is empty; or the refusal.</summary>
    public async Task<(TokenParameters? Parameters, IResult? Refusal)> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (await BodyReader.ReadAsync(context.Request, options.Value.MaxBodyBytes, cancellationToken) is not { } body)
        {
            return (null, Refusals.Of(StatusCodes.Status413PayloadTooLarge));
        }

        try
        {
            return (body.Length == 0 ? null : JsonSerializer.Deserialize(body, DirectLineJson.Context.TokenParameters), null);
        }
        catch (JsonException)
        {
            return (null, Refusals.Of(StatusCodes.Status400BadRequest));
        }
    }
}
