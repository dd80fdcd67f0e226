using RussiaTaliban.BotFramework.Connector;

namespace RussiaTaliban.Tests.BotFramework.Support;

/// <summary>A clock on which waiting takes no time: it jumps ahead by what is waited for. Time-outs of the Connector client run out only when told to.</summary>
internal sealed class InstantTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<(TimeSpan Due, Pending Timer)> _timeouts = [];
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Pending(callback, state);
        lock (_gate)
        {
            if (dueTime == CallTries.AttemptTimeout || dueTime == CallTries.LateAnswer)
            {
                _timeouts.Add((dueTime, timer));
                return timer;
            }

            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return timer;
            }

            _now += dueTime;
        }

        ThreadPool.QueueUserWorkItem(_ => timer.Fire());
        return timer;
    }

    /// <summary>Tries whose time-out has begun to run.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _timeouts.Count(timeout => timeout.Due == CallTries.AttemptTimeout && !timeout.Timer.IsOver);
            }
        }
    }

    /// <summary>Ends the patience with every try under way; late answers are still waited for.</summary>
    public void RunOut()
    {
        List<Pending> due;
        lock (_gate)
        {
            due = [.. _timeouts.Where(timeout => timeout.Due == CallTries.AttemptTimeout).Select(timeout => timeout.Timer)];
            _timeouts.RemoveAll(timeout => timeout.Due == CallTries.AttemptTimeout);
            _now += CallTries.AttemptTimeout;
        }

        due.ForEach(timer => timer.Fire());
    }

    private sealed class Pending(TimerCallback callback, object? state) : ITimer
    {
        private int _over;

        public bool IsOver => Volatile.Read(ref _over) == 1;

        public void Fire()
        {
            if (Interlocked.Exchange(ref _over, 1) == 0)
            {
                callback(state);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => Interlocked.Exchange(ref _over, 1);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
