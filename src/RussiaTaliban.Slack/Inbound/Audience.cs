using RussiaTaliban.Slack.Conversation;

namespace RussiaTaliban.Slack.Inbound;

/// <summary>Whom this app serves: by default the members of its workspace, in every channel to which it was invited.</summary>
internal sealed class Audience(SlackStatus status, IOptions<SlackOptions> options, PersonPace pace)
{
    /// <summary>
    /// Null if the person and the place are served, and the person does not ask too much at once. Where it cannot be told in a channel shared with others, nobody is
    /// served.
    /// </summary>
    public SlackInbound.TurnedAway? TurnsAway(SlackInbound inbound)
    {
        var (channel, user, team, thread) = WhoOf(inbound);
        if (user is null)
        {
            return null;
        }

        var away = new SlackInbound.TurnedAway(inbound, channel ?? user, user, thread) { Tenant = inbound.Tenant, Installation = inbound.Installation };
        if (!IsPlace(channel) || !IsPerson(inbound, team))
        {
            return away;
        }

        // What people say to each other in a channel is not said to the bot, and is not counted.
        var isSaidToIt = inbound is not SlackInbound.EventCallback { Body: SlackEvent.Message { ChannelType: not "im" } };
        var canTell = inbound is not SlackInbound.Interaction { Body: SlackInteraction.Submission };
        return isSaidToIt && pace.Take(SlackAddress.Channel, inbound.Tenant.Qualify(user), $"{inbound.Key}/{inbound.Version}", canTell) is { } haste ? away with { Haste = haste } : null;
    }

    private static (string? Channel, string? User, string? Team, string? Thread) WhoOf(SlackInbound inbound) => inbound switch
    {
        SlackInbound.EventCallback { Body: SlackEvent.Mention mention } => (mention.Channel, mention.User, mention.UserTeam ?? mention.Team, mention.ThreadTs),
        SlackInbound.EventCallback { Body: SlackEvent.Message message } => (message.Channel, message.User, message.UserTeam ?? message.Team, message.ThreadTs),
        SlackInbound.EventCallback { Body: SlackEvent.Joined joined } => (joined.Channel, joined.Inviter, null, null),
        SlackInbound.Command command => (command.Body.ChannelId, command.Body.UserId, command.Body.TeamId, null),
        SlackInbound.Interaction { Body: SlackInteraction.Actions actions } => (actions.Channel?.Id, actions.User.Id, actions.User.TeamId, actions.Message?.ThreadTs),
        SlackInbound.Interaction { Body: var other } => (null, other.User.Id, other.User.TeamId, null),
        _ => (null, null, null, null),
    };

    private bool IsPlace(string? channel) =>
        channel is null || options.Value.Audience.Channels is not { Count: > 0 } served || SlackAddressKind.IsDirect(channel) || served.Contains(channel);

    private bool IsPerson(SlackInbound inbound, string? team)
    {
        var audience = options.Value.Audience;
        if (audience.ExternalPeople)
        {
            return true;
        }

        var isShared = inbound is SlackInbound.EventCallback { IsShared: true };
        var own = inbound.Tenant == SlackTenant.Configured ? new SlackTenant(status.EnterpriseId, status.TeamId) : inbound.Tenant;

        // An organisation-wide installation serves all workspaces of the organisation: where nobody else is, everyone is a member.
        return team is null || (own.Team is null && own.Enterprise is null) || (inbound.Installation.Length > 0 && inbound.Installation == own.Enterprise && !isShared)
            ? !isShared
            : team == own.Team || team == own.Enterprise || audience.Teams.Contains(team);
    }
}

/// <summary>What an id says about a conversation.</summary>
internal static class SlackAddressKind
{
    /// <summary>True for one person's conversation with the app.</summary>
    public static bool IsDirect(string channel) => channel.StartsWith('D');
}
