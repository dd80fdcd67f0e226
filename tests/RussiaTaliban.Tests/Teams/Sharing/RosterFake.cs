using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Connector;
using RussiaTaliban.Teams.Sharing;

namespace RussiaTaliban.Tests.Teams.Sharing;

/// <summary>A roster that knows who is where.</summary>
internal sealed class RosterFake : ITeamsRoster
{
    /// <summary>The ids of who is in a conversation, by its id; nobody is in one that is not named.</summary>
    public Dictionary<string, string[]> Members { get; } = [];

    public Dictionary<string, ChannelInfo[]> Channels { get; } = [];

    /// <summary>Conversations and teams about which Teams does not answer just now.</summary>
    public HashSet<string> Silent { get; } = [];

    /// <summary>Conversations and teams about which no answer ever comes.</summary>
    public HashSet<string> Hanging { get; } = [];

    /// <summary>Answers questions about anybody with this member; null answers truly.</summary>
    public TeamsChannelAccount? Instead { get; set; }

    public Task<ConnectorResult<TeamsChannelAccount>> GetMemberAsync(ConversationReference conversation, string memberId, CancellationToken cancellationToken)
    {
        var id = conversation.Conversation.Id;
        return AnswerAsync(id, () => Instead ?? (Members.GetValueOrDefault(id, []).Contains(memberId) ? Account(memberId) : null), cancellationToken);
    }

    public Task<ConnectorResult<IList<ChannelInfo>>> GetChannelsAsync(ConversationReference conversation, string teamId, CancellationToken cancellationToken) =>
        AnswerAsync<IList<ChannelInfo>>(teamId, () => Channels.GetValueOrDefault(teamId), cancellationToken);

    public Task<ConnectorResult<TeamDetails>> GetTeamAsync(ConversationReference conversation, string teamId, CancellationToken cancellationToken) =>
        AnswerAsync<TeamDetails>(teamId, () => new TeamDetails { Id = teamId, Name = "Team " + teamId }, cancellationToken);

    public Task<ConnectorResult<TeamsPagedMembersResult>> GetMembersAsync(ConversationReference conversation, int most, CancellationToken cancellationToken)
    {
        var id = conversation.Conversation.Id;
        return AnswerAsync<TeamsPagedMembersResult>(id, () => new TeamsPagedMembersResult { Members = [.. Members.GetValueOrDefault(id, []).Select(Account)] }, cancellationToken);
    }

    private static TeamsChannelAccount Account(string id) => new() { Id = id, Name = id };

    private async Task<ConnectorResult<T>> AnswerAsync<T>(string about, Func<T?> answer, CancellationToken cancellationToken)
        where T : class
    {
        if (Hanging.Contains(about))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        return Silent.Contains(about) ? new ConnectorResult<T>.Exhausted(2)
            : answer() is { } value ? new ConnectorResult<T>.Done(value)
            : new ConnectorResult<T>.Refused(RefusalReason.Gone);
    }
}
