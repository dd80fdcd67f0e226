using System.Collections.Concurrent;
using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.BotFramework.Connector;

namespace RussiaTaliban.Tests.Teams.Sharing;

/// <summary>A Connector that knows who is where, and keeps what it is sent.</summary>
internal sealed class RosterFake : IConnector
{
    public ConcurrentQueue<Activity> Sent { get; } = new();

    /// <summary>The ids of who is in a conversation, by its id; nobody is in one that is not named.</summary>
    public Dictionary<string, string[]> Members { get; } = [];

    public Dictionary<string, TeamChannel[]> Channels { get; } = [];

    /// <summary>Conversations and teams about which Teams does not answer just now.</summary>
    public HashSet<string> Silent { get; } = [];

    /// <summary>Conversations and teams about which no answer ever comes.</summary>
    public HashSet<string> Hanging { get; } = [];

    /// <summary>Answers questions about anybody with this member; null answers truly.</summary>
    public ChannelAccount? Instead { get; set; }

    public Task<ConnectorResult<ChannelAccount>> GetMemberAsync(ConversationReference conversation, string memberId, CancellationToken cancellationToken)
    {
        var id = conversation.Conversation!.Id!;
        return AnswerAsync<ChannelAccount>(id, () => Instead ?? (Members.GetValueOrDefault(id, []).Contains(memberId) ? new ChannelAccount { Id = memberId, Name = memberId } : null), cancellationToken);
    }

    public Task<ConnectorResult<TeamChannels>> GetChannelsAsync(string serviceUrl, string teamId, CancellationToken cancellationToken) =>
        AnswerAsync<TeamChannels>(teamId, () => Channels.TryGetValue(teamId, out var channels) ? new TeamChannels { Conversations = channels } : null, cancellationToken);

    public Task<ConnectorResult<TeamDetails>> GetTeamAsync(string serviceUrl, string teamId, CancellationToken cancellationToken) =>
        AnswerAsync<TeamDetails>(teamId, () => new TeamDetails { Id = teamId, Name = "Team " + teamId }, cancellationToken);

    public Task<ConnectorResult<PagedMembers>> GetPagedMembersAsync(
        ConversationReference conversation, int pageSize, string? continuationToken, CancellationToken cancellationToken)
    {
        var id = conversation.Conversation!.Id!;
        return AnswerAsync<PagedMembers>(id, () => new PagedMembers { Members = [.. Members.GetValueOrDefault(id, []).Select(member => new ChannelAccount { Id = member, Name = member })] }, cancellationToken);
    }

    public Task<SendResult> SendAsync(Activity activity, CancellationToken cancellationToken)
    {
        Sent.Enqueue(activity);
        return Task.FromResult<SendResult>(new SendResult.Sent("1"));
    }

    public Task<SendResult> SendOnceAsync(Activity activity, CancellationToken cancellationToken) => SendAsync(activity, cancellationToken);

    public Task<SendResult> UpdateAsync(Activity activity, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<SendResult> DeleteAsync(ConversationReference conversation, string activityId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ConnectorResult<ConversationResource>> CreateConversationAsync(string serviceUrl, ConversationParameters parameters, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ConnectorResult<IReadOnlyList<ChannelAccount>>> GetMembersAsync(ConversationReference conversation, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

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
