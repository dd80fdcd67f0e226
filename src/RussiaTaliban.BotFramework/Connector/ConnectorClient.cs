using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using RussiaTaliban.BotFramework.Activities;

namespace RussiaTaliban.BotFramework.Connector;

/// <inheritdoc cref="IConnector"/>
internal sealed class ConnectorClient(ConnectorCall call, ServiceAddresses addresses, Lanes lanes, SendPace pace, TimeProvider time, ILogger<ConnectorClient> log)
    : IConnector
{
    /// <summary>How often a question is put that a person waits for.</summary>
    private const int InteractiveAttempts = 2;

    public Task<SendResult> SendAsync(Activity activity, CancellationToken cancellationToken) =>
        PostAsync(activity, activity?.Type == ActivityTypes.Typing ? 1 : ConnectorCall.MaxAttempts, cancellationToken);

    public Task<SendResult> SendOnceAsync(Activity activity, CancellationToken cancellationToken) => PostAsync(activity, 1, cancellationToken);

    public Task<SendResult> UpdateAsync(Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentException.ThrowIfNullOrEmpty(activity.Id);
        var path = "activities/" + Uri.EscapeDataString(activity.Id);
        return WriteAsync(HttpMethod.Put, activity.ServiceUrl, activity.Conversation?.Id, path, activity, ConnectorCall.MaxAttempts, cancellationToken);
    }

    public Task<SendResult> DeleteAsync(ConversationReference conversation, string activityId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentException.ThrowIfNullOrEmpty(activityId);
        var path = "activities/" + Uri.EscapeDataString(activityId);
        return WriteAsync(HttpMethod.Delete, conversation.ServiceUrl, conversation.Conversation?.Id, path, null, ConnectorCall.MaxAttempts, cancellationToken);
    }

    public async Task<ConnectorResult<ConversationResource>> CreateConversationAsync(
        string serviceUrl, ConversationParameters parameters, CancellationToken cancellationToken)
    {
        if (addresses.Trusted(serviceUrl) is not { } service)
        {
            return Untrusted<ConversationResource>();
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(parameters, ConnectorJson.Context.ConversationParameters);
        var result = await call.SendAsync(
            HttpMethod.Post, new Uri(service, "v3/conversations"), body, ConnectorJson.Context.ConversationResource, ConnectorCall.MaxAttempts, cancellationToken);
        return OrEmpty(result, new ConversationResource());
    }

    public async Task<ConnectorResult<IReadOnlyList<ChannelAccount>>> GetMembersAsync(
        ConversationReference conversation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        if (Address(conversation.ServiceUrl, conversation.Conversation?.Id, "members") is not { } address)
        {
            return Untrusted<IReadOnlyList<ChannelAccount>>();
        }

        var result = await call.SendAsync(HttpMethod.Get, address, null, ActivityJson.Context.IReadOnlyListChannelAccount, ConnectorCall.MaxAttempts, cancellationToken);
        return OrEmpty(result, []);
    }

    public async Task<ConnectorResult<PagedMembers>> GetPagedMembersAsync(
        ConversationReference conversation, int pageSize, string? continuationToken, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 50);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pageSize, 500);
        var path = string.Create(CultureInfo.InvariantCulture, $"pagedmembers?pageSize={pageSize}");
        if (continuationToken is { Length: > 0 })
        {
            path += "&continuationToken=" + Uri.EscapeDataString(continuationToken);
        }

        if (Address(conversation.ServiceUrl, conversation.Conversation?.Id, path) is not { } address)
        {
            return Untrusted<PagedMembers>();
        }

        var result = await call.SendAsync(HttpMethod.Get, address, null, ConnectorJson.Context.PagedMembers, ConnectorCall.MaxAttempts, cancellationToken);
        return OrEmpty(result, new PagedMembers());
    }

    public async Task<ConnectorResult<ChannelAccount>> GetMemberAsync(ConversationReference conversation, string memberId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentException.ThrowIfNullOrEmpty(memberId);
        return Address(conversation.ServiceUrl, conversation.Conversation?.Id, "members/" + Uri.EscapeDataString(memberId)) is { } address
            ? OrEmpty(await call.SendAsync(HttpMethod.Get, address, null, ActivityJson.Context.ChannelAccount, InteractiveAttempts, null, cancellationToken), new ChannelAccount())
            : Untrusted<ChannelAccount>();
    }

    public async Task<ConnectorResult<TeamChannels>> GetChannelsAsync(string serviceUrl, string teamId, CancellationToken cancellationToken) =>
        TeamAddress(serviceUrl, teamId, "/conversations") is { } address
            ? OrEmpty(await call.SendAsync(HttpMethod.Get, address, null, ConnectorJson.Context.TeamChannels, InteractiveAttempts, null, cancellationToken), new TeamChannels())
            : Untrusted<TeamChannels>();

    public async Task<ConnectorResult<TeamDetails>> GetTeamAsync(string serviceUrl, string teamId, CancellationToken cancellationToken) =>
        TeamAddress(serviceUrl, teamId, "") is { } address
            ? OrEmpty(await call.SendAsync(HttpMethod.Get, address, null, ConnectorJson.Context.TeamDetails, InteractiveAttempts, null, cancellationToken), new TeamDetails())
            : Untrusted<TeamDetails>();

    private Task<SendResult> PostAsync(Activity activity, int attempts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var path = "activities" + (activity.ReplyToId is { Length: > 0 } replyTo ? "/" + Uri.EscapeDataString(replyTo) : "");
        return WriteAsync(HttpMethod.Post, activity.ServiceUrl, activity.Conversation?.Id, path, activity, attempts, cancellationToken);
    }

    private async Task<SendResult> WriteAsync(
        HttpMethod method, string? serviceUrl, string? conversation, string path, Activity? activity, int attempts, CancellationToken cancellationToken)
    {
        if (Address(serviceUrl, conversation, path) is not { } address)
        {
            Log.UntrustedAddress(log);
            return new SendResult.Refused(RefusalReason.UntrustedAddress);
        }

        var body = activity is null ? null : ActivityJson.Write(activity);
        var takeBack = method == HttpMethod.Post && attempts > 1 ? TakeBack(activity!.ToReference()) : null;

        // Nothing waits behind a sign of being at work, which says nothing once it is late.
        var lane = activity?.Type == ActivityTypes.Typing ? "typing\n" : "";
        var result = await lanes.RunAsync(
            lane + address.Host + "\n" + conversation,
            async cancellation =>
            {
                await Task.Delay(pace.Reserve(conversation!), time, cancellation);
                return await call.SendAsync(method, address, body, ActivityJson.Context.ResourceResponse, attempts, takeBack, cancellation);
            },
            cancellationToken);
        return result switch
        {
            ConnectorResult<ResourceResponse?>.Done done => new SendResult.Sent(done.Value?.Id),
            ConnectorResult<ResourceResponse?>.Refused refused => new SendResult.Refused(refused.Reason),
            ConnectorResult<ResourceResponse?>.Exhausted exhausted => new SendResult.Exhausted(exhausted.Attempts)
            {
                MayHaveArrived = exhausted.MayHaveArrived,
                RetryAfter = exhausted.RetryAfter,
            },
            _ => throw new InvalidOperationException("The cases of a result are closed."),
        };
    }

    /// <summary>Takes a message back that turned out to stand there twice. Waits for its place in the conversation like everything else.</summary>
    private Func<ResourceResponse, Task> TakeBack(ConversationReference conversation) => async doubled =>
    {
        if (doubled.Id is { Length: > 0 } id)
        {
            await DeleteAsync(conversation, id, CancellationToken.None);
        }
    };

    private Uri? Address(string? serviceUrl, string? conversation, string path) =>
        conversation is { Length: > 0 } && addresses.Trusted(serviceUrl) is { } service
            ? new Uri(service, $"v3/conversations/{Uri.EscapeDataString(conversation)}/{path}")
            : null;

    private Uri? TeamAddress(string? serviceUrl, string teamId, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(teamId);
        return addresses.Trusted(serviceUrl) is { } service ? new Uri(service, $"v3/teams/{Uri.EscapeDataString(teamId)}{path}") : null;
    }

    private ConnectorResult<T>.Refused Untrusted<T>()
    {
        Log.UntrustedAddress(log);
        return new ConnectorResult<T>.Refused(RefusalReason.UntrustedAddress);
    }

    private static ConnectorResult<T> OrEmpty<T>(ConnectorResult<T?> result, T empty)
        where T : class => result switch
        {
            ConnectorResult<T?>.Done done => new ConnectorResult<T>.Done(done.Value ?? empty),
            ConnectorResult<T?>.Refused refused => new ConnectorResult<T>.Refused(refused.Reason),
            ConnectorResult<T?>.Exhausted exhausted => new ConnectorResult<T>.Exhausted(exhausted.Attempts),
            _ => throw new InvalidOperationException("The cases of a result are closed."),
        };
}
