using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RussiaTaliban.BotFramework;
using RussiaTaliban.Channels.Invokes;
using RussiaTaliban.Channels.Slack.Azure;
using RussiaTaliban.Channels.Slack.Rendering;
using RussiaTaliban.Channels.Teams;
using RussiaTaliban.Channels.Teams.Extension;
using RussiaTaliban.Channels.Teams.Sharing;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels;

/// <summary>Puts what answers on Bot Framework channels into a service.</summary>
public static class BotFrameworkChannels
{
    /// <summary>The handler of activities, the invokes, and how replies look in Teams and in Slack behind Azure Bot Service.</summary>
    /// <param name="services">The service's parts.</param>
    /// <param name="publicAddress">Where people open this service's pages; asked when an answer is made.</param>
    public static IServiceCollection AddBotFrameworkChannels(this IServiceCollection services, Func<IServiceProvider, Uri> publicAddress)
    {
        services.TryAddSingleton<InProcessSubscriptions>();
        services.TryAddSingleton<IConversationReferenceStore, InProcessConversationReferenceStore>();
        services.TryAddSingleton<IFeedbackStore, InProcessFeedbackStore>();
        services.AddSingleton<ConversationReferences>();
        services.AddSingleton<SentReplies>();
        services.AddSingleton<TurnAnswers>();
        services.AddSingleton<IInvoke, CardActionInvoke>();
        services.AddSingleton<IInvoke, SuggestedActionInvoke>();
        services.AddSingleton<IInvoke, FeedbackInvoke>();
        services.AddSingleton<Desk>();
        services.TryAddSingleton<ReceiptLooks>();
        services.AddSingleton(provider => new ExtensionCards(Links(provider)));
        services.AddSingleton<IInvoke, SearchInvoke>();
        services.AddSingleton<IInvoke, MessageActionInvoke>();
        services.AddSingleton<IInvoke>(provider =>
            new LinkInvoke(provider.GetRequiredService<Desk>(), provider.GetRequiredService<ReceiptLooks>(), provider.GetRequiredService<ExtensionCards>(), () => publicAddress(provider)));
        services.AddSingleton(provider => new TeamsRenderer(Links(provider)));
        services.AddSingleton<IActivityRenderer>(provider => provider.GetRequiredService<TeamsRenderer>());
        services.AddSingleton<IActivityRenderer>(provider => new AzureSlackRenderer(new SlackRenderer(Links(provider))));
        services.AddSingleton<IOutbox, TeamsOutbox>();
        services.AddSingleton<TeamsPlaces>();
        services.AddSingleton<IConversationDirectory, TeamsDirectory>();
        services.AddSingleton<IActivityHandler, BotFrameworkActivityHandler>();
        return services;

        ReaderLinks Links(IServiceProvider provider) => new(() => publicAddress(provider));
    }
}
