using RussiaTaliban.Slack.Conversation;

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

        if (options.OAuth.IsOn)
        {
            foreach (var fault in Faults(options.OAuth, options.BotToken))
            {
                yield return fault;
            }
        }
        else if (!options.BotToken.StartsWith("xoxb-", StringComparison.Ordinal))
        {
            yield return "Slack:BotToken must be the bot token, which starts with xoxb-. (Where administrators of several workspaces install the app, set Slack:OAuth:ClientId instead.)";
        }

        if (options.Transport == SlackTransport.Http && string.IsNullOrWhiteSpace(options.SigningSecret))
        {
            yield return "Slack:SigningSecret is empty: without it, anyone could impersonate Slack.";
        }

        if (options.Transport == SlackTransport.SocketMode && !options.AppToken.StartsWith("xapp-", StringComparison.Ordinal))
        {
            yield return "Slack:AppToken must be the app-level token, which starts with xapp-.";
        }

        foreach (var entry in options.Channel.Articles.Where(entry => SlackScope.Read(entry) is null))
        {
            yield return $"Slack:Channel:Articles: “{entry}” must be a channel's ID, an equals sign, and slugs with commas between them.";
        }

        if (!TrustedHosts.IsApi(options.ApiBaseAddress, environment.IsDevelopment()))
        {
            yield return "Slack:ApiBaseAddress must be https://slack.com/api/ (in Development also an address on loopback), ending in a slash.";
        }
    }

    private static IEnumerable<string> Faults(SlackOAuthOptions oauth, string botToken)
    {
        if (botToken.Length > 0)
        {
            yield return "Slack:BotToken and Slack:OAuth:ClientId exclude each other: either one workspace is configured, or workspaces install the app.";
        }

        if (string.IsNullOrWhiteSpace(oauth.ClientSecret))
        {
            yield return "Slack:OAuth:ClientSecret is empty: without it, Slack issues no tokens.";
        }

        if (oauth.Installers.Count == 0)
        {
            yield return "Slack:OAuth:Installers is empty: name the workspaces (T…) or organisations (E…) that may install the app, or * for every one.";
        }
    }
}
