using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Microsoft.Identity.Client;

namespace RussiaTaliban.BotFramework.Connector;

/// <summary>One request to the Connector with this bot's token, and what its answer means.</summary>
internal sealed class ConnectorExchange(IHttpClientFactory clients, ITokenSource tokens, TimeProvider time, ILogger<ConnectorExchange> log)
{
    /// <summary>Largest answer read, in bytes; a page of 500 members is far below it.</summary>
    private const int MaxAnswerBytes = 4 * 1024 * 1024;

    /// <param name="method">The HTTP method.</param>
    /// <param name="address">A trusted address, whole.</param>
    /// <param name="body">The JSON to send; null sends none.</param>
    /// <param name="answer">How to read what comes back.</param>
    /// <param name="patience">How long to wait for the answer.</param>
    /// <param name="cancellationToken">Ends the exchange.</param>
    /// <returns>How it ended; never throws but for <paramref name="cancellationToken"/>.</returns>
    public async Task<Attempt<T>> RunAsync<T>(
        HttpMethod method, Uri address, byte[]? body, JsonTypeInfo<T> answer, TimeSpan patience, CancellationToken cancellationToken)
        where T : class
    {
        using var timeout = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(method, address);
            if (body is not null)
            {
                request.Content = new ByteArrayContent(body);
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
            }

            if (await tokens.GetAsync(either.Token) is { } token)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            }

            using var client = clients.CreateClient(ConnectorCall.ClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var text = await ReadAsync(response, either.Token);
            if (response.IsSuccessStatusCode)
            {
                return new Attempt<T>(new ConnectorResult<T?>.Done(Parse(text, answer)));
            }

            if (IsPassing(response.StatusCode))
            {
                var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
                var isGateway = response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout;
                return new Attempt<T>(null) { Reason = status, MayHaveArrived = isGateway, RetryAfter = RetryAfter(response) };
            }

            var refusal = Refusal(response.StatusCode, text);
            Log.SendingRefused(log, (int)response.StatusCode, refusal);
            return new Attempt<T>(new ConnectorResult<T?>.Refused(refusal));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Attempt<T>.Unanswered;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            var isUnreached = fault is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError };
            return new Attempt<T>(null) { Reason = fault.GetType().Name, MayHaveArrived = !isUnreached };
        }
        catch (MsalException fault)
        {
            Log.NoToken(log, fault.ErrorCode);
            return fault.IsRetryable
                ? new Attempt<T>(null) { Reason = "no token" }
                : new Attempt<T>(new ConnectorResult<T?>.Refused(RefusalReason.Rejected));
        }
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var buffer = new MemoryStream();
        var chunk = new byte[8192];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancellationToken)) > 0 && buffer.Length + read <= MaxAnswerBytes)
        {
            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    private static T? Parse<T>(byte[] text, JsonTypeInfo<T> answer)
        where T : class
    {
        try
        {
            return text.Length == 0 ? null : JsonSerializer.Deserialize(text, answer);
        }
        catch (JsonException)
        {
            // The activity was taken; a channel that answers with something else than JSON has merely given it no id.
            return null;
        }
    }

    private static bool IsPassing(HttpStatusCode status) => status is HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests
        or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    private static RefusalReason Refusal(HttpStatusCode status, byte[] text) => status switch
    {
        HttpStatusCode.Forbidden when ErrorCode(text) is "MessageWritesBlocked" or "BotNotInConversationRoster" => RefusalReason.Blocked,
        HttpStatusCode.NotFound or HttpStatusCode.Gone => RefusalReason.Gone,
        HttpStatusCode.RequestEntityTooLarge => RefusalReason.TooLarge,
        _ => RefusalReason.Rejected,
    };

    private static string? ErrorCode(byte[] text) => Parse(text, ConnectorJson.Context.ErrorResponse)?.Error?.Code;

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > time.GetUtcNow() ? date - time.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };
}
