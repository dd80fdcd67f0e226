using System.Net;
using Polly;
using Polly.Retry;

namespace RussiaTaliban.Slack.Web;

/// <summary>
/// When this channel tries again, and after how long. A call repeats only what Slack certainly did not do: a message twice is worse than a
/// message late. Waits double from the first to a minute and vary by chance, so that many processes do not come back together.
/// </summary>
internal static class SlackRetry
{
    /// <summary>How much longer one call may wait for Slack's rate limit.</summary>
    public static readonly ResiliencePropertyKey<TimeSpan> Budget = new("RussiaTaliban.Slack.Budget");

    /// <summary>An answer that Slack could not be given for now: it waits in the inbox.</summary>
    public static readonly Backoff Answers = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15));

    /// <summary>An answer that waits for a new token.</summary>
    public static readonly TimeSpan AfterRevoked = TimeSpan.FromSeconds(5);

    /// <summary>A turn at which this bot itself stumbled.</summary>
    public static readonly Backoff Faults = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

    /// <summary>A connection of Socket Mode that did not come about.</summary>
    public static readonly Backoff Sockets = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15));

    /// <summary>The question whose token this is, while Slack does not answer it.</summary>
    public static readonly Backoff TokenTests = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));

    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(30);

    /// <summary>
    /// One call: after 429 it waits as long as Slack asks, within <see cref="Budget"/>; after 502, 503, 504 and where no connection stood it
    /// tries three times more.
    /// </summary>
    public static ResiliencePipeline<SlackAttempt> Calls(TimeProvider time, ILogger log) =>
        new ResiliencePipelineBuilder<SlackAttempt> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<SlackAttempt>
            {
                Name = "rate limit",
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = arguments => new(
                    arguments.Outcome.Result is { IsRateLimited: true } attempt && RetryAfter(attempt, time) <= Left(arguments.Context)),
                DelayGenerator = arguments => new(RetryAfter(arguments.Outcome.Result!, time)),
                OnRetry = arguments =>
                {
                    arguments.Context.Properties.Set(Budget, Left(arguments.Context) - arguments.RetryDelay);
                    log.RateLimited(arguments.Context.OperationKey ?? "", arguments.RetryDelay);
                    return default;
                },
            })
            .AddRetry(new RetryStrategyOptions<SlackAttempt>
            {
                Name = "outage",
                MaxRetryAttempts = 3,
                Delay = TimeSpan.FromMilliseconds(500),
                MaxDelay = MaxWait,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = arguments => new(arguments.Outcome.Result is { IsOutage: true }),
            })
            .Build();

    /// <summary>How long Slack asks to wait; 30 seconds where it does not say.</summary>
    public static TimeSpan RetryAfter(SlackAttempt attempt, TimeProvider time) => attempt.Response?.Headers.RetryAfter switch
    {
        { Delta: { } delta } when delta > TimeSpan.Zero => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        { Delta: not null } or { Date: not null } => TimeSpan.FromSeconds(1),
        _ => DefaultRetryAfter,
    };

    private static TimeSpan Left(ResilienceContext context) => context.Properties.GetValue(Budget, TimeSpan.Zero);
}

/// <summary>One HTTP request to Slack.</summary>
/// <param name="Response">Null if none came.</param>
/// <param name="NeverConnected">True if the request cannot have reached Slack.</param>
/// <param name="Body">What a method of the Web API answered; undefined where that is not its format.</param>
internal sealed record SlackAttempt(HttpResponseMessage? Response, bool NeverConnected = false, JsonElement Body = default) : IDisposable
{
    /// <summary>Also where Slack says so within a 200.</summary>
    public bool IsRateLimited => Response?.StatusCode == HttpStatusCode.TooManyRequests || Body.Text("error") is "ratelimited" or "rate_limited";

    /// <summary>Slack is down and did nothing.</summary>
    public bool IsOutage =>
        NeverConnected || Response?.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    public void Dispose() => Response?.Dispose();
}
