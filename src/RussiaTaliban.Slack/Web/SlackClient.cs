using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;

namespace RussiaTaliban.Slack.Web;

/// <summary>The part of Slack's Web API that this app uses. Expected failures are outcomes; nothing here throws for what Slack says.</summary>
internal sealed class SlackClient
{
    private readonly SlackCaller _caller;
    private readonly SlackOptions _options;
    private readonly SendPace _pace;
    private readonly bool _development;

    public SlackClient(SlackCaller caller, IOptions<SlackOptions> options, IHostEnvironment environment, TimeProvider time)
    {
        _caller = caller;
        _options = options.Value;
        _pace = new SendPace(time, (1, _options.MessagePace));
        _development = environment.IsDevelopment();
    }

    /// <summary>Posts to a conversation, one attempt only: for a caller that counts attempts itself.</summary>
    public Task<SlackOutcome> PostMessageOnceAsync(SlackMessage message, CancellationToken cancellationToken) =>
        CallAsync("chat.postMessage", () => JsonContent.Create(message, SlackJson.Default.SlackMessage), once: true, cancellationToken);

    /// <summary>Posts to a conversation, at Slack's pace; done carries <c>ts</c>.</summary>
    public async Task<SlackOutcome> PostMessageAsync(SlackMessage message, CancellationToken cancellationToken)
    {
        await _pace.WaitAsync(message.Channel, cancellationToken);
        return await PostAsync("chat.postMessage", message, SlackJson.Default.SlackMessage, cancellationToken);
    }

    /// <summary>Shows a message to <see cref="SlackMessage.User"/> only.</summary>
    public async Task<SlackOutcome> PostEphemeralAsync(SlackMessage message, CancellationToken cancellationToken)
    {
        await _pace.WaitAsync(message.Channel, cancellationToken);
        return await PostAsync("chat.postEphemeral", message, SlackJson.Default.SlackMessage, cancellationToken);
    }

    /// <summary>Replaces the message <see cref="SlackMessage.Ts"/>.</summary>
    public Task<SlackOutcome> UpdateMessageAsync(SlackMessage message, CancellationToken cancellationToken) =>
        PostAsync("chat.update", message, SlackJson.Default.SlackMessage, cancellationToken);

    public Task<SlackOutcome> DeleteMessageAsync(string channel, string ts, CancellationToken cancellationToken) =>
        FormAsync("chat.delete", [("channel", channel), ("ts", ts)], cancellationToken);

    public Task<SlackOutcome> UnfurlAsync(SlackUnfurl unfurl, CancellationToken cancellationToken) =>
        PostAsync("chat.unfurl", unfurl, SlackJson.Default.SlackUnfurl, cancellationToken);

    /// <summary>Opens a modal; the trigger lives three seconds.</summary>
    public Task<SlackOutcome> OpenViewAsync(string triggerId, JsonElement view, CancellationToken cancellationToken) =>
        PostAsync("views.open", new ViewArguments(view, TriggerId: triggerId), SlackJson.Default.ViewArguments, cancellationToken);

    public Task<SlackOutcome> UpdateViewAsync(string viewId, JsonElement view, CancellationToken cancellationToken) =>
        PostAsync("views.update", new ViewArguments(view, ViewId: viewId), SlackJson.Default.ViewArguments, cancellationToken);

    /// <summary>Replaces one person's Home tab.</summary>
    public Task<SlackOutcome> PublishHomeAsync(string userId, JsonElement view, CancellationToken cancellationToken) =>
        PostAsync("views.publish", new ViewArguments(view, UserId: userId), SlackJson.Default.ViewArguments, cancellationToken);

    /// <summary>At most four prompts, shown at the top of the app's Messages tab.</summary>
    public Task<SlackOutcome> SuggestPromptsAsync(
        string channel, string title, IReadOnlyList<SuggestedPrompt> prompts, CancellationToken cancellationToken) =>
        PostAsync(
            "assistant.threads.setSuggestedPrompts",
            new SuggestedPrompts(channel, title, prompts),
            SlackJson.Default.SuggestedPrompts,
            cancellationToken);

