namespace RussiaTaliban.Slack;

/// <summary>The section <c>Slack</c>. Its faults are all told at once, before the port opens.</summary>
public sealed class SlackOptions
{
    public const string Section = "Slack";

    /// <summary>Default <see cref="SlackTransport.None"/>: Slack is off.</summary>
    public SlackTransport Transport { get; set; }

    /// <summary>The app's signing secret ("Basic Information"). Needed for <see cref="SlackTransport.Http"/>; an empty one is refused at start.</summary>
    public string SigningSecret { get; set; } = "";

    /// <summary>The bot token, <c>xoxb-…</c> ("OAuth &amp; Permissions"). Needed for both transports.</summary>
    public string BotToken { get; set; } = "";

    /// <summary>The app-level token, <c>xapp-…</c>, with <c>connections:write</c>. Needed for <see cref="SlackTransport.SocketMode"/>.</summary>
    public string AppToken { get; set; } = "";

    /// <summary>Where the Web API is; ends in a slash. Default https://slack.com/api/. Another host is accepted only in Development, on loopback.</summary>
    public Uri ApiBaseAddress { get; set; } = new("https://slack.com/api/");

    /// <summary>Socket Mode connections held at a time, 1 to 10 (Slack's own limit). Default 2, so that a refresh of one leaves another.</summary>
    public int Connections { get; set; } = 2;

    /// <summary>Deliveries taken but not yet handled, 1 to 100,000. Default 1,000. When full a delivery is not acknowledged, and Slack repeats it.</summary>
    public int QueueCapacity { get; set; } = 1_000;

    /// <summary>How long one Web API call may go on waiting for Slack's rate limit, zero to one hour. Default 2 minutes.</summary>
    public TimeSpan RetryBudget { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Least time between two messages to one conversation, zero to 10 seconds. Default 1 second, which is Slack's documented pace.</summary>
    public TimeSpan MessagePace { get; set; } = TimeSpan.FromSeconds(1);
}
