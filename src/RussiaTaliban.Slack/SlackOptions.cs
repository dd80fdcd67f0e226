using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace RussiaTaliban.Slack;

/// <summary>The section <c>Slack</c>. All errors in it are reported at once, before the port opens.</summary>
public sealed class SlackOptions
{
    public const string Section = "Slack";

    /// <summary>How Slack reaches the service: None, Http or SocketMode. Default None: Slack is off.</summary>
    public SlackTransport Transport { get; set; }

    /// <summary>The app's signing secret ("Basic Information"). Needed for <see cref="SlackTransport.Http"/>; an empty one is refused at startup.</summary>
    public string SigningSecret { get; set; } = "";

    /// <summary>The bot token, <c>xoxb-…</c> ("OAuth &amp; Permissions"). Needed for both transports, unless administrators install the app themselves (<see cref="OAuth"/>).</summary>
    public string BotToken { get; set; } = "";

    /// <summary>The app-level token, <c>xapp-…</c>, with <c>connections:write</c>. Needed for <see cref="SlackTransport.SocketMode"/>.</summary>
    public string AppToken { get; set; } = "";

    /// <summary>The address of the Web API, ending in a slash. Default https://slack.com/api/. Another host is accepted only in Development, on loopback.</summary>
    public Uri ApiBaseAddress { get; set; } = new("https://slack.com/api/");

    /// <summary>Number of Socket Mode connections to keep open, 1 to 10 (Slack's limit). Default 2, so that one stays open while Slack refreshes the other.</summary>
    [Range(1, 10)]
    public int Connections { get; set; } = 2;

    /// <summary>
    /// Maximum number of events, commands and clicks that wait for an answer, 1 to 100,000. Default 1,000. If the queue is full, a new one is not acknowledged,
    /// and Slack resends it.
    /// </summary>
    [Range(1, 100_000)]
    public int QueueCapacity { get; set; } = 1_000;

    /// <summary>How long one Web API call may wait in total after 429 responses, zero to one hour. Default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RetryBudget { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Minimum time between two messages to one conversation, zero to 10 seconds. Default 1 second, the pace that Slack documents.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan MessagePace { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the service tries to answer a question, for example during an outage, one minute to one day. Default 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long until another process takes over the questions of a process that was killed, 2 seconds to 10 minutes. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00")]
    public TimeSpan InboxLease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long Slack may send nothing before its health is degraded, one minute to 7 days. Default none, because silence is normal in a quiet workspace.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan? ExpectEventWithin { get; set; }

    /// <summary>How administrators of several workspaces install the app.</summary>
    public SlackOAuthOptions OAuth { get; set; } = new();

    /// <summary>Whom the bot serves.</summary>
    public SlackAudienceOptions Audience { get; set; } = new();

    /// <summary>How the bot behaves in channels.</summary>
    public SlackChannelOptions Channel { get; set; } = new();

    /// <summary>Whether links to the reader are unfurled: as configured, or over HTTP only.</summary>
    internal bool UnfurlsLinks => Channel.UnfurlLinks ?? Transport == SlackTransport.Http;

    /// <summary>Whether administrators install the app, so that their tokens have to be encrypted.</summary>
    public static bool KeepsTokens(IConfiguration configuration) =>
        IsOn(configuration) && configuration[$"{Section}:{nameof(OAuth)}:{nameof(SlackOAuthOptions.ClientId)}"] is { Length: > 0 };

    /// <summary>Whether the configuration asks for Slack. A word that is no transport counts, so that start-up can report it.</summary>
    public static bool IsOn(IConfiguration configuration) =>
        configuration[$"{Section}:{nameof(Transport)}"] is { Length: > 0 } transport
        && !string.Equals(transport, nameof(SlackTransport.None), StringComparison.OrdinalIgnoreCase);
}

/// <summary>The section OAuth of Slack: several workspaces install one app at <c>/slack/install</c>. Its tokens are kept in the database, encrypted.</summary>
public sealed class SlackOAuthOptions
{
    /// <summary>The app's client ID ("Basic Information"). Default empty: the one workspace of <c>Slack:BotToken</c> is served, and nobody can install.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The app's client secret ("Basic Information").</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>
    /// The workspaces (<c>T…</c>) and organisations (<c>E…</c>) that may install the app; at least one. <c>*</c> admits every one: then anyone with a Slack workspace
    /// can read the articles.
    /// </summary>
    public IList<string> Installers { get; } = [];

    internal bool IsOn => ClientId.Length > 0;

    internal bool Admits(string? team, string? enterprise) =>
        Installers.Contains("*") || (team is not null && Installers.Contains(team)) || (enterprise is not null && Installers.Contains(enterprise));
}

/// <summary>The section <c>Slack:Audience</c>.</summary>
public sealed class SlackAudienceOptions
{
    /// <summary>Whether people from other organisations are served in channels shared through Slack Connect. Default false: they receive a polite refusal.</summary>
    public bool ExternalPeople { get; set; }

    /// <summary>Other workspaces (<c>T…</c>) or organisations (<c>E…</c>) whose members are served too. Default none.</summary>
    public IList<string> Teams { get; } = [];

    /// <summary>The only channels (<c>C…</c>) in which the bot answers; direct messages are always answered. Default none: every channel it was invited to.</summary>
    public IList<string> Channels { get; } = [];
}

/// <summary>The section <c>Slack:Channel</c>.</summary>
public sealed class SlackChannelOptions
{
    /// <summary>
    /// Whether the bot answers follow-ups without another mention in a thread where it has already answered. Default false, because people in a
    /// channel also talk to each other. It needs the scopes channels:history and groups:history and the events message.channels and message.groups.
    /// </summary>
    public bool FollowUpsInThreads { get; set; }

    /// <summary>
    /// Channels that are answered from some of the articles only, each as <c>C0123456789=russia-taliban,analysis-*</c>: the channel's ID, then slugs or their beginnings with a star.
    /// Default none: every channel is answered from all articles. Direct messages are not restricted.
    /// </summary>
    public IList<string> Articles { get; } = [];

    /// <summary>
    /// Whether the paragraph is shown under a shared link to the reader. Null, the default: over HTTP only. It needs a domain in the app's
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
