using Microsoft.Extensions.Options;
using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.DirectLine;

namespace RussiaTaliban.Host.Composition;

/// <summary>
/// A service that nobody could talk to does not start: outside Development some channel must be configured. BotFramework:Enabled set to false says that the pages
/// alone are meant.
/// </summary>
internal sealed class SomeChannel(IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<BotFrameworkOptions>
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
