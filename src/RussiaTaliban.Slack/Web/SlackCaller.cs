using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace RussiaTaliban.Slack.Web;

/// <summary>
/// One call with its retries. 429 waits as long as Slack asks, within the budget; 502, 503, 504 and a connection that never stood are
/// tried again. A call that may have reached Slack is not repeated: a message twice is worse than a message late.
/// </summary>
internal sealed class SlackCaller(
    IHttpClientFactory clients, SlackStatus status, IOptions<SlackOptions> options, TimeProvider time, ILogger<SlackCaller> log)
{
    public const string ClientName = "RussiaTaliban.Slack";
    private const int MaxTransientAttempts = 4;
    private static readonly TimeSpan FirstTransientWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(30);
    private static readonly HashSet<string> RevokedErrors =
        new(StringComparer.Ordinal) { "token_revoked", "token_expired", "account_inactive", "invalid_auth", "not_authed", "team_access_not_granted" };

    /// <param name="name">For the log: a method's name, never an address with a secret in it.</param>
    /// <param name="token">Null for a response_url, which is its own secret and answers without JSON.</param>
    /// <param name="once">True for a caller that keeps its own account of attempts.</param>
    public async Task<(SlackOutcome Outcome, HttpResponseHeaders? Headers)> CallAsync(
        string name, Uri address, string? token, Func<HttpContent?> content, bool once, CancellationToken cancellationToken)
    {
        if (status.IsStopped)
        {
            return (new SlackOutcome.Revoked(), null);
        }

        var budget = options.Value.RetryBudget;
        for (var transient = 0; ;)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content() };
            if (token is not null)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            }

            var (response, neverConnected) = await SendAsync(name, request, cancellationToken);
            using var _ = response;
            if (response?.StatusCode == HttpStatusCode.TooManyRequests)
            {
                var wait = RetryAfter(response);
                if (once || wait > budget)
                {
                    log.RateLimitExhausted(name, wait);
                    return (new SlackOutcome.RateLimited(wait), response.Headers);
                }

                budget -= wait;
                log.RateLimited(name, wait);
                await Task.Delay(wait, time, cancellationToken);
                continue;
            }

            if (neverConnected || response?.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout)
            {
                if (once || ++transient >= MaxTransientAttempts)
                {
                    return (new SlackOutcome.Unreachable(MayHaveArrived: false), null);
                }

                await Task.Delay(Backoff.Wait(FirstTransientWait, transient - 1), time, cancellationToken);
                continue;
            }

            return response is null
                ? (new SlackOutcome.Unreachable(MayHaveArrived: true), null)
                : (await ReadAsync(name, response, token is null, cancellationToken), response.Headers);
        }
    }

    private async Task<(HttpResponseMessage? Response, bool NeverConnected)> SendAsync(
        string name, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return (await clients.CreateClient(ClientName).SendAsync(request, cancellationToken), false);
        }
        catch (HttpRequestException fault)
        {
            log.CallFailed(fault, name);
            return (null, fault.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError);
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            log.CallFailed(fault, name);
            return (null, false);
        }
    }

    private TimeSpan RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } when delta > TimeSpan.Zero => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        { Delta: not null } or { Date: not null } => TimeSpan.FromSeconds(1),
        _ => DefaultRetryAfter,
    };

    private async Task<SlackOutcome> ReadAsync(string name, HttpResponseMessage response, bool plain, CancellationToken cancellationToken)
    {
        if (plain)
        {
            return response.IsSuccessStatusCode
                ? new SlackOutcome.Done(default)
                : Refuse(name, $"http_{(int)response.StatusCode}");
        }

        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            using var body = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
            return Judge(name, body.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or HttpRequestException or IOException)
        {
            log.CallFailed(fault, name);
            return new SlackOutcome.Unreachable(MayHaveArrived: true);
        }
    }

    private SlackOutcome Judge(string name, JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("ok", out var ok))
        {
            return new SlackOutcome.Unreachable(MayHaveArrived: true);
        }

        if (ok.ValueKind == JsonValueKind.True)
        {
            return new SlackOutcome.Done(body.Clone());
        }

        var error = body.TryGetProperty("error", out var code) && code.ValueKind == JsonValueKind.String ? code.GetString()! : "unknown_error";
        if (!RevokedErrors.Contains(error))
        {
            return Refuse(name, error);
        }

        log.Revoked(name, error);
        status.Set(SlackState.Revoked, $"Slack no longer accepts the token ({error}). Install the app again and restart with the new token.");
        return new SlackOutcome.Revoked();
    }

    private SlackOutcome.Refused Refuse(string name, string error)
    {
        log.Refused(name, error);
        return new SlackOutcome.Refused(error);
    }
}

/// <summary>Keeps Slack's pace of about one message a second to one conversation. Reserves places in order of call; other conversations do not wait.</summary>
internal sealed class ChannelPacer(TimeSpan pace, TimeProvider time)
{
    private const int SweepAbove = 1_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _nextFree = new(StringComparer.Ordinal);

    public Task WaitAsync(string channel, CancellationToken cancellationToken)
    {
        var wait = Reserve(channel);
        return wait <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(wait, time, cancellationToken);
    }

    private TimeSpan Reserve(string channel)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            Sweep(now);
            var place = _nextFree.TryGetValue(channel, out var free) && free > now ? free : now;
            _nextFree[channel] = place + pace;
            return place - now;
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        if (_nextFree.Count <= SweepAbove)
        {
            return;
        }

        foreach (var idle in _nextFree.Where(entry => entry.Value <= now).Select(entry => entry.Key).ToList())
        {
            _nextFree.Remove(idle);
        }
    }
}
