using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Feedback;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.BotFramework.Bot;

/// <summary>Puts the bot into a service: what turns activities of any Bot Framework channel into turns and replies into activities.</summary>
public static class BriefingBotExtensions
{
    /// <summary>The bot and the invokes that every channel has. How replies look is each channel's own <see cref="IActivityRenderer"/>.</summary>
    public static IServiceCollection AddBriefingBot(this IServiceCollection services)
    {
        services.TryAddSingleton<InMemorySubscriptionStore>();
        services.TryAddSingleton<IConversationReferenceStore, InMemoryConversationReferenceStore>();
        services.TryAddSingleton<IFeedbackStore, InMemoryFeedbackStore>();
        services.AddSingleton<ConversationReferences>();
        services.AddSingleton<SentReplies>();
        services.AddSingleton<TurnAnswers>();
        services.AddSingleton<IInvoke, CardActionInvoke>();
        services.AddSingleton<IInvoke, SuggestedActionInvoke>();
        services.AddSingleton<IInvoke, FeedbackInvoke>();
        services.AddSingleton<IActivityHandler, BotFrameworkActivityHandler>();
        return services;
    }
}
