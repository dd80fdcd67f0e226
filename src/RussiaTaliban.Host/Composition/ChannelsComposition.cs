using Microsoft.Extensions.Options;
using RussiaTaliban.BotFramework;
using RussiaTaliban.Slack;
using RussiaTaliban.Slack.Conversation;
using RussiaTaliban.Slack.Requests;
using RussiaTaliban.Teams;
using RussiaTaliban.WebChat.DirectLine;

namespace RussiaTaliban.Host.Composition;

/// <summary>The Bot Framework's endpoint and what answers on it; Direct Line hands its activities to the same handler.</summary>
internal static class BotFrameworkComposition
{
    public static void AddBotFramework(this IHostApplicationBuilder builder)
    {
        builder.Services.AddBotFramework(builder.Configuration.GetSection(BotFrameworkOptions.Section));
        builder.Services.AddSingleton<IValidateOptions<BotFrameworkOptions>, ChannelRequirement>();
        builder.Services.AddBriefingBot();
        builder.Services.AddTeams(services => services.GetRequiredService<PublicAddress>().Value);
    }
}

/// <summary>The Direct Line channel in the service itself, which the chat page uses.</summary>
internal static class DirectLineComposition
{
    public static void AddDirectLine(this IHostApplicationBuilder builder) =>
        builder.Services.AddDirectLine(builder.Configuration.GetSection(DirectLineOptions.Section));
}

/// <summary>Slack, where <c>Slack:Transport</c> says Http or SocketMode; nothing of it otherwise.</summary>
internal static class SlackComposition
{
    public static void AddSlack(this IHostApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(SlackOptions.Section);
        if (!IsOn(builder.Configuration))
        {
            return;
        }

        var channel = builder.Configuration.GetSection(SlackChannelOptions.Section);
        builder.Services.Configure<SlackOptions>(section);
        builder.Services.Configure<SlackChannelOptions>(channel);
        builder.Services.AddSlack(SlackFeatures.ScopesFor(
            unfurls: channel.GetValue<bool?>(nameof(SlackChannelOptions.UnfurlLinks)) ?? IsOver(builder.Configuration, SlackTransport.Http),
            followUps: channel.GetValue<bool>(nameof(SlackChannelOptions.FollowUpsInThreads))));
        builder.Services.AddSlackChannel(services => services.GetRequiredService<PublicAddress>().Value);
    }

    public static void MapSlack(this WebApplication app)
    {
        if (IsOn(app.Configuration))
        {
            SlackEndpoints.MapSlack(app);
        }
    }

    /// <summary>Whether Slack is meant. A word that is no transport is passed on, so that validation can tell it with the other faults.</summary>
    public static bool IsOn(IConfiguration configuration) =>
        configuration[$"{SlackOptions.Section}:{nameof(SlackOptions.Transport)}"] is { Length: > 0 } transport
        && !IsOver(configuration, SlackTransport.None);

    private static bool IsOver(IConfiguration configuration, SlackTransport transport) =>
        string.Equals(configuration[$"{SlackOptions.Section}:{nameof(SlackOptions.Transport)}"], transport.ToString(), StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// A service that nobody could talk to does not start: outside Development some channel must be configured. BotFramework:Enabled set to false says that the pages
/// alone are meant.
/// </summary>
internal sealed class ChannelRequirement(IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<BotFrameworkOptions>
{
    private const string Fault =
        "No channel is configured, so nobody could ask anything. Set BotFramework:AppId and a credential (Teams), Slack:Transport (Slack) or DirectLine:Enabled "
        + "(the chat page); or BotFramework:Enabled to false, to serve the pages alone. On your own machine, --environment Development needs none.";

    public ValidateOptionsResult Validate(string? name, BotFrameworkOptions options)
    {
        var isMeant = options.Enabled is not null
            || options.AppId is not null
            || SlackComposition.IsOn(configuration)
            || configuration.GetValue<bool?>($"{DirectLineOptions.Section}:{nameof(DirectLineOptions.Enabled)}") == true;
        return isMeant || environment.IsDevelopment() ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(Fault);
    }
}
