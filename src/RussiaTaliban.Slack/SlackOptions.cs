using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace RussiaTaliban.Slack;

/// <summary>The section <c>Slack</c>. Every fault in it is reported at once, before the port opens.</summary>
public sealed class SlackOptions
{
    public const string Section = "Slack";

    /// <summary>How Slack reaches the service: None, Http or SocketMode. Default None: Slack is off.</summary>
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
    [Range(1, 10)]
    public int Connections { get; set; } = 2;

    /// <summary>Events, commands and clicks that wait for an answer, 1 to 100,000. Default 1,000. When full, nothing is acknowledged and Slack repeats it.</summary>
    [Range(1, 100_000)]
    public int QueueCapacity { get; set; } = 1_000;

    /// <summary>How long one Web API call may wait in total when Slack answers 429, zero to one hour. Default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RetryBudget { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Least time between two messages to one conversation, zero to 10 seconds. Default 1 second, the pace that Slack documents.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan MessagePace { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long after a question an answer to it is still wanted: outages are waited out so long. One minute to one day; default 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>After how long another process takes up what a killed one was answering, 2 seconds to 10 minutes. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00")]
    public TimeSpan InboxLease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whom the bot serves.</summary>
    public SlackAudienceOptions Audience { get; set; } = new();

    /// <summary>How the bot behaves in channels.</summary>
    public SlackChannelOptions Channel { get; set; } = new();

    /// <summary>Whether links to the reader are unfurled: as configured, or over HTTP only.</summary>
    internal bool UnfurlsLinks => Channel.UnfurlLinks ?? Transport == SlackTransport.Http;

    /// <summary>Whether the configuration asks for Slack. A word that is no transport counts, so that start-up can report it.</summary>
    public static bool IsOn(IConfiguration configuration) =>
        configuration[$"{Section}:{nameof(Transport)}"] is { Length: > 0 } transport
        && !string.Equals(transport, nameof(SlackTransport.None), StringComparison.OrdinalIgnoreCase);
}

/// <summary>The section <c>Slack:Audience</c>.</summary>
public sealed class SlackAudienceOptions
{
    /// <summary>Serves people of other organisations in channels shared by Slack Connect. Default false: they are told politely that it does not.</summary>
    public bool ExternalPeople { get; set; }

    /// <summary>Other workspaces (<c>T…</c>) or organisations (<c>E…</c>) whose people are served too. Default none.</summary>
    public IList<string> Teams { get; } = [];

    /// <summary>The only channels (<c>C…</c>) in which the bot answers; direct messages are always answered. Default none: every channel it was invited to.</summary>
    public IList<string> Channels { get; } = [];
}

/// <summary>The section <c>Slack:Channel</c>.</summary>
public sealed class SlackChannelOptions
{
    /// <summary>
    /// Answers follow-ups in a thread in which the bot has answered, without a second mention. Default false: in a channel people also talk
    /// to each other. Needs the scopes channels:history and groups:history and the events message.channels and message.groups.
    /// </summary>
    public bool FollowUpsInThreads { get; set; }

    /// <summary>
    /// Shows the paragraph under a shared link to the reader. Null, the default, does so over HTTP only: it needs a domain in the app's
    /// manifest, the scopes links:read and links:write, and the event link_shared.
    /// </summary>
    public bool? UnfurlLinks { get; set; }
}

/// <summary>How Slack reaches this process.</summary>
public enum SlackTransport
{
    /// <summary>Slack is off: no call goes to Slack and the endpoints do not exist. The default.</summary>
    None,

    /// <summary>Slack calls our public address; every request is signed with the signing secret.</summary>
    Http,

    /// <summary>We hold WebSocket connections open to Slack; no public address is needed.</summary>
    SocketMode,
}
