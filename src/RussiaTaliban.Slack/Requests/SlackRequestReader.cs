using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using RussiaTaliban.Slack.Inbound;

namespace RussiaTaliban.Slack.Requests;

/// <summary>Reads a body whole, within a bound, and proves it before anybody parses it.</summary>
internal sealed class SlackRequestReader(IOptions<SlackOptions> options, TimeProvider time, ILogger<SlackRequestReader> log)
{
    /// <summary>Bytes. Slack's largest payloads stay far below.</summary>
    public const int LargestBody = 1 << 20;

    /// <summary>A status code to refuse with, or null and the proven bytes.</summary>
    public async Task<(int? Refusal, byte[] Body)> ReadAsync(HttpRequest request, string mediaType, CancellationToken cancellationToken)
    {
        if (options.Value.Transport != SlackTransport.Http)
        {
            return (StatusCodes.Status404NotFound, []);
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !string.Equals(type.MediaType, mediaType, StringComparison.OrdinalIgnoreCase))
        {
            return Refuse(request, StatusCodes.Status415UnsupportedMediaType, "media type");
        }

        if (await ReadBodyAsync(request, cancellationToken) is not { } body)
        {
            return Refuse(request, StatusCodes.Status413PayloadTooLarge, "size");
        }

        var verdict = SlackSignature.Check(
            options.Value.SigningSecret,
            One(request, SlackSignature.TimestampHeader),
            One(request, SlackSignature.SignatureHeader),
            body,
            time.GetUtcNow());
        return verdict == SignatureVerdict.Valid
            ? (null, body)
            : Refuse(request, StatusCodes.Status401Unauthorized, "signature " + verdict);
    }

    private (int?, byte[]) Refuse(HttpRequest request, int status, string reason)
    {
        log.RequestRefused(request.Path, reason);
        return (status, []);
    }

    private static string? One(HttpRequest request, string header) =>
        request.Headers.TryGetValue(header, out var values) && values.Count == 1 ? values[0] : null;

    private static async Task<byte[]?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > LargestBody)
        {
            return null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > LargestBody)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}

/// <summary>Forms are read from the bytes that were proven, not from the request a second time.</summary>
internal static class SlackForm
{
    public static Dictionary<string, StringValues> Parse(byte[] body)
    {
        using var reader = new FormReader(Encoding.UTF8.GetString(body));
        try
        {
            return reader.ReadForm();
        }
        catch (InvalidDataException fault)
        {
            throw new FormatException("The form is not well formed.", fault);
        }
    }

    public static string Required(Dictionary<string, StringValues> form, string name) =>
        form.TryGetValue(name, out var value) && value.Count == 1 ? value.ToString() : throw new JsonException($"The field {name} is missing.");

    public static SlackCommand ReadCommand(Dictionary<string, StringValues> form) => new(
        Required(form, "command"),
        form.TryGetValue("text", out var text) ? text.ToString() : "",
        Required(form, "user_id"),
        Required(form, "channel_id"),
        Uri.TryCreate(Required(form, "response_url"), UriKind.Absolute, out var url) ? url : throw new FormatException("The response_url is not an address."),
        Required(form, "trigger_id"),
        form.TryGetValue("team_id", out var team) ? team.ToString() : null);
}
