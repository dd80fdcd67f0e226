namespace RussiaTaliban.Slack;

/// <summary>Checks the section where Slack is in use.</summary>
internal sealed class SlackOptionsValidator(IHostEnvironment environment) : OptionsCheck<SlackOptions>(SlackOptions.Section)
{
    protected override bool IsUsed(SlackOptions options) => options.Transport != SlackTransport.None;

    protected override IEnumerable<string> Faults(SlackOptions options)
    {
        if (!Enum.IsDefined(options.Transport))
        {
            yield return "Slack:Transport must be None, Http or SocketMode.";
        }

        if (!options.BotToken.StartsWith("xoxb-", StringComparison.Ordinal))
        {
            yield return "Slack:BotToken must be the bot token, which starts with xoxb-.";
        }

        if (options.Transport == SlackTransport.Http && string.IsNullOrWhiteSpace(options.SigningSecret))
        {
            yield return "Slack:SigningSecret is empty: without it, anyone could impersonate Slack.";
        }

        if (options.Transport == SlackTransport.SocketMode && !options.AppToken.StartsWith("xapp-", StringComparison.Ordinal))
        {
            yield return "Slack:AppToken must be the app-level token, which starts with xapp-.";
        }

        if (!TrustedHosts.IsApi(options.ApiBaseAddress, environment.IsDevelopment()))
        {
            yield return "Slack:ApiBaseAddress must be https://slack.com/api/ (in Development also an address on loopback), ending in a slash.";
        }
    }
}
