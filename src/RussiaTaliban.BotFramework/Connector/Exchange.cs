using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Identity.Client;

namespace RussiaTaliban.BotFramework.Connector;

/// <summary>How one try ended.</summary>
internal abstract record TryOutcome
{
    private TryOutcome() { }

    /// <summary>The Connector carried out the request.</summary>
    public sealed record Done(byte[] Body) : TryOutcome;

    /// <summary>It refused permanently.</summary>
    public sealed record Refused(RefusalReason Reason, string Why) : TryOutcome;

    /// <summary>It failed temporarily.</summary>
    /// <param name="Reason">Why, for the log.</param>
    /// <param name="MayHaveArrived">False if the request was certainly not carried out.</param>
    /// <param name="RetryAfter">How long the Connector asks to wait; null if it does not.</param>
    public sealed record Passing(string Reason, bool MayHaveArrived, TimeSpan? RetryAfter = null) : TryOutcome
    {
        public static Passing Unanswered { get; } = new("no answer in time", MayHaveArrived: true);
    }
}

/// <summary>A request that can be sent more than once: its content is kept, its token is asked for anew each time.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Address">A trusted address, whole.</param>
/// <param name="Credentials">Where the token comes from.</param>
internal sealed record KeptRequest(HttpMethod Method, Uri Address, ServiceClientCredentials? Credentials)
{
    private byte[]? _body;
    private IReadOnlyList<KeyValuePair<string, IEnumerable<string>>> _headers = [];
    private MediaTypeHeaderValue? _type;

    public static async Task<KeptRequest> OfAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        new(request.Method, request.RequestUri!, request.Options.TryGetValue(LateCredentials.Key, out var credentials) ? credentials : null)
        {
            _body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken),
            _type = request.Content?.Headers.ContentType,
            _headers = [.. request.Headers],
        };

    public HttpRequestMessage Renew()
    {
        var request = new HttpRequestMessage(Method, Address);
        foreach (var (name, values) in _headers)
        {
            request.Headers.TryAddWithoutValidation(name, values);
        }

        if (_body is not null)
        {
            request.Content = new ByteArrayContent(_body);
            request.Content.Headers.ContentType = _type;
        }

        return request;
    }
}

/// <summary>One request to the Connector with this bot's token, and what its answer means.</summary>
internal static class Exchange
{
    /// <summary>Largest answer read, in bytes; a page of 500 members is far below it.</summary>
    private const int MaxAnswerBytes = 4 * 1024 * 1024;

    /// <param name="kept">What to send.</param>
    /// <param name="send">Sends it.</param>
    /// <param name="patience">How long to wait for the answer.</param>
    /// <param name="time">Measures it.</param>
    /// <returns>How it ended; never throws but for <paramref name="cancellationToken"/>.</returns>
    public static async Task<TryOutcome> RunAsync(
        KeptRequest kept,
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send,
        TimeSpan patience,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var request = kept.Renew();
            if (kept.Credentials is { } credentials)
            {
                await credentials.ProcessHttpRequestAsync(request, either.Token).WaitAsync(either.Token);
            }

            using var response = await send(request, either.Token);
            var body = await ReadAsync(response, either.Token);
            var status = FormattableString.Invariant($"{(int)response.StatusCode}");
            var isGateway = response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout;
            return response.IsSuccessStatusCode ? new TryOutcome.Done(body)
                : IsPassing(response.StatusCode) ? new TryOutcome.Passing(status, isGateway, RetryAfter(response, time))
                : new TryOutcome.Refused(Refusal(response.StatusCode, body), status);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TryOutcome.Passing.Unanswered;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            var isUnreached = fault is HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,
            };
            return new TryOutcome.Passing(fault.GetType().Name, !isUnreached);
        }
        catch (Exception fault) when (fault is MsalException or AggregateException)
        {
            return OfMsal(fault) is { IsRetryable: false } refused
                ? new TryOutcome.Refused(RefusalReason.Rejected, "no token: " + refused.ErrorCode)
                : new TryOutcome.Passing("no token", MayHaveArrived: false);
        }
    }

    /// <summary>What the SDK's credentials throw is the library's own exception, or wraps those of all its tries; null if Entra was not reached at all.</summary>
    internal static MsalException? OfMsal(Exception fault) =>
        fault as MsalException ?? (fault as AggregateException)?.Flatten().InnerExceptions.OfType<MsalException>().LastOrDefault();

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await LimitedRead.ReadAsync(stream, MaxAnswerBytes, cancellationToken) ?? [];
    }

    private static bool IsPassing(HttpStatusCode status) => status is HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests
        or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    private static RefusalReason Refusal(HttpStatusCode status, byte[] body) => status switch
    {
        HttpStatusCode.Forbidden when ErrorCode(body) is "MessageWritesBlocked" or "BotNotInConversationRoster" => RefusalReason.Blocked,
        HttpStatusCode.NotFound or HttpStatusCode.Gone => RefusalReason.Gone,
        HttpStatusCode.RequestEntityTooLarge => RefusalReason.TooLarge,
        _ => RefusalReason.Rejected,
    };

    private static string? ErrorCode(byte[] body) => OutgoingJson.TryRead<ErrorResponse>(Encoding.UTF8.GetString(body))?.Error?.Code;

    private static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > time.GetUtcNow() ? date - time.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };
}
