using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Microsoft.Identity.Client;

namespace RussiaTaliban.BotFramework.Connector;

/// <summary>
/// One call to the Connector with capped retries: after 412, 429, 502, 503, 504, a broken connection or no answer in <see cref="AttemptTimeout"/>.
/// A Retry-After is kept to when it asks for no more than <see cref="LongestWait"/>; else the wait doubles from <see cref="FirstWait"/>, with jitter.
/// </summary>
internal sealed class ConnectorCall(IHttpClientFactory clients, ITokenSource tokens, TimeProvider time, ILogger<ConnectorCall> log)
{
    public const string ClientName = "connector";
    public const int MaxAttempts = 5;
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>Largest answer read, in bytes; a page of 500 members is far below it.</summary>
    private const int MaxAnswerBytes = 4 * 1024 * 1024;

    /// <param name="method">The HTTP method.</param>
    /// <param name="address">A trusted address, whole.</param>
    /// <param name="body">The JSON to send; null sends none.</param>
    /// <param name="answer">How to read what comes back.</param>
    /// <param name="attempts">How often at most, from 1.</param>
    /// <param name="cancellationToken">Ends the call and its waits.</param>
    /// <returns>The answer; its value is null when the Connector answered with nothing readable.</returns>
    public async Task<ConnectorResult<T?>> SendAsync<T>(
        HttpMethod method, Uri address, byte[]? body, JsonTypeInfo<T> answer, int attempts, CancellationToken cancellationToken)
        where T : class
    {
        var mayHaveArrived = false;
        for (var attempt = 1; ; attempt++)
        {
            var (result, stumble) = await TryAsync(method, address, body, answer, cancellationToken);
            if (result is not null)
            {
                return result;
            }

            mayHaveArrived |= stumble.MayHaveArrived;
            if (attempt >= attempts || stumble.RetryAfter > LongestWait)
            {
                Log.SendingGivenUp(log, attempt, stumble.Reason);
                return new ConnectorResult<T?>.Exhausted(attempt) { MayHaveArrived = mayHaveArrived, RetryAfter = stumble.RetryAfter };
            }

            var wait = stumble.RetryAfter ?? Backoff(attempt);
            Log.SendingAgain(log, wait, stumble.Reason, attempt);
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private async Task<(ConnectorResult<T?>? Result, Stumble Stumble)> TryAsync<T>(
        HttpMethod method, Uri address, byte[]? body, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
        where T : class
    {
        using var timeout = new CancellationTokenSource(AttemptTimeout, time);
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

            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var text = await ReadAsync(response, either.Token);
            if (response.IsSuccessStatusCode)
            {
                return (new ConnectorResult<T?>.Done(Parse(text, answer)), default);
            }

            if (IsPassing(response.StatusCode))
            {
                var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
                var isGateway = response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout;
                return (null, new Stumble(status, MayHaveArrived: isGateway, RetryAfter(response)));
            }

            var refusal = Refusal(response.StatusCode, text);
            Log.SendingRefused(log, (int)response.StatusCode, refusal);
            return (new ConnectorResult<T?>.Refused(refusal), default);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, new Stumble("no answer in time", MayHaveArrived: true, null));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            var isUnreached = fault is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError };
            return (null, new Stumble(fault.GetType().Name, MayHaveArrived: !isUnreached, null));
        }
        catch (MsalException fault)
        {
            Log.NoToken(log, fault.ErrorCode);
            return fault.IsRetryable
                ? (null, new Stumble("no token", MayHaveArrived: false, null))
                : (new ConnectorResult<T?>.Refused(RefusalReason.Rejected), default);
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

    /// <summary>1, 2, 4, 8 seconds, each shortened by up to a half so that many senders do not come back at once.</summary>
    private static TimeSpan Backoff(int attempt)
    {
        var whole = FirstWait * Math.Pow(2, attempt - 1);
        return whole * (0.5 + (RandomNumberGenerator.GetInt32(0, 501) / 1000.0));
    }

    /// <summary>A try that failed for now.</summary>
    private readonly record struct Stumble(string Reason, bool MayHaveArrived, TimeSpan? RetryAfter);
}
