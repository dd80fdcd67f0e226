using Microsoft.Extensions.Options;
using RussiaTaliban.BotFramework;
using RussiaTaliban.Slack;
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
            || SlackOptions.IsOn(configuration)
            || configuration.GetValue<bool?>($"{DirectLineOptions.Section}:{nameof(DirectLineOptions.Enabled)}") == true;
        return isMeant || environment.IsDevelopment() ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(Fault);
    }
}
