using RussiaTaliban.BotFramework.Activities;

namespace RussiaTaliban.BotFramework.Connector;

/// <summary>
/// The Bot Connector's REST interface. Messages of one conversation go in order and within the platform's rate; conversations do not
/// wait for each other. What the Connector refuses is a value. Source: Connector API v3 swagger in microsoft/botframework-sdk.
/// </summary>
public interface IConnector
{
    /// <summary>Sends an activity to its own conversation; in answer to <see cref="Activity.ReplyToId"/> where that is set.</summary>
    Task<SendResult> SendAsync(Activity activity, CancellationToken cancellationToken);

    /// <summary>The same with a single try, for callers that keep account of tries themselves.</summary>
    Task<SendResult> SendOnceAsync(Activity activity, CancellationToken cancellationToken);

    /// <summary>Replaces the activity that <see cref="Activity.Id"/> names.</summary>
    Task<SendResult> UpdateAsync(Activity activity, CancellationToken cancellationToken);

    /// <summary>Takes an activity back.</summary>
    Task<SendResult> DeleteAsync(ConversationReference conversation, string activityId, CancellationToken cancellationToken);

    /// <summary>Starts a conversation, e.g. a personal one with somebody known from a channel.</summary>
    Task<ConnectorResult<ConversationResource>> CreateConversationAsync(string serviceUrl, ConversationParameters parameters, CancellationToken cancellationToken);

    /// <summary>Everybody in the conversation; large teams are better read page by page.</summary>
    Task<ConnectorResult<IReadOnlyList<ChannelAccount>>> GetMembersAsync(ConversationReference conversation, CancellationToken cancellationToken);

    /// <summary>One page of the members.</summary>
    /// <param name="conversation">Whose members.</param>
    /// <param name="pageSize">Members a page, 50 to 500.</param>
    /// <param name="continuationToken">From the page before; null for the first.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<ConnectorResult<PagedMembers>> GetPagedMembersAsync(
        ConversationReference conversation, int pageSize, string? continuationToken, CancellationToken cancellationToken);

    /// <summary>
    /// One member as the roster has them now; refused as <see cref="RefusalReason.Gone"/> where they are none. Somebody waits for it, so it is tried twice only.
    /// </summary>
    Task<ConnectorResult<ChannelAccount>> GetMemberAsync(ConversationReference conversation, string memberId, CancellationToken cancellationToken);

    /// <summary>The channels of a Teams team; tried twice only.</summary>
    Task<ConnectorResult<TeamChannels>> GetChannelsAsync(string serviceUrl, string teamId, CancellationToken cancellationToken);

    /// <summary>What a Teams team is called; tried twice only.</summary>
    Task<ConnectorResult<TeamDetails>> GetTeamAsync(string serviceUrl, string teamId, CancellationToken cancellationToken);
}
