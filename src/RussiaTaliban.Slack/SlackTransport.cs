namespace RussiaTaliban.Slack;

/// <summary>How Slack's deliveries reach this process.</summary>
public enum SlackTransport
{
    /// <summary>Slack is not used; nothing is asked of Slack and the endpoints answer 404. The default.</summary>
    None,

    /// <summary>Slack calls our public address; every request is signed with the signing secret.</summary>
    Http,

    /// <summary>We hold WebSocket connections open to Slack; no public address is needed.</summary>
    SocketMode,
}