    /// <summary>Done carries <c>user.tz</c> (an IANA name) and <c>user.profile</c>.</summary>
    public Task<SlackOutcome> UserAsync(string userId, CancellationToken cancellationToken) =>
        FormAsync("users.info", [("user", userId)], cancellationToken);

    /// <summary>
    /// Done carries a page of <c>channels</c> that a person and the bot can both see and the person is in; the next page's cursor is in
    /// <c>response_metadata</c>.
    /// </summary>
    /// <param name="userId">Null for the bot itself.</param>
    /// <param name="cursor">Null for the first page.</param>
    public Task<SlackOutcome> ConversationsOfAsync(string? userId, string? cursor, CancellationToken cancellationToken) => FormAsync(
        "users.conversations",
        [
            ("types", "public_channel,private_channel"),
            ("exclude_archived", "true"),
            ("limit", "200"),
            .. userId is null ? Array.Empty<(string, string)>() : [("user", userId)],
            .. cursor is null ? Array.Empty<(string, string)>() : [("cursor", cursor)],
        ],
        cancellationToken);

    public Task<SlackOutcome> ConversationAsync(string channel, CancellationToken cancellationToken) =>
        FormAsync("conversations.info", [("channel", channel)], cancellationToken);

    /// <summary>Done carries <c>channel.id</c> of the direct conversation with a person.</summary>
    public Task<SlackOutcome> OpenConversationAsync(string userId, CancellationToken cancellationToken) =>
        FormAsync("conversations.open", [("users", userId)], cancellationToken);

    /// <summary>Done carries <c>messages</c>, the thread's first one first; at most 100.</summary>
    public Task<SlackOutcome> RepliesAsync(string channel, string threadTs, CancellationToken cancellationToken) =>
        FormAsync("conversations.replies", [("channel", channel), ("ts", threadTs), ("limit", "100")], cancellationToken);

    /// <summary>Answers a command or a button. An address that is not Slack's is refused without a call.</summary>
    public async Task<SlackOutcome> RespondAsync(Uri responseUrl, ResponseUrlMessage response, CancellationToken cancellationToken)
    {
        if (!TrustedHosts.IsResponseUrl(responseUrl, _development))
        {
            return new SlackOutcome.Refused("response_url_not_allowed");
        }

        return (await _caller.CallAsync(
            "response_url", responseUrl, token: null, () => JsonContent.Create(response, SlackJson.Default.ResponseUrlMessage), once: false, cancellationToken)).Outcome;
    }

    /// <summary>Who the bot token speaks for, and its scopes; null scopes when Slack sent no header.</summary>
    internal async Task<(SlackOutcome Outcome, IReadOnlySet<string>? Scopes)> TestAsync(CancellationToken cancellationToken)
    {
        var (outcome, headers) = await _caller.CallAsync("auth.test", Method("auth.test"), _options.BotToken, () => null, once: false, cancellationToken);
        var scopes = headers is not null && headers.TryGetValues("x-oauth-scopes", out var values)
            ? values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal)
            : null;
        return (outcome, scopes);
    }

    /// <summary>Done carries <c>url</c>, good for one WebSocket connection.</summary>
    internal async Task<SlackOutcome> OpenSocketAsync(CancellationToken cancellationToken) =>
        (await _caller.CallAsync("apps.connections.open", Method("apps.connections.open"), _options.AppToken, () => null, once: false, cancellationToken)).Outcome;

    private Task<SlackOutcome> PostAsync<T>(string method, T arguments, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        CallAsync(method, () => JsonContent.Create(arguments, type), once: false, cancellationToken);

    // Slack's reading methods take forms only.
    private Task<SlackOutcome> FormAsync(string method, (string Name, string Value)[] fields, CancellationToken cancellationToken) =>
        CallAsync(method, () => new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))), once: false, cancellationToken);

    private async Task<SlackOutcome> CallAsync(string method, Func<HttpContent?> content, bool once, CancellationToken cancellationToken) =>
        (await _caller.CallAsync(method, Method(method), _options.BotToken, content, once, cancellationToken)).Outcome;

    private Uri Method(string name) => new(_options.ApiBaseAddress, name);
}
