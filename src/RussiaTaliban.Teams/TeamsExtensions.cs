using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RussiaTaliban.BotFramework;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Feedback;
using RussiaTaliban.Chat.Sharing;
using RussiaTaliban.Teams.Conversation;
using RussiaTaliban.Teams.Extension;
using RussiaTaliban.Teams.Sharing;

namespace RussiaTaliban.Teams;

/// <summary>Registers the Teams channel. It needs <see cref="BotFrameworkExtensions.AddBriefingBot"/> beside it.</summary>
public static class TeamsExtensions
{
    /// <summary>Messages and events as Teams tells them, replies as Teams shows them, feedback, the message extension, digests and shares.</summary>
    /// <param name="services">The service's parts.</param>
    /// <param name="publicAddress">Where people open this service's pages; asked when an answer is made.</param>
    public static IServiceCollection AddTeams(this IServiceCollection services, Func<IServiceProvider, Uri> publicAddress)
    {
        services.TryAddSingleton(provider => new ReaderLinks(() => publicAddress(provider)));
        services.TryAddSingleton<ReceiptLooks>();
        services.TryAddSingleton<IFeedbackStore, InMemoryFeedbackStore>();
        services.AddSingleton<IActivityDialect, TeamsDialect>();
        services.AddSingleton<IInvoke, FeedbackInvoke>();
        services.AddSingleton<ExtensionSearch>();
        services.AddSingleton<ExtensionCards>();
        services.AddSingleton<IInvoke, SearchInvoke>();
        services.AddSingleton<IInvoke, MessageActionInvoke>();
        services.AddSingleton<IInvoke, LinkInvoke>();
        services.AddSingleton<TeamsRenderer>();
        services.AddSingleton<IActivityRenderer>(provider => provider.GetRequiredService<TeamsRenderer>());
        services.AddSingleton<IOutbox, TeamsOutbox>();
        services.AddSingleton<ITeamsRoster, TeamsRoster>();
        services.AddSingleton<TeamsPlaces>();
        services.AddSingleton<IConversationDirectory, TeamsDirectory>();
        return services;
    }
}
