using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RussiaTaliban.BotFramework;
using RussiaTaliban.Channels.Invokes;
using RussiaTaliban.Channels.Teams;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels;

/// <summary>Puts what answers on Bot Framework channels into a service.</summary>
public static class BotFrameworkChannels
{
    /// <summary>The handler of activities, the invokes, and how replies look in Teams.</summary>
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
        services.AddSingleton<IActivityRenderer>(provider => new TeamsRenderer(new ReaderLinks(() => publicAddress(provider))));
        services.AddSingleton<IActivityHandler, BotFrameworkActivityHandler>();
        return services;
    }
}
