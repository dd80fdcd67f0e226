namespace RussiaTaliban.Slack;

/// <summary>How this app stands with its workspace. Health reads it; every part of this assembly may write it. Thread-safe.</summary>
public sealed class SlackStatus : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopped = new();

    /// <summary>Once <see cref="SlackState.Revoked"/>, it stays so.</summary>
    public SlackState State { get; private set; }

    /// <summary>One sentence for the person who runs the service. It names a missing scope or Slack's error code, never a token.</summary>
    public string Description { get; private set; } = "Slack is not configured.";

    /// <summary>The bot's own user, <c>U…</c>; null until auth.test has answered.</summary>
    public string? BotUserId { get; private set; }

    /// <summary>The bot itself, <c>B…</c>; null until auth.test has answered.</summary>
    public string? BotId { get; private set; }

    /// <summary>Cancelled when the token is revoked.</summary>
    internal CancellationToken Stopped => _stopped.Token;

    public void Dispose() => _stopped.Dispose();

    internal bool IsStopped => State is SlackState.Revoked;

    internal void Set(SlackState state, string description)
    {
        lock (_gate)
        {
            if (IsStopped)
            {
                return;
            }

            (State, Description) = (state, description);
        }

        if (state == SlackState.Revoked)
        {
            _stopped.Cancel();
        }
    }

    internal void Identify(string? botUserId, string? botId) => (BotUserId, BotId) = (botUserId, botId);
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

    /// <summary>The workspace took the token away. Nothing more is sent or handled until the process starts with a new one.</summary>
    Revoked,

    /// <summary>Socket Mode was switched off in the app's settings.</summary>
    SocketModeDisabled,
}
