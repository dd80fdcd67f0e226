using Polly;
using Polly.Retry;

namespace RussiaTaliban.BotFramework.Connector;

/// <summary>
/// The tries of one call: again after 412, 429, 502, 503, 504, a broken connection or no answer in <see cref="AttemptTimeout"/>. Polly waits between them: as long as
/// Retry-After says where that is no more than <see cref="MaxWait"/>, else from <see cref="FirstWait"/> on twice as long each time, with jitter.
/// </summary>
/// <remarks>
/// The Connector knows no key by which it could tell a repetition, so a try that was carried out and not answered is carried out twice. What can be taken back is
/// therefore waited for beyond its time: an answer that comes late ends the call, and one that comes after another try has succeeded is taken back. What
/// remains is a message that arrives though its answer is 502, 504 or none at all; Microsoft asks bots to send it again, and it then stands there twice.
/// </remarks>
/// <param name="attempt">Makes one try and waits so long for its answer.</param>
/// <param name="takeBack">Takes back what was done once too often; null if repeating changes nothing or nothing can be taken back.</param>
internal sealed class CallTries(
    Func<TimeSpan, CancellationToken, Task<TryOutcome>> attempt, int attempts, Func<TryOutcome.Done, Task>? takeBack, TimeProvider time, ILogger log)
{
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(60);

    /// <summary>How long a late answer is waited for, from the start of its try.</summary>
    public static readonly TimeSpan LateAnswer = TimeSpan.FromSeconds(90);

    private readonly List<Task<TryOutcome>> _open = [];
    private int _made;
    private bool _mayHaveArrived;

    /// <summary>The body of the answer.</summary>
    /// <exception cref="ConnectorFailureException">There is none.</exception>
    public async Task<byte[]> RunAsync(CancellationToken cancellationToken)
    {
        var outcome = await Pipeline().ExecuteAsync(TryAsync, cancellationToken);
        _ = SettleAsync(spared: outcome is TryOutcome.Done ? 0 : 1, cancellationToken);
        switch (outcome)
        {
            case TryOutcome.Done done:
                return done.Body;
            case TryOutcome.Refused refused:
                Log.SendingRefused(log, refused.Why, refused.Reason);
                throw new ConnectorFailureException(new SendResult.Refused(refused.Reason));
            case TryOutcome.Passing passing:
                Log.SendingGivenUp(log, _made, passing.Reason);
                throw new ConnectorFailureException(new SendResult.Exhausted(_made) { MayHaveArrived = _mayHaveArrived, RetryAfter = passing.RetryAfter });
            default:
                throw new InvalidOperationException("The cases of an outcome are closed.");
        }
    }

    private ResiliencePipeline<TryOutcome> Pipeline() => attempts == 1 ? ResiliencePipeline<TryOutcome>.Empty : new ResiliencePipelineBuilder<TryOutcome>
    {
        TimeProvider = time,
    }
        .AddRetry(new RetryStrategyOptions<TryOutcome>
        {
            MaxRetryAttempts = attempts - 1,
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is TryOutcome.Passing passing && !(passing.RetryAfter > MaxWait)),
            DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Result as TryOutcome.Passing)?.RetryAfter),
            Delay = FirstWait,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            OnRetry = arguments =>
            {
                Log.SendingAgain(log, arguments.RetryDelay, (arguments.Outcome.Result as TryOutcome.Passing)?.Reason ?? "", arguments.AttemptNumber + 1);
                return ValueTask.CompletedTask;
            },
        })
        .Build();

    private async ValueTask<TryOutcome> TryAsync(CancellationToken cancellationToken)
    {
        if (_open.Find(open => open.IsCompletedSuccessfully && open.Result is TryOutcome.Done) is { } late)
        {
            _open.Remove(late);
            return await late;
        }

        _made++;
        var current = attempt(takeBack is null ? AttemptTimeout : LateAnswer, cancellationToken);
        _open.Add(current);
        var ended = await FirstAsync(current, takeBack is null ? LateAnswer : AttemptTimeout, cancellationToken) ?? TryOutcome.Passing.Unanswered;
        _mayHaveArrived |= ended is TryOutcome.Passing { MayHaveArrived: true };
        return ended;
    }

    /// <summary>Waits until one of the open tries succeeds or the current one ends; what has ended is open no longer. Null after <paramref name="duration"/>.</summary>
    private async Task<TryOutcome?> FirstAsync(Task<TryOutcome> current, TimeSpan duration, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var end = Task.Delay(duration, time, over.Token);
        while (true)
        {
            var first = await Task.WhenAny(_open.Append(end));
            if (first is not Task<TryOutcome> ended)
            {
                await first;
                return null;
            }

            _open.Remove(ended);
            var outcome = await ended;
            if (ended == current || outcome is TryOutcome.Done)
            {
                await over.CancelAsync();
                return outcome;
            }
        }
    }

    /// <summary>Takes back what the open tries still bring about, but for the first <paramref name="spared"/> of it.</summary>
    private async Task SettleAsync(int spared, CancellationToken cancellationToken)
    {
        foreach (var open in _open)
        {
            await ((Task)open).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (open.IsCompletedSuccessfully && await open is TryOutcome.Done done && spared-- <= 0 && takeBack is not null)
            {
                Log.TakenBack(log);
                await takeBack(done);
            }
        }
    }
}
