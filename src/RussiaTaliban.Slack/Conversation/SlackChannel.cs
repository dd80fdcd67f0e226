using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Feedback;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Sharing;
using RussiaTaliban.Slack.Inbound;
using RussiaTaliban.Slack.Rendering;

namespace RussiaTaliban.Slack.Conversation;

/// <summary>Registers the Slack channel; the wire is RussiaTaliban.Slack's.</summary>
public static class SlackChannel
{
    /// <param name="publicAddress">The address of this service's pages, with a slash at its end; asked when a link is made.</param>
    public static IServiceCollection AddSlackChannel(this IServiceCollection services, Func<IServiceProvider, Uri> publicAddress)
    {
        services.TryAddSingleton<IFeedbackStore, InMemoryFeedbackStore>();
        services.TryAddSingleton(provider => new ReaderLinks(() => publicAddress(provider)));
        services.TryAddSingleton<ReceiptLooks>();
        services.AddSingleton<SlackRenderer>();
        services.AddSingleton<ModalViews>();
        services.AddSingleton<HomeView>();
        services.AddSingleton<SlackPeople>();
        services.AddSingleton<SlackTurnReader>();
        services.AddSingleton<SlackSender>();
        services.AddSingleton<RecentQuestions>();
        services.AddSingleton<SlackConversations>();
        services.AddSingleton<SlackCommands>();
        services.AddSingleton<SlackClicks>();
        services.AddSingleton<SlackModals>();
        services.AddSingleton<SlackHome>();
        services.AddSingleton<SlackUnfurls>();
        services.AddSingleton<IOutbox, SlackOutbox>();
        services.AddSingleton<IConversationDirectory, SlackDirectory>();
        services.AddSingleton<ISlackHandler, SlackHandler>();
        return services;
    }
}

/// <summary>How the bot behaves in Slack; the section <c>Slack:Channel</c>.</summary>
public sealed class SlackChannelOptions
{
    public const string Section = "Slack:Channel";

    /// <summary>
    /// Answers follow-ups in a thread in which the bot has answered, without being named again. Default false: in a channel people also talk
    /// to each other. Needs the scopes channels:history and groups:history and the events message.channels and message.groups.
    /// </summary>
    public bool FollowUpsInThreads { get; set; }

    /// <summary>
    /// Shows the paragraph under a shared link to the reader. Null, the default, does so over HTTP only: it takes a domain that the app's
    /// manifest names, the scopes links:read and links:write, and the event link_shared.
    /// </summary>
    public bool? UnfurlLinks { get; set; }
}

/// <summary>The scopes that the features in use need, and why. The manifests in deploy/slack ask for these and no others.</summary>
public static class SlackFeatures
{
    /// <summary>What a token must carry.</summary>
    /// <param name="unfurls"><see cref="SlackChannelOptions.UnfurlLinks"/>.</param>
    /// <param name="followUps"><see cref="SlackChannelOptions.FollowUpsInThreads"/>.</param>
    public static IReadOnlyList<string> ScopesFor(bool unfurls, bool followUps) =>
        [.. Always, .. unfurls ? Unfurls : [], .. followUps ? FollowUps : []];

    private static readonly string[] Always =
    [
        "app_mentions:read", // a question in a channel
        "channels:read",     // sharing: is the person in that channel?
        "assistant:write",   // suggested prompts in the agent pane
        "chat:write",        // the answer
        "commands",          // /brief and the shortcuts
        "groups:read",       // the same for a private channel
        "im:history",        // a question in a direct message
        "users:read",        // a person's time zone, for the daily summary
    ];

    private static readonly string[] Unfurls =
    [
        "links:read",        // a link to our reader was shared
        "links:write",       // and its paragraph is shown under it
    ];

    // Messages that do not name the bot.
    private static readonly string[] FollowUps = ["channels:history", "groups:history"];
}
