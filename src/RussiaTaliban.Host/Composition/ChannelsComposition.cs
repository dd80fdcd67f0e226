using Microsoft.Extensions.Options;
using RussiaTaliban.BotFramework;
using RussiaTaliban.Slack;
using RussiaTaliban.Teams;
using RussiaTaliban.WebChat.DirectLine;

namespace RussiaTaliban.Host.Composition;

/// <summary>Every channel: a new one is a line in each method, and in <see cref="ChannelRequirement"/>.</summary>
internal static class ChannelsComposition
{
    public static void AddChannels(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        var configuration = builder.Configuration;
        services.AddSlack(configuration, PublicAddressOf);
        services.AddBotFramework(configuration.GetSection(BotFrameworkOptions.Section));
        services.AddBriefingBot();
        services.AddTeams(PublicAddressOf);
        services.AddDirectLine(configuration.GetSection(DirectLineOptions.Section));
        services.AddSingleton<IValidateOptions<BotFrameworkOptions>, ChannelRequirement>();
        services.AddSingleton<IValidateOptions<PublicAddressOptions>, PublicAddressRequirement>();
    }

    public static void MapChannels(this WebApplication app)
    {
        app.MapSlack();
        app.MapBotFramework();
        app.MapDirectLine();
    }

    private static Uri PublicAddressOf(IServiceProvider services) => services.GetRequiredService<PublicAddress>().Value;
}

/// <summary>
/// A service that nobody could talk to does not start: outside Development some channel must be configured. BotFramework:Enabled set to false says that the pages
/// alone are meant.
/// </summary>
internal sealed class ChannelRequirement(IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<BotFrameworkOptions>
{
    private const string Fault =
        "No channel is configured, so nobody could ask anything. Set BotFramework:AppId and a credential (Teams), Slack:Transport (Slack) or DirectLine:Enabled "
        + "(the chat page); or BotFramework:Enabled to false, to serve only the pages. On your own machine, --environment Development needs none.";

    public ValidateOptionsResult Validate(string? name, BotFrameworkOptions options)
    {
        var isMeant = options.Enabled is not null
            || options.AppId is not null
            || SlackOptions.IsOn(configuration)
            || configuration.GetValue<bool?>($"{DirectLineOptions.Section}:{nameof(DirectLineOptions.Enabled)}") == true;
        return isMeant || environment.IsDevelopment() ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(Fault);
    }
}

/// <summary>Citations in Slack open pages of this service on other people's machines: outside Development their address must be said.</summary>
internal sealed class PublicAddressRequirement(IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<PublicAddressOptions>
{
    private const string Fault =
        "PublicUrl is missing: citations in Slack are links to this service, and nobody else could open them. Set it to the address under which people open its pages, "
        + "for example https://briefing.example.org.";

    public ValidateOptionsResult Validate(string? name, PublicAddressOptions options) =>
        environment.IsDevelopment() || !SlackOptions.IsOn(configuration) || !string.IsNullOrEmpty(options.PublicUrl)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(Fault);
}
