using RussiaTaliban.Briefing;

namespace RussiaTaliban.BotFramework.Endpoint;

/// <summary>
/// Remembers which activities came in, so that one delivered twice (the channel had no answer in time) or replayed by somebody with a captured
/// request is handled once. Of an invoke the answer is remembered too, because the channel waits for it the second time as well.
/// </summary>
internal sealed class SeenActivities(TimeProvider time)
{
    public const int Capacity = 50_000;

    /// <summary>Answers that are kept; they are larger than the mere knowledge that something came.</summary>
    public const int MaxAnswers = 500;

    /// <summary>Longer than a token lives: its hour and the clock skew either way.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(75);

    private static readonly object Seen = new();

    private readonly Lock _lock = new();
    private readonly BoundedCache<string, object> _seen = new(Capacity, Life, time);
    private readonly BoundedCache<string, Task<InvokeResponse?>> _answers = new(MaxAnswers, Life, time);

    /// <summary>True when this activity did not come before; one without an id is always new.</summary>
    public bool IsNew(Activity activity) => KeyOf(activity) is not { } key || _seen.TryAdd(key, Seen);

    /// <summary>The answer to an invoke: the one that was given or is being made, else the one that <paramref name="run"/> begins to make.</summary>
    public Task<InvokeResponse?> AnswerTo(Activity invoke, Func<Task<InvokeResponse?>> run, out bool isNew)
    {
        if (KeyOf(invoke) is not { } key)
        {
            isNew = true;
            return run();
        }

        Task<InvokeResponse?> answer;
        lock (_lock)
        {
            if (_answers.Find(key) is { } known)
            {
                isNew = false;
                return known;
            }

            isNew = true;
            answer = run();
            _answers.Put(key, answer);
        }

        // What failed may be asked for again.
        _ = answer.ContinueWith(_ => _answers.Remove(key), CancellationToken.None, TaskContinuationOptions.NotOnRanToCompletion, TaskScheduler.Default);
        return answer;
    }

    private static string? KeyOf(Activity activity) => string.IsNullOrEmpty(activity.Id)
        ? null
        : string.Join('\n', activity.Type, activity.Name, activity.ChannelId, activity.Conversation?.Id, activity.Id);
}
