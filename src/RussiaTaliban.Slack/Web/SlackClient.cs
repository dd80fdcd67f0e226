using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;

namespace RussiaTaliban.Slack.Web;

/// <summary>
/// The part of Slack's Web API that this app uses, in one workspace: the configured one, or that of <see cref="For"/>. Expected failures are outcomes; nothing here throws for what
/// Slack says.
/// </summary>
internal sealed class SlackClient
{
    private readonly SlackCaller _caller;
    private readonly SlackTokens _tokens;
    private readonly SlackOptions _options;
    private readonly Pace _pace;
    private readonly bool _development;
    private readonly SlackTenant _tenant;

    public SlackClient(SlackCaller caller, SlackTokens tokens, IOptions<SlackOptions> options, IHostEnvironment environment, TimeProvider time)
    {
        (_caller, _tokens, _tenant) = (caller, tokens, SlackTenant.Configured);
        _options = options.Value;
        _pace = new Pace(time, (1, _options.MessagePace));
        _development = environment.IsDevelopment();
    }

    private SlackClient(SlackClient other, SlackTenant tenant) =>
        (_caller, _tokens, _options, _pace, _development, _tenant) = (other._caller, other._tokens, other._options, other._pace, other._development, tenant);

    /// <summary>The same in another workspace, with the token of the app's installation there.</summary>
    public SlackClient For(SlackTenant tenant) => tenant == _tenant ? this : new SlackClient(this, tenant);

    /// <summary>Posts to a conversation at Slack's pace; done carries <c>ts</c>. One attempt only: its caller counts them.</summary>
    public async Task<SlackOutcome> PostMessageOnceAsync(SlackMessage message, CancellationToken cancellationToken)
    {
        await _pace.WaitAsync(_tenant.Qualify(message.Channel), cancellationToken);
        return await OnceAsync("chat.postMessage", message, SlackJson.Default.SlackMessage, cancellationToken);
    }

    /// <summary>The same with a separate count of attempts.</summary>
    public async Task<SlackOutcome> PostMessageAsync(SlackMessage message, CancellationToken cancellationToken)
    {
        await _pace.WaitAsync(_tenant.Qualify(message.Channel), cancellationToken);
        return await PostAsync("chat.postMessage", message, SlackJson.Default.SlackMessage, cancellationToken);
    }

    /// <summary>Shows a message to <see cref="SlackMessage.User"/> only.</summary>
    public async Task<SlackOutcome> PostEphemeralAsync(SlackMessage message, CancellationToken cancellationToken)
    {
        await _pace.WaitAsync(_tenant.Qualify(message.Channel), cancellationToken);
        return await PostAsync("chat.postEphemeral", message, SlackJson.Default.SlackMessage, cancellationToken);
    }

    /// <summary>The same, one attempt only.</summary>
    public Task<SlackOutcome> PostEphemeralOnceAsync(SlackMessage message, CancellationToken cancellationToken) =>
        OnceAsync("chat.postEphemeral", message, SlackJson.Default.SlackMessage, cancellationToken);

    /// <summary>Replaces the message <see cref="SlackMessage.Ts"/>, one attempt only.</summary>
    public Task<SlackOutcome> UpdateMessageOnceAsync(SlackMessage message, CancellationToken cancellationToken) =>
        OnceAsync("chat.update", message, SlackJson.Default.SlackMessage, cancellationToken);

    public Task<SlackOutcome> DeleteMessageAsync(string channel, string ts, CancellationToken cancellationToken) =>
        FormAsync("chat.delete", [("channel", channel), ("ts", ts)], cancellationToken);

    /// <summary>One attempt only.</summary>
    public Task<SlackOutcome> UnfurlOnceAsync(SlackUnfurl unfurl, CancellationToken cancellationToken) =>
        OnceAsync("chat.unfurl", unfurl, SlackJson.Default.SlackUnfurl, cancellationToken);

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

    /// <summary>Says under a thread what the app is doing. One attempt only.</summary>
    public Task<SlackOutcome> SetStatusOnceAsync(string channel, string threadTs, string status, CancellationToken cancellationToken) =>
        OnceAsync("assistant.threads.setStatus", new ThreadStatus(channel, threadTs, status), SlackJson.Default.ThreadStatus, cancellationToken);

    /// <summary>Names a thread of the agent pane. One attempt only.</summary>
    public Task<SlackOutcome> SetTitleOnceAsync(string channel, string threadTs, string title, CancellationToken cancellationToken) =>
        OnceAsync("assistant.threads.setTitle", new ThreadTitle(channel, threadTs, title), SlackJson.Default.ThreadTitle, cancellationToken);

    /// <summary>Done carries <c>user.tz</c> (an IANA name) and <c>user.profile</c>. One attempt only.</summary>
    public Task<SlackOutcome> UserOnceAsync(string userId, CancellationToken cancellationToken) =>
        CallAsync("users.info", () => Form([("user", userId)]), once: true, cancellationToken);

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

