using System.Collections.Concurrent;

namespace RussiaTaliban.Slack;

/// <summary>The state of the connection to Slack. Health reads it; every part of this assembly may write it. Thread-safe.</summary>
public sealed class SlackStatus : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _suspicion = new(0);
    private readonly ConcurrentDictionary<int, DateTimeOffset> _sockets = new();
    private SlackState _token;
    private string _description = "Slack is not configured.";
    private int _socketsWanted;
    private bool _isSocketModeOff;
    private DateTimeOffset? _shortSince;
    private DateTimeOffset? _counted;
    private DateTimeOffset? _countedFirst;
    private DateTimeOffset? _refused;
    private DateTimeOffset? _answered;
    private bool _isUncountable;
    private IReadOnlyList<string> _installationFaults = [];

    /// <summary>How long after each question auth.test must have been answered: its period, its patience and a moment.</summary>
    private static readonly TimeSpan TestLimit = TokenCheck.Period + TokenCheck.Patience + TimeSpan.FromSeconds(1);

    /// <summary>How long a question may wait for its answer. An answer takes a second, and Slack takes one message a second in a conversation.</summary>
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection may be missing while its successor opens.</summary>
    private static readonly TimeSpan SocketLimit = TimeSpan.FromSeconds(10);

    /// <summary>How long what passed is still told: an event that could not be taken, an answer that came late.</summary>
    private static readonly TimeSpan Echo = TimeSpan.FromSeconds(8);

    /// <summary>The worst of what is known: the token's state, and in Socket Mode whether a connection stands.</summary>
    public SlackState State => Judge().State;

    /// <summary>One sentence for the person who runs the service. It names a missing scope or Slack's error code, never a token.</summary>
    public string Description => Judge().Description;

    /// <summary>The bot's own user, <c>U…</c>; null until auth.test has answered.</summary>
    public string? BotUserId { get; private set; }

    /// <summary>The bot itself, <c>B…</c>; null until auth.test has answered.</summary>
    public string? BotId { get; private set; }

    /// <summary>The workspace of the token, <c>T…</c>; null until auth.test has answered.</summary>
    public string? TeamId { get; private set; }

    /// <summary>The organisation of the workspace, <c>E…</c>; null if it has none.</summary>
    public string? EnterpriseId { get; private set; }

    /// <summary>Since when each Socket Mode connection stands; empty over HTTP, and where none does.</summary>
    public IReadOnlyList<DateTimeOffset> Sockets => [.. _sockets.Values.Order()];

    /// <summary>When Slack last brought anything; null if it has not yet.</summary>
    public DateTimeOffset? LastEvent { get; private set; }

    /// <summary>When auth.test was last answered well; it is asked every few seconds. Null if it never was.</summary>
    public DateTimeOffset? LastTested { get; private set; }

    /// <summary>How many questions, commands and clicks wait for their answers, in all replicas.</summary>
    public int QueueLength { get; private set; }

    /// <summary>When the oldest of them came; null if none waits.</summary>
    public DateTimeOffset? QueueOldest { get; private set; }

    /// <summary>How long the last answer took, from its arrival to Slack's word that it stands; null if there was none.</summary>
    public TimeSpan? LastLag { get; private set; }

    /// <summary>
    /// What is out of order at a moment, a sentence each for the person who runs the service; empty if nothing is. A fault is told within 15 seconds, and no longer
    /// than 30 seconds after it has passed.
    /// </summary>
    /// <param name="now">The moment.</param>
    /// <param name="expectEventWithin">How long Slack may be silent; null if silence is no fault.</param>
    public IReadOnlyList<string> Faults(DateTimeOffset now, TimeSpan? expectEventWithin)
    {
        var (state, description) = Judge();
        var faults = new List<string>();
        if (state != SlackState.Ready)
        {
            faults.Add(description);
        }

        lock (_gate)
        {
            faults.AddRange(_installationFaults);
            Tell(state == SlackState.Ready && !(now - LastTested <= TestLimit), "Slack has not confirmed the token recently.");
            Tell(state == SlackState.Ready && now - _shortSince > SocketLimit, $"Only {_sockets.Count} of {_socketsWanted} Socket Mode connections are open.");
            Tell(now - QueueOldest > WaitLimit, "Questions are waiting too long for their answers.");
            Tell(_isUncountable, "The inbox cannot be read.");
            Tell(now - _counted > WaitLimit, "No worker is processing the inbox.");
            Tell(now - _refused <= Echo, "An event could not be accepted; Slack will resend it.");
            Tell(LastLag > WaitLimit && now - _answered <= Echo, "The last answer came late.");
            Tell(expectEventWithin is { } limit && now - (LastEvent ?? _countedFirst) > limit, "Slack has sent nothing for longer than Slack:ExpectEventWithin.");
        }

        return faults;

        void Tell(bool isFault, string sentence)
        {
            if (isFault)
            {
                faults.Add(sentence);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _suspicion.Dispose();

    internal bool IsStopped => _token is SlackState.Revoked;

    internal void Set(SlackState state, string description)
    {
        lock (_gate)
        {
            (_token, _description) = (state, description);
        }
    }

    internal void Identify(string? botUserId, string? botId, string? teamId, string? enterpriseId) =>
        (BotUserId, BotId, TeamId, EnterpriseId) = (botUserId, botId, teamId, enterpriseId);

    /// <summary>In how many workspaces and organisations the app is installed, where administrators install it; null where one workspace is configured.</summary>
    public int? Installations { get; private set; }

    internal void Installed(int count, IReadOnlyList<string> faults)
    {
        lock (_gate)
        {
            (Installations, _installationFaults) = (count, faults);
        }
    }

    internal void Tested(DateTimeOffset now) => LastTested = now;

    internal void Heard(DateTimeOffset now) => LastEvent = now;

    /// <summary>An event was not acknowledged: there was no room for it.</summary>
    internal void RefusedEvent(DateTimeOffset now)
    {
        lock (_gate)
        {
            _refused = now;
        }
    }

    internal void Waiting(int count, DateTimeOffset? oldest, DateTimeOffset now)
    {
        lock (_gate)
        {
            (QueueLength, QueueOldest, _counted, _isUncountable) = (count, oldest, now, false);
            _countedFirst ??= now;
        }
    }

    /// <summary>The inbox could not be counted; somebody looks after it all the same.</summary>
    internal void Uncounted(DateTimeOffset now)
    {
        lock (_gate)
        {
            (_counted, _isUncountable) = (now, true);
        }
    }

    internal void Answered(TimeSpan lag, DateTimeOffset now)
    {
        lock (_gate)
        {
            (LastLag, _answered) = (lag, now);
        }
    }

    internal void NeedSockets(int count, DateTimeOffset now)
    {
        lock (_gate)
        {
            (_socketsWanted, _shortSince) = (count, now);
        }
    }

    internal void SocketOpened(int slot, DateTimeOffset now)
    {
        lock (_gate)
        {
            _isSocketModeOff = false;
            _sockets[slot] = now;
            _shortSince = _sockets.Count >= _socketsWanted ? null : _shortSince;
        }
    }

    internal void SocketClosed(int slot, DateTimeOffset now)
    {
        lock (_gate)
        {
            _sockets.TryRemove(slot, out _);
            _shortSince = _sockets.Count >= _socketsWanted ? null : _shortSince ?? now;
        }
    }

    internal void SocketModeOff() => _isSocketModeOff = true;

    /// <summary>A call said that the token is gone. One such word may pass by itself: auth.test decides, and is asked at once.</summary>
    internal void Suspect(string error, bool isCertain)
    {
        if (isCertain)
        {
            Set(SlackState.Revoked, $"Slack no longer accepts the token ({error}). Install the app again, and restart the service if the token has changed.");
        }
        else
        {
            _suspicion.Release();
        }
    }

    /// <summary>Ends when the token is suspected, or after a while.</summary>
    internal async Task SuspicionAsync(TimeSpan wait, TimeProvider time, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(Task.Delay(wait, time, enough.Token), _suspicion.WaitAsync(enough.Token));
        await enough.CancelAsync();
        while (_suspicion.Wait(0, CancellationToken.None))
        {
            // One question answers all suspicions.
        }
    }

    private (SlackState State, string Description) Judge()
    {
        lock (_gate)
        {
            return _token is not (SlackState.Ready or SlackState.MissingScope) || _socketsWanted == 0 || !_sockets.IsEmpty ? (_token, _description)
                : _isSocketModeOff ? (SlackState.SocketModeDisabled, "Socket Mode is switched off in the Slack app's settings; trying again.")
                : (SlackState.NoSocket, "No Socket Mode connection to Slack is open; reconnecting.");
        }
    }
}

/// <summary>The states of <see cref="SlackStatus"/>.</summary>
public enum SlackState
{
    /// <summary>Slack is not configured.</summary>
    Off,

    /// <summary>Not yet asked, or asking again because Slack could not be reached.</summary>
    Connecting,

    /// <summary>The token works and carries every scope in use.</summary>
    Ready,

    /// <summary>The token works, and a scope is missing: some features will be refused.</summary>
    MissingScope,

    /// <summary>Slack does not accept the token. Nothing is sent while it does not; it is asked again.</summary>
    Revoked,

    /// <summary>Socket Mode is switched off in the app's settings; it is asked again.</summary>
    SocketModeDisabled,

    /// <summary>In Socket Mode, and no connection stands.</summary>
    NoSocket,
}
