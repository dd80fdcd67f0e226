using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using RussiaTaliban.BotFramework.Endpoint;

namespace RussiaTaliban.BotFramework.DirectLine;

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
            return (body.IsEmpty ? null : JsonSerializer.Deserialize(body.Span, DirectLineJson.Context.TokenParameters), null);
        }
        catch (JsonException)
        {
            return (null, Refusals.Of(StatusCodes.Status400BadRequest));
        }
    }
}
