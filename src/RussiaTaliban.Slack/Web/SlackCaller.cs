using System.Net.Http.Headers;
using Polly;

namespace RussiaTaliban.Slack.Web;

/// <summary>One call of a Web API method or a response_url, with its retries and its result.</summary>
internal sealed class SlackCaller(
    IHttpClientFactory clients, SlackStatus status, IOptions<SlackOptions> options, TimeProvider time, ILogger<SlackCaller> log)
{
    public const string ClientName = "RussiaTaliban.Slack";
    private static readonly HashSet<string> Passing = new(StringComparer.Ordinal) { "internal_error", "fatal_error", "service_unavailable", "request_timeout" };
    private static readonly HashSet<string> RevokedErrors =
        new(StringComparer.Ordinal) { "token_revoked", "token_expired", "account_inactive", "invalid_auth", "not_authed", "team_access_not_granted" };

    private readonly ResiliencePipeline<SlackAttempt> _retries = SlackRetry.Calls(time, log);

    /// <param name="method">What is called.</param>
    /// <param name="once">True for a caller that counts attempts itself.</param>
    public async Task<(SlackOutcome Outcome, HttpResponseHeaders? Headers)> CallAsync(SlackMethod method, Func<HttpContent?> content, bool once, CancellationToken cancellationToken)
    {
        var name = method.Name;

        // Of a token that is gone nothing is asked but whether it is back.
        if (status.IsStopped && name != "auth.test" && (method.IsConfigured || method.IsResponseUrl))
        {
            return (new SlackOutcome.Revoked("token_revoked"), null);
        }

        using var attempt = once ? await AttemptAsync(cancellationToken) : await RetryAsync(name, AttemptAsync, cancellationToken);
        if (attempt.IsRateLimited)
        {
            var wait = SlackRetry.RetryAfter(attempt, time);
            log.RateLimitExhausted(name, wait);
            return (new SlackOutcome.RateLimited(wait), attempt.Response!.Headers);
        }

        return attempt.IsOutage ? (new SlackOutcome.Unreachable(MayHaveArrived: false), null)
            : attempt.Response is not { } response ? (new SlackOutcome.Unreachable(MayHaveArrived: true), null)
            : (method.IsResponseUrl ? ReadPlain(name, response) : Judge(method, attempt.Body), response.Headers);

        async ValueTask<SlackAttempt> AttemptAsync(CancellationToken stop)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, method.Address) { Content = content() };
            if (method.Token is { } token)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            }

            return await SendAsync(name, request, reads: !method.IsResponseUrl, stop);
        }
    }

    private async Task<SlackAttempt> RetryAsync(
        string name, Func<CancellationToken, ValueTask<SlackAttempt>> attempt, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(name, cancellationToken);
        context.Properties.Set(SlackRetry.Budget, options.Value.RetryBudget);
        try
        {
            return await _retries.ExecuteAsync(static (context, attempt) => attempt(context.CancellationToken), context, attempt);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<SlackAttempt> SendAsync(string name, HttpRequestMessage request, bool reads, CancellationToken cancellationToken)
    {
        try
        {
            var response = await clients.CreateClient(ClientName).SendAsync(request, cancellationToken);
            return new SlackAttempt(response, Body: reads ? await ReadAsync(name, response, cancellationToken) : default);
        }
        catch (HttpRequestException fault)
        {
            log.CallFailed(fault, name);
            return new SlackAttempt(null, fault.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError);
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            log.CallFailed(fault, name);
            return new SlackAttempt(null);
        }
    }

    // A response_url says 500 also of what it dislikes, and says it again each time: its caller goes another way.
    private SlackOutcome ReadPlain(string name, HttpResponseMessage response) =>
        response.IsSuccessStatusCode ? new SlackOutcome.Done(default)
        : (int)response.StatusCode > 500 ? new SlackOutcome.Unreachable(MayHaveArrived: true)
        : Refuse(name, $"http_{(int)response.StatusCode}");

    /// <summary>Undefined for what is no JSON.</summary>
    private async Task<JsonElement> ReadAsync(string name, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            using var body = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
            return body.RootElement.Clone();
        }
        catch (Exception fault) when (fault is JsonException or HttpRequestException or IOException)
        {
            if (response.IsSuccessStatusCode)
            {
                log.CallFailed(fault, name);
            }

            return default;
        }
    }

    private SlackOutcome Judge(SlackMethod method, JsonElement body)
    {
        var name = method.Name;
        switch (body.Member("ok").ValueKind)
        {
            case JsonValueKind.Undefined:
                return new SlackOutcome.Unreachable(MayHaveArrived: true);
            case JsonValueKind.True:
                return new SlackOutcome.Done(body);
        }

        var error = body.Text("error") ?? "unknown_error";
        if (Passing.Contains(error))
        {
            log.Refused(name, error);
            return new SlackOutcome.Unreachable(MayHaveArrived: true);
        }

        if (!RevokedErrors.Contains(error))
        {
            return Refuse(name, error);
        }

        log.Revoked(name, error);
        if (method.IsConfigured)
        {
            status.Suspect(error, isCertain: name == "auth.test");
        }

        return new SlackOutcome.Revoked(error);
    }

    private SlackOutcome.Refused Refuse(string name, string error)
    {
        log.Refused(name, error);
        return new SlackOutcome.Refused(error);
    }
}

/// <summary>One method of the Web API, or one response_url.</summary>
/// <param name="Name">For the log: a method's name, never an address with a secret in it.</param>
internal sealed record SlackMethod(string Name, Uri Address)
{
    /// <summary>Null for none.</summary>
    public string? Token { get; init; }

    /// <summary>True for the token of <c>Slack:BotToken</c>, on which the whole service depends.</summary>
    public bool IsConfigured { get; init; }

    /// <summary>True for a response_url, which is its own secret and answers without JSON.</summary>
    public bool IsResponseUrl { get; init; }
}
