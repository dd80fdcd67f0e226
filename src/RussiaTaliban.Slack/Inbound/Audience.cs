using RussiaTaliban.Slack.Conversation;

namespace RussiaTaliban.Slack.Inbound;

/// <summary>Whom this app serves: by default the people of its own workspace, in every channel it was invited to.</summary>
internal sealed class Audience(SlackStatus status, IOptions<SlackOptions> options, PersonPace pace)
{
    /// <summary>
    /// Null where the person and the place are served, and the person does not ask too much at once. Where it cannot be told in a channel shared with others, nobody is
    /// served.
    /// </summary>
    public SlackInbound.TurnedAway? TurnsAway(SlackInbound inbound)
    {
        var (channel, user, team, thread) = WhoOf(inbound);
        if (user is null)
        {
            return null;
        }

        var away = new SlackInbound.TurnedAway(inbound, channel ?? user, user, thread);
        if (!IsPlace(channel) || !IsPerson(team, inbound is SlackInbound.EventCallback { IsShared: true }))
        {
            return away;
        }

        // What people say to each other in a channel is not said to the bot, and is not counted.
        var isSaidToIt = inbound is not SlackInbound.EventCallback { Body: SlackEvent.Message { ChannelType: not "im" } };
        var canTell = inbound is not SlackInbound.Interaction { Body: SlackInteraction.Submission };
        return isSaidToIt && pace.Take(SlackAddress.Channel, user, $"{inbound.Key}/{inbound.Version}", canTell) is { } haste ? away with { Haste = haste } : null;
    }

    private static (string? Channel, string? User, string? Team, string? Thread) WhoOf(SlackInbound inbound) => inbound switch
    {
        SlackInbound.EventCallback { Body: SlackEvent.Mention mention } => (mention.Channel, mention.User, mention.UserTeam ?? mention.Team, mention.ThreadTs),
        SlackInbound.EventCallback { Body: SlackEvent.Message message } => (message.Channel, message.User, message.UserTeam ?? message.Team, message.ThreadTs),
        SlackInbound.Command command => (command.Body.ChannelId, command.Body.UserId, command.Body.TeamId, null),
        SlackInbound.Interaction { Body: SlackInteraction.Actions actions } => (actions.Channel?.Id, actions.User.Id, actions.User.TeamId, actions.Message?.ThreadTs),
        SlackInbound.Interaction { Body: var other } => (null, other.User.Id, other.User.TeamId, null),
        _ => (null, null, null, null),
    };

    private bool IsPlace(string? channel) =>
        channel is null || options.Value.Audience.Channels is not { Count: > 0 } served || SlackAddressKind.IsDirect(channel) || served.Contains(channel);

    private bool IsPerson(string? team, bool isShared)
    {
        var audience = options.Value.Audience;
        if (audience.ExternalPeople)
        {
            return true;
        }

        return team is null || status.TeamId is null ? !isShared : team == status.TeamId || team == status.EnterpriseId || audience.Teams.Contains(team);
    }
}

/// <summary>What an id says about a conversation.</summary>
internal static class SlackAddressKind
{
    /// <summary>True for one person's conversation with the app.</summary>
    public static bool IsDirect(string channel) => channel.StartsWith('D');
}
