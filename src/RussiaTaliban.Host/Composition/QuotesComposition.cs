using Microsoft.Extensions.DependencyInjection.Extensions;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Host.Composition;

/// <summary>Quotes that are checked, cited and shared. Receipts live as long as the process where no database has been added before.</summary>
internal static class QuotesComposition
{
    public static void AddQuotes(this IServiceCollection services)
    {
        services.AddSingleton<IIntentRule, QuoteCheckRule>();
        services.AddSingleton<IIntentRule, ShareRule>();
        services.AddSingleton<ShareHandler>();
        services.TryAddSingleton<IReceiptStore, InProcessReceiptStore>();
    }
}