            // An organisation's token has to say which of its workspaces is meant.
            .. _tenant is { Enterprise: not null, Team: { } team } ? [("team_id", team)] : Array.Empty<(string, string)>(),
        ],
        cancellationToken);

    /// <summary>Done carries <c>channel.name</c>. One attempt only.</summary>
    public Task<SlackOutcome> ConversationOnceAsync(string channel, CancellationToken cancellationToken) =>
        CallAsync("conversations.info", () => Form([("channel", channel)]), once: true, cancellationToken);

    /// <summary>Done carries a page of <c>messages</c> with their metadata: of a thread, or of a conversation outside threads. One attempt only.</summary>
    /// <param name="threadTs">Null for the conversation itself.</param>
    /// <param name="oldest">Only what came after this message; null for all.</param>
    /// <param name="cursor">Null for the first page.</param>
    public async Task<SlackOutcome> MessagesAsync(string channel, string? threadTs, string? oldest, string? cursor, CancellationToken cancellationToken)
    {
        (string, string)[] fields =
        [
            ("channel", channel),
            .. threadTs is null ? Array.Empty<(string, string)>() : [("ts", threadTs)],
            .. oldest is null ? Array.Empty<(string, string)>() : [("oldest", oldest)],
            ("include_all_metadata", "true"),
            ("limit", "100"),
            .. cursor is null ? Array.Empty<(string, string)>() : [("cursor", cursor)],
        ];
        return await CallAsync(threadTs is null ? "conversations.history" : "conversations.replies", () => Form(fields), once: true, cancellationToken);
    }

    /// <summary>Answers a command or a button. An address that is not Slack's is refused without a call.</summary>
    public Task<SlackOutcome> RespondAsync(Uri responseUrl, ResponseUrlMessage response, CancellationToken cancellationToken) =>
        RespondAsync(responseUrl, response, once: false, cancellationToken);

    /// <summary>The same, one attempt only.</summary>
    public Task<SlackOutcome> RespondOnceAsync(Uri responseUrl, ResponseUrlMessage response, CancellationToken cancellationToken) =>
        RespondAsync(responseUrl, response, once: true, cancellationToken);

    private async Task<SlackOutcome> RespondAsync(Uri responseUrl, ResponseUrlMessage response, bool once, CancellationToken cancellationToken)
    {
        if (!TrustedHosts.IsResponseUrl(responseUrl, _development))
        {
            return new SlackOutcome.Refused("response_url_not_allowed");
        }

        return (await _caller.CallAsync(
            new SlackMethod("response_url", responseUrl) { IsResponseUrl = true }, () => JsonContent.Create(response, SlackJson.Default.ResponseUrlMessage), once, cancellationToken)).Outcome;
    }

    /// <summary>Who the bot token speaks for, and its scopes; null scopes when Slack sent no header.</summary>
    internal async Task<(SlackOutcome Outcome, IReadOnlySet<string>? Scopes)> TestAsync(CancellationToken cancellationToken)
    {
        var (outcome, headers) = await AskAsync("auth.test", () => null, once: true, cancellationToken);
        var scopes = headers is not null && headers.TryGetValues("x-oauth-scopes", out var values)
            ? values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal)
            : null;
        return (outcome, scopes);
    }

    /// <summary>Whether Slack answers at all; needs no token.</summary>
    internal async Task<SlackOutcome> ReachAsync(CancellationToken cancellationToken) =>
        (await _caller.CallAsync(Method("api.test"), () => null, once: true, cancellationToken)).Outcome;

    /// <summary>Done carries <c>url</c>, good for one WebSocket connection.</summary>
    internal async Task<SlackOutcome> OpenSocketAsync(CancellationToken cancellationToken) =>
        (await _caller.CallAsync(Method("apps.connections.open") with { Token = _options.AppToken }, () => null, once: true, cancellationToken)).Outcome;

    private Task<SlackOutcome> PostAsync<T>(string method, T arguments, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        CallAsync(method, () => JsonContent.Create(arguments, type), once: false, cancellationToken);

    private Task<SlackOutcome> OnceAsync<T>(string method, T arguments, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        CallAsync(method, () => JsonContent.Create(arguments, type), once: true, cancellationToken);

    // Slack's reading methods take forms only.
    private Task<SlackOutcome> FormAsync(string method, (string Name, string Value)[] fields, CancellationToken cancellationToken) =>
        CallAsync(method, () => Form(fields), once: false, cancellationToken);

    private static FormUrlEncodedContent Form((string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private async Task<SlackOutcome> CallAsync(string method, Func<HttpContent?> content, bool once, CancellationToken cancellationToken) =>
        (await AskAsync(method, content, once, cancellationToken)).Outcome;

    private async Task<(SlackOutcome Outcome, HttpResponseHeaders? Headers)> AskAsync(string method, Func<HttpContent?> content, bool once, CancellationToken cancellationToken)
    {
        var credential = await _tokens.FindAsync(_tenant, cancellationToken);
        if (credential.Outcome is { } none)
        {
            return (none, null);
        }

        var (outcome, headers) = await _caller.CallAsync(
            Method(method) with { Token = credential.Token, IsConfigured = credential.Installation is null }, content, once, cancellationToken);
        if (credential.Installation is { } installation && (outcome is SlackOutcome.Revoked or SlackOutcome.Done))
        {
            await _tokens.JudgeAsync(installation, (outcome as SlackOutcome.Revoked)?.Error, cancellationToken);
        }

        return (outcome, headers);
    }

    private SlackMethod Method(string name) => new(name, new Uri(_options.ApiBaseAddress, name));
}
