namespace RussiaTaliban.Slack.Inbound;

/// <summary>One event of the Events API. A kind we do not know is kept as <see cref="Other"/>.</summary>
internal abstract record SlackEvent
{
    private SlackEvent() { }

    /// <summary>Someone named the app in a channel it is in.</summary>
    /// <param name="Text">Null where Slack left it out.</param>
    /// <param name="User">Null for messages of other apps.</param>
    /// <param name="ThreadTs">The thread's first message; null outside a thread.</param>
    /// <param name="BotId">Set when an app wrote it.</param>
    /// <param name="Edited">Set when the message was changed after it was sent: Slack then brings the mention once more.</param>
    /// <param name="Team">The author's workspace; <see cref="UserTeam"/> wins where it is another.</param>
    /// <param name="UserTeam">The author's workspace or organisation where it is not the conversation's.</param>
    public sealed record Mention(
        string Channel,
        string Ts,
        string? Text = null,
        string? User = null,
        string? ThreadTs = null,
        string? BotId = null,
        SlackEdit? Edited = null,
        string? Team = null,
        string? UserTeam = null) : SlackEvent;

    /// <summary>A message in a conversation the app may read.</summary>
    /// <param name="ChannelType"><c>im</c>, <c>channel</c>, <c>group</c> or <c>mpim</c>.</param>
    /// <param name="Subtype">Null for an ordinary message; joins and the like carry one.</param>
    /// <param name="Edited">Set when the message was changed after it was sent.</param>
    public sealed record Message(
        string Channel,
        string Ts,
        string? Text = null,
        string? User = null,
        string? ThreadTs = null,
        string? BotId = null,
        string? ChannelType = null,
        string? Subtype = null,
        SlackEdit? Edited = null,
        string? Team = null,
        string? UserTeam = null) : SlackEvent;

    /// <summary>A person opened the app's page.</summary>
    /// <param name="Tab"><c>home</c> or <c>messages</c>.</param>
    public sealed record HomeOpened(string User, string Channel, string? Tab = null) : SlackEvent;

    /// <summary>A message, or a composer (then <see cref="UnfurlId"/> is set), holds links of a domain the app unfurls.</summary>
    public sealed record LinkShared(
        string Channel, string MessageTs, IReadOnlyList<SharedLink> Links, string? User = null, string? UnfurlId = null, string? Source = null) : SlackEvent;

    /// <summary>Somebody came into a channel.</summary>
    /// <param name="User">Who came: the app's own user where it was invited.</param>
    /// <param name="Inviter">Null where nobody invited them.</param>
    public sealed record Joined(string Channel, string User, string? Inviter = null, string? EventTs = null) : SlackEvent;

    /// <summary>A workspace took the app or tokens of it away.</summary>
    /// <param name="BotUsers">The app's own users whose tokens are gone; null where the whole app is.</param>
    public sealed record Withdrawn(string Type, IReadOnlyList<string>? BotUsers = null) : SlackEvent;

    /// <summary>An event this app does not act on.</summary>
    public sealed record Other(string Type, JsonElement Body) : SlackEvent;
}

/// <param name="Domain">The registered domain that matched.</param>
/// <param name="Url">The link as the person wrote it.</param>
internal sealed record SharedLink(string Domain, string Url);

/// <param name="Ts">When the message was changed last; grows with each change.</param>
internal sealed record SlackEdit(string Ts);

/// <summary>The message within <c>message_changed</c>, which does not say again where it stands.</summary>
internal sealed record ChangedMessage(string Ts, SlackEdit Edited, string? Text = null, string? User = null, string? ThreadTs = null, string? BotId = null, string? Subtype = null, string? Team = null)
{
    public SlackEvent.Message In(string channel) => new(channel, Ts, Text, User, ThreadTs, BotId, "im", Subtype, Edited, Team);
}
