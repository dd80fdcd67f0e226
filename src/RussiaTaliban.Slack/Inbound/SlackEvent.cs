using System.Text.Json;

namespace RussiaTaliban.Slack.Inbound;

/// <summary>One event of the Events API. A kind we do not know is kept as <see cref="Other"/>.</summary>
public abstract record SlackEvent
{
    private SlackEvent()
    {
    }

    /// <summary>Someone named the app in a channel it is in.</summary>
    /// <param name="User">Null for messages of other apps.</param>
    /// <param name="ThreadTs">The thread's first message; null outside a thread.</param>
    /// <param name="BotId">Set when an app wrote it.</param>
    public sealed record Mention(string Channel, string Ts, string Text, string? User = null, string? ThreadTs = null, string? BotId = null)
        : SlackEvent;

    /// <summary>A message in a conversation the app may read.</summary>
    /// <param name="ChannelType"><c>im</c>, <c>channel</c>, <c>group</c> or <c>mpim</c>.</param>
    /// <param name="Subtype">Null for an ordinary message; edits, joins and the like carry one.</param>
    public sealed record Message(
        string Channel,
        string Ts,
        string? Text = null,
        string? User = null,
        string? ThreadTs = null,
        string? BotId = null,
        string? ChannelType = null,
        string? Subtype = null) : SlackEvent;

    /// <summary>A person opened the app's page.</summary>
    /// <param name="Tab"><c>home</c> or <c>messages</c>.</param>
    public sealed record HomeOpened(string User, string Channel, string? Tab = null) : SlackEvent;

    /// <summary>A message, or a composer (then <see cref="UnfurlId"/> is set), holds links of a domain the app unfurls.</summary>
    public sealed record LinkShared(
        string Channel, string MessageTs, IReadOnlyList<SharedLink> Links, string? User = null, string? UnfurlId = null, string? Source = null) : SlackEvent;

    /// <summary>The workspace took the app or its tokens away.</summary>
    public sealed record Withdrawn(string Type) : SlackEvent;

    /// <summary>An event this app does not act on.</summary>
    public sealed record Other(string Type, JsonElement Body) : SlackEvent;
}

/// <summary>The outer object of the Events API.</summary>
internal sealed record EventEnvelope(
    string Type,
    string? EventId = null,
    string? TeamId = null,
    JsonElement Event = default,
    IReadOnlyList<EventAuthorization>? Authorizations = null,
    string? Challenge = null);

internal sealed record EventAuthorization(string? UserId = null, bool IsBot = false);

/// <param name="Ts">The message's own id within its channel.</param>
/// <param name="ThreadTs">The thread's first message; null outside a thread.</param>
/// <param name="Text">In Slack's mrkdwn, escaped; null when Slack left it out.</param>
/// <param name="BotId">Set when an app wrote it.</param>
public sealed record SlackMessageReference(string Ts, string? ThreadTs = null, string? Text = null, string? BotId = null);

/// <summary>A person (<c>U…</c>) or a conversation (<c>C…</c>, <c>D…</c>, <c>G…</c>) by its id.</summary>
public sealed record SlackReference(string Id);

/// <param name="Domain">The registered domain that matched.</param>
/// <param name="Url">The link as the person wrote it.</param>
public sealed record SharedLink(string Domain, string Url);
