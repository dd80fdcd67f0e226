using System.Security.Cryptography;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace RussiaTaliban.BotFramework.Connector;

/// <summary>
/// One call to the Connector with capped retries: after 412, 429, 502, 503, 504, a broken connection or no answer in <see cref="AttemptTimeout"/>.
/// A Retry-After is kept to when it asks for no more than <see cref="MaxWait"/>; else the wait doubles from <see cref="FirstWait"/>, with jitter.
/// </summary>
/// <remarks>
/// The Connector knows no key by which it could tell a repetition, so a try that was carried out and not answered is carried out twice. What can be taken back is
/// therefore waited for beyond its time: an answer that comes late ends the call, and one that comes after another try has succeeded is taken back. What
/// remains is a message that arrives though its answer is 502, 504 or none at all; Microsoft asks bots to send it again, and it then stands there twice.
/// </remarks>
internal sealed class ConnectorCall(ConnectorExchange exchange, TimeProvider time, ILogger<ConnectorCall> log)
{
    public const string ClientName = "connector";
    public const int MaxAttempts = 5;
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(60);

    /// <summary>How long a late answer is waited for, from the start of its try.</summary>
    public static readonly TimeSpan LateAnswer = TimeSpan.FromSeconds(90);

    /// <summary>A call that may be repeated as it is: it reads, replaces or deletes.</summary>
    public Task<ConnectorResult<T?>> SendAsync<T>(
        HttpMethod method, Uri address, byte[]? body, JsonTypeInfo<T> answer, int attempts, CancellationToken cancellationToken)
        where T : class => SendAsync(method, address, body, answer, attempts, takeBack: null, cancellationToken);

    /// <param name="method">The HTTP method.</param>
    /// <param name="address">A trusted address, whole.</param>
    /// <param name="body">The JSON to send; null sends none.</param>
    /// <param name="answer">How to read what comes back.</param>
    /// <param name="attempts">How often at most, from 1.</param>
    /// <param name="takeBack">Takes back what was done once too often; null where repeating changes nothing or nothing can be taken back.</param>
    /// <param name="cancellationToken">Ends the call and its waits.</param>
    /// <returns>The answer; its value is null when the Connector answered with nothing readable.</returns>
    public async Task<ConnectorResult<T?>> SendAsync<T>(
        HttpMethod method, Uri address, byte[]? body, JsonTypeInfo<T> answer, int attempts, Func<T, Task>? takeBack, CancellationToken cancellationToken)
        where T : class
    {
        var open = new List<Task<Attempt<T>>>();
        var mayHaveArrived = false;
        for (var attempt = 1; ; attempt++)
        {
            var current = exchange.RunAsync(method, address, body, answer, takeBack is null ? AttemptTimeout : LateAnswer, cancellationToken);
            open.Add(current);
            var ended = await FirstAsync(open, current, takeBack is null ? LateAnswer : AttemptTimeout, cancellationToken) ?? Attempt<T>.Unanswered;
            if (ended.Result is null)
            {
                mayHaveArrived |= ended.MayHaveArrived;
                if (attempt >= attempts || ended.RetryAfter > MaxWait)
                {
                    Log.SendingGivenUp(log, attempt, ended.Reason);
                    _ = SettleAsync(open, takeBack, spared: 1, cancellationToken);
                    return new ConnectorResult<T?>.Exhausted(attempt) { MayHaveArrived = mayHaveArrived, RetryAfter = ended.RetryAfter };
                }

                var wait = ended.RetryAfter ?? Backoff(attempt);
                Log.SendingAgain(log, wait, ended.Reason, attempt);
                if (await FirstAsync(open, null, wait, cancellationToken) is not { } late)
                {
                    continue;
                }

                ended = late;
            }

            _ = SettleAsync(open, takeBack, spared: ended.Result is ConnectorResult<T?>.Done ? 0 : 1, cancellationToken);
            return ended.Result!;
        }
    }

    /// <summary>
    /// Waits until one of the open tries succeeds or the current one ends, whichever comes first; what has ended is open no longer. Null after
    /// <paramref name="duration"/>.
    /// </summary>
    private async Task<Attempt<T>?> FirstAsync<T>(List<Task<Attempt<T>>> open, Task<Attempt<T>>? current, TimeSpan duration, CancellationToken cancellationToken)
        where T : class
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var end = Task.Delay(duration, time, over.Token);
        while (true)
        {
            var first = await Task.WhenAny(open.Append(end));
            if (first is not Task<Attempt<T>> attempt)
            {
                await first;
                return null;
            }

            open.Remove(attempt);
            var ended = await attempt;
            if (attempt == current || ended.Result is ConnectorResult<T?>.Done)
            {
                await over.CancelAsync();
                return ended;
            }
        }
    }

    /// <summary>Takes back what the open tries still bring about, but for the first <paramref name="spared"/> of it.</summary>
    private async Task SettleAsync<T>(List<Task<Attempt<T>>> open, Func<T, Task>? takeBack, int spared, CancellationToken cancellationToken)
        where T : class
    {
        foreach (var attempt in open)
        {
            await ((Task)attempt).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (attempt.IsCompletedSuccessfully && (await attempt).Result is ConnectorResult<T?>.Done { Value: { } done } && spared-- <= 0 && takeBack is not null)
            {
                Log.TakenBack(log);
                await takeBack(done);
            }
        }
    }

    /// <summary>1, 2, 4, 8 seconds, each shortened by up to a half so that many senders do not come back at once.</summary>
    private static TimeSpan Backoff(int attempt)
    {
        var whole = FirstWait * Math.Pow(2, attempt - 1);
        return whole * (0.5 + (RandomNumberGenerator.GetInt32(0, 501) / 1000.0));
    }
}
