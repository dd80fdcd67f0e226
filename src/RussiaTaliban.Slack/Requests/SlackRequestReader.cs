using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace RussiaTaliban.Slack.Requests;

/// <summary>Reads a whole body, up to a limit, and verifies its signature before anything parses it.</summary>
internal sealed class SlackRequestReader(IOptions<SlackOptions> options, TimeProvider time, ILogger<SlackRequestReader> log)
{
    /// <summary>Bytes. Slack's largest payloads stay far below.</summary>
    public const int MaxBody = 1 << 20;

    /// <summary>A status code to refuse with, or null and the verified bytes.</summary>
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

        if (request.ContentLength > MaxBody || await LimitedRead.ReadAsync(request.Body, MaxBody, cancellationToken) is not { } body)
        {
            return Refuse(request, StatusCodes.Status413PayloadTooLarge, "size");
        }

        var verdict = SlackSignature.Check(
            options.Value.SigningSecret,
            One(request, SlackSignature.TimestampHeader),
            One(request, SlackSignature.SignatureHeader),
            body,
            time.GetUtcNow());

        // Nothing is done for a certificate check, so nothing is lost where it is forged.
        var mayBeUnsigned = !request.Headers.ContainsKey(SlackSignature.SignatureHeader) && mediaType != "application/json" && SlackForm.IsCertificateCheck(body);
        return verdict == SignatureVerdict.Valid || mayBeUnsigned
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
}
