using Microsoft.Extensions.DependencyInjection.Extensions;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Host.Composition;

/// <summary>Summaries and subscriptions, with stores that live as long as the process where no database has been added before.</summary>
internal static class SummaryComposition
{
    public static void AddSummaries(this IServiceCollection services)
    {
        services.AddSingleton<IIntentRule, ScheduleChangeRule>();
        services.AddSingleton<IIntentRule, SubscriptionRule>();
        services.AddSingleton<IIntentRule, SummaryRule>();
        services.AddSingleton<IIntentRule, ZoneRule>();
        services.AddSingleton<DigestDesk>();
        services.AddSingleton<SummaryHandler>();
        services.AddSingleton<SubscriptionHandler>();
        services.TryAddSingleton<InProcessSubscriptions>();
        services.TryAddSingleton<ISubscriptionStore>(provider => provider.GetRequiredService<InProcessSubscriptions>());
        services.TryAddSingleton<IDeliveryLedger>(provider => provider.GetRequiredService<InProcessSubscriptions>());
        services.TryAddSingleton<IConversationReferenceStore, InProcessConversationReferenceStore>();
        services.TryAddSingleton<IFeedbackStore, InProcessFeedbackStore>();
        services.TryAddSingleton<IDigestHistory, InProcessDigestHistory>();
    }
}
