using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RussiaTaliban.Channels.Slack.Rendering;
using RussiaTaliban.Chat;
using RussiaTaliban.Slack.Deliveries;

namespace RussiaTaliban.Channels.Slack;

/// <summary>Registers the Slack channel; the wire is RussiaTaliban.Slack's.</summary>
public static class SlackChannel
{
    /// <param name="publicAddress">The address of this service's pages, with a slash at its end; asked when a link is made.</param>
    public static IServiceCollection AddSlackChannel(this IServiceCollection services, Func<IServiceProvider, Uri> publicAddress)
    {
        services.TryAddSingleton<IFeedbackStore, InProcessFeedbackStore>();
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
