namespace RussiaTaliban.Slack;

/// <summary>How this app stands with its workspace.</summary>
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
