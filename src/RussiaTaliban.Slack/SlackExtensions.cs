using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Feedback;
using RussiaTaliban.Chat.Inbox;
using RussiaTaliban.Chat.Installations;
using RussiaTaliban.Chat.Privacy;
using RussiaTaliban.Chat.Sharing;
using RussiaTaliban.Slack.Conversation;
using RussiaTaliban.Slack.Requests;
using RussiaTaliban.Slack.SocketMode;

namespace RussiaTaliban.Slack;

/// <summary>The Slack channel, for the host: one line registers it, one line maps its addresses.</summary>
public static class SlackExtensions
{
    /// <summary>Registers the channel where <c>Slack:Transport</c> names a transport, and nothing otherwise.</summary>
    /// <param name="configuration">The whole configuration; the section is <see cref="SlackOptions.Section"/>.</param>
    /// <param name="publicAddress">The address of this service's pages, ending in a slash. Called each time a link is made.</param>
    public static IServiceCollection AddSlack(
        this IServiceCollection services, IConfiguration configuration, Func<IServiceProvider, Uri> publicAddress)
    {
        if (!SlackOptions.IsOn(configuration))
        {
            return services;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<SlackOptions>().Bind(configuration.GetSection(SlackOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SlackOptions>, SlackOptionsValidator>();
        services.AddSingleton<SlackStatus>();
        if (SlackOptions.KeepsTokens(configuration))
        {
            services.AddDataProtection();
        }

        AddWebApi(services);
        AddConversation(services, publicAddress);
        AddInbound(services);
        return services;
    }

    /// <summary>Maps /slack/events, /slack/commands, /slack/interactivity and, where administrators install the app, /slack/install and /slack/oauth, where <see cref="AddSlack"/> registered the channel.</summary>
    public static IEndpointRouteBuilder MapSlack(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetService<SlackStatus>() is not null)
        {
            SlackEndpoints.Map(endpoints);
            InstallEndpoints.Map(endpoints);
        }

        return endpoints;
    }

    private static void AddWebApi(IServiceCollection services)
    {
        // A redirect could carry the token elsewhere.
        services.AddHttpClient(SlackCaller.ClientName, client => client.Timeout = TimeSpan.FromSeconds(15))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        services.AddSingleton<SlackCaller>();
        services.AddSingleton<SlackOAuth>();
        services.AddSingleton<InstallFlow>();
        services.AddSingleton<SlackInstallations>();
        services.AddSingleton<SlackTokens>();
        services.AddHostedService(provider => provider.GetRequiredService<SlackTokens>());
        services.TryAddSingleton<IInstallationStore, InMemoryInstallationStore>();
        services.AddSingleton<SlackClient>();
        services.AddSingleton<ISetupCheck, BotTokenSetup>();
        services.AddSingleton<ISetupCheck, AppTokenSetup>();
    }

    private static void AddConversation(IServiceCollection services, Func<IServiceProvider, Uri> publicAddress)
    {
        services.TryAddSingleton<IFeedbackStore, InMemoryFeedbackStore>();
        services.TryAddSingleton(provider => new ReaderLinks(() => publicAddress(provider)));
        services.TryAddSingleton<ReceiptLooks>();
        services.AddSingleton<SlackRenderer>();
        services.AddSingleton<ModalViews>();
        services.AddSingleton<HomeView>();
        services.AddSingleton<SlackPeople>();
        services.AddSingleton<SlackHints>();
        services.AddSingleton<IPersonalCache>(provider => provider.GetRequiredService<SlackPeople>());
        services.AddSingleton<IPersonalCache>(provider => provider.GetRequiredService<SlackHints>());
        services.AddSingleton<SlackTurnReader>();
        services.AddSingleton<SlackPostings>();
        services.AddSingleton<RecentQuestions>();
        services.AddSingleton<SlackPane>();
        services.AddSingleton<SlackGreeting>();
        services.AddSingleton<SlackConversations>();
        services.AddSingleton<SlackCommands>();
        services.AddSingleton<SlackClicks>();
        services.AddSingleton<SlackModals>();
        services.AddSingleton<SlackHome>();
        services.AddSingleton<SlackUnfurls>();
        services.AddSingleton<ICorpusScope, SlackScope>();
        services.AddSingleton<IOutbox, SlackOutbox>();
        services.AddSingleton<IConversationDirectory, SlackDirectory>();
    }

    private static void AddInbound(IServiceCollection services)
    {
        services.TryAddSingleton<ISlackHandler, SlackHandler>();
        services.TryAddSingleton<IInbox, InMemoryInbox>();
        services.AddSingleton<InboundQueue>();
        services.AddSingleton<InboxWorker>();
        services.AddPersonPace();
        services.AddSingleton<Audience>();
        services.AddSingleton<InboundIntake>();
        services.AddSingleton<SlackRequestReader>();
        // The host stops these in reverse: first no connection brings anything new, then inbox and queue drain.
        services.AddHostedService(provider => provider.GetRequiredService<InboxWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<InboundQueue>());
        services.AddHostedService<TokenCheck>();
        services.AddHostedService<SocketModeService>();
    }
}
