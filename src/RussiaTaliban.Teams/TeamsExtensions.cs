using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RussiaTaliban.BotFramework;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Sharing;
using RussiaTaliban.Teams.Extension;
using RussiaTaliban.Teams.Sharing;

namespace RussiaTaliban.Teams;

/// <summary>Puts the Teams channel into a service. Needs <see cref="BotFrameworkExtensions.AddBriefingBot"/> beside it.</summary>
public static class TeamsExtensions
{
    /// <summary>Replies as Teams shows them, the message extension, digests and shares.</summary>
    /// <param name="services">The service's parts.</param>
    /// <param name="publicAddress">Where people open this service's pages; asked when an answer is made.</param>
    public static IServiceCollection AddTeams(this IServiceCollection services, Func<IServiceProvider, Uri> publicAddress)
    {
        services.AddSingleton<ExtensionSearch>();
        services.TryAddSingleton<ReceiptLooks>();
        services.AddSingleton(provider => new ExtensionCards(Links(provider)));
        services.AddSingleton<IInvoke, SearchInvoke>();
        services.AddSingleton<IInvoke, MessageActionInvoke>();
        services.AddSingleton<IInvoke>(provider => new LinkInvoke(
            provider.GetRequiredService<ExtensionSearch>(),
            provider.GetRequiredService<ReceiptLooks>(),
            provider.GetRequiredService<ExtensionCards>(),
            () => publicAddress(provider)));
        services.AddSingleton(provider => new TeamsRenderer(Links(provider)));
        services.AddSingleton<IActivityRenderer>(provider => provider.GetRequiredService<TeamsRenderer>());
        services.AddSingleton<IOutbox, TeamsOutbox>();
        services.AddSingleton<ITeamsRoster, TeamsRoster>();
        services.AddSingleton<TeamsPlaces>();
        services.AddSingleton<IConversationDirectory, TeamsDirectory>();
        return services;

        ReaderLinks Links(IServiceProvider provider) => new(() => publicAddress(provider));
    }
}
