using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Desk;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Feedback;
using RussiaTaliban.Chat.Handlers;
using RussiaTaliban.Chat.Inbox;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Privacy;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat;

/// <summary>Registers the conversation: what a channel needs to hand a turn to <see cref="TurnHandler"/>.</summary>
public static class ChatServices
{
    /// <summary>
    /// Intents, handlers, guard and memory. Stores live as long as the process where no database has been added before. Needs a <see cref="LiveSearcher"/>.
    /// </summary>
    public static IServiceCollection AddChat(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        AddIntents(services);
        AddStores(services);
        services.AddPersonPace();
        services.AddSingleton<DigestService>();
        services.AddSingleton<SummaryHandler>();
        services.AddSingleton<SubscriptionHandler>();
        services.AddSingleton<ShareHandler>();
        services.AddSingleton<FeedbackHandler>();
        services.AddSingleton<PrivacyHandler>();
        services.AddSingleton<QuoteGuard>();
        services.AddSingleton<TurnHandler>();
        services.TryAddSingleton<ReceiptLooks>();
        return services;
    }

    /// <summary>How much one person may ask: for the channels that take messages. A second time nothing.</summary>
    public static IServiceCollection AddPersonPace(this IServiceCollection services)
    {
        services.TryAddSingleton<LimitOptions>();
        if (services.All(service => service.ServiceType != typeof(PersonPace)))
        {
            services.AddSingleton<PersonPace>();
            services.AddSingleton<IPersonalCache>(provider => provider.GetRequiredService<PersonPace>());
        }

        return services;
    }

    /// <summary>In the order in which words are read: the first rule that knows them wins, and what none knows is a question.</summary>
    private static void AddIntents(IServiceCollection services)
    {
        // Sharing comes first: a note to it may say anything, and a receipt is withdrawn by its link.
        services.AddSingleton<IIntentRule, ShareRule>();
        services.AddSingleton<IIntentRule, PhraseRule>();
        services.AddSingleton<IIntentRule, QuoteCheckRule>();
        services.AddSingleton<IIntentRule, SubscriptionRule>();
        services.AddSingleton<IIntentRule, SummaryRule>();
        services.AddSingleton<IIntentRule, RefusalRule>();
        services.AddSingleton<IIntentRule, ZoneRule>();
        services.AddSingleton<IIntentRule, WishAnswerRule>();
        services.AddSingleton<IntentReader>();
    }

    private static void AddStores(IServiceCollection services)
    {
        services.TryAddSingleton<IConversationMemory, InMemoryConversationMemory>();
        services.TryAddSingleton<InMemorySubscriptionStore>();
        services.TryAddSingleton<ISubscriptionStore>(provider => provider.GetRequiredService<InMemorySubscriptionStore>());
        services.TryAddSingleton<IDigestDeliveryLedger>(provider => provider.GetRequiredService<InMemorySubscriptionStore>());
        services.TryAddSingleton<IConversationReferenceStore, InMemoryConversationReferenceStore>();
        services.TryAddSingleton<IFeedbackStore, InMemoryFeedbackStore>();
        services.TryAddSingleton<IDigestHistory, InMemoryDigestHistory>();
        services.TryAddSingleton<IDeskNotes, NoDeskNotes>();
        services.TryAddSingleton<IReceiptStore, InMemoryReceiptStore>();
        services.TryAddSingleton<IPersonalData, InMemoryPersonalData>();
        services.TryAddSingleton<IInbox, InMemoryInbox>();
        services.TryAddSingleton<IArticleHistory, InMemoryArticleHistory>();
        services.TryAddSingleton(_ => new ReceiptAccess(IsByLink: true));
    }
}
