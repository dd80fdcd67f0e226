using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema.Teams;
using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Connector;

namespace RussiaTaliban.Teams.Sharing;

/// <summary>Who is in a conversation of Teams and what a team has, as Teams says at this moment.</summary>
internal interface ITeamsRoster
{
    /// <summary>One member as the roster has them now; refused as <see cref="RefusalReason.Gone"/> where they are none.</summary>
    Task<ConnectorResult<TeamsChannelAccount>> GetMemberAsync(ConversationReference conversation, string memberId, CancellationToken cancellationToken);

    /// <summary>The first members of a conversation, at most so many.</summary>
    Task<ConnectorResult<TeamsPagedMembersResult>> GetMembersAsync(ConversationReference conversation, int most, CancellationToken cancellationToken);

    /// <summary>The channels of a team.</summary>
    Task<ConnectorResult<IList<ChannelInfo>>> GetChannelsAsync(ConversationReference conversation, string teamId, CancellationToken cancellationToken);

    /// <summary>What a team is called.</summary>
    Task<ConnectorResult<TeamDetails>> GetTeamAsync(ConversationReference conversation, string teamId, CancellationToken cancellationToken);
}

/// <summary>The roster as the SDK's TeamsInfo asks for it, in a turn that nobody began.</summary>
internal sealed class TeamsRoster(BriefingAdapter adapter) : ITeamsRoster
{
    public Task<ConnectorResult<TeamsChannelAccount>> GetMemberAsync(ConversationReference conversation, string memberId, CancellationToken cancellationToken) =>
        AskAsync(conversation, (context, token) => TeamsInfo.GetMemberAsync(context, memberId, token), new TeamsChannelAccount(), cancellationToken);

    public Task<ConnectorResult<TeamsPagedMembersResult>> GetMembersAsync(ConversationReference conversation, int most, CancellationToken cancellationToken) =>
        AskAsync(
            conversation, (context, token) => TeamsInfo.GetPagedMembersAsync(context, most, cancellationToken: token), new TeamsPagedMembersResult(), cancellationToken);

    public Task<ConnectorResult<IList<ChannelInfo>>> GetChannelsAsync(ConversationReference conversation, string teamId, CancellationToken cancellationToken) =>
        AskAsync(conversation, (context, token) => TeamsInfo.GetTeamChannelsAsync(context, teamId, token), [], cancellationToken);

    public Task<ConnectorResult<TeamDetails>> GetTeamAsync(ConversationReference conversation, string teamId, CancellationToken cancellationToken) =>
        AskAsync(conversation, (context, token) => TeamsInfo.GetTeamDetailsAsync(context, teamId, token), new TeamDetails(), cancellationToken);

    private async Task<ConnectorResult<T>> AskAsync<T>(
        ConversationReference conversation, Func<ITurnContext, CancellationToken, Task<T>> ask, T unreadable, CancellationToken cancellationToken)
        where T : class
    {
        ConnectorResult<T>? answer = null;
        await adapter.ContinueAsync(
            conversation,
            async (context, token) => answer = await ConnectorResult.AskAsync(asking => ask(context, asking), unreadable, token),
            cancellationToken);
        return answer!;
    }
}
