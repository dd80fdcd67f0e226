using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RussiaTaliban.Slack.Web;

namespace RussiaTaliban.Slack;

/// <summary>Reports every fault of the section at once, and never repeats a secret's value.</summary>
internal sealed class SlackOptionsValidator(IHostEnvironment environment) : IValidateOptions<SlackOptions>
{
    public ValidateOptionsResult Validate(string? name, SlackOptions options)
    {
        if (options.Transport == SlackTransport.None)
        {
            return ValidateOptionsResult.Success;
        }

        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> Faults(SlackOptions options)
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
            yield return "Slack:SigningSecret is empty: without it anyone could speak as Slack.";
        }

        if (options.Transport == SlackTransport.SocketMode && !options.AppToken.StartsWith("xapp-", StringComparison.Ordinal))
        {
            yield return "Slack:AppToken must be the app-level token, which starts with xapp-.";
        }

        if (!TrustedHosts.IsApi(options.ApiBaseAddress, environment.IsDevelopment()))
        {
            yield return "Slack:ApiBaseAddress must be https://slack.com/api/ (in Development also an address on loopback), with a slash at its end.";
        }

        if (options.Connections is < 1 or > 10)
        {
            yield return "Slack:Connections must be 1 to 10.";
        }

        if (options.QueueCapacity is < 1 or > 100_000)
        {
            yield return "Slack:QueueCapacity must be 1 to 100,000.";
        }

        if (options.RetryBudget < TimeSpan.Zero || options.RetryBudget > TimeSpan.FromHours(1))
        {
            yield return "Slack:RetryBudget must be zero to one hour.";
        }

        if (options.MessagePace < TimeSpan.Zero || options.MessagePace > TimeSpan.FromSeconds(10))
        {
            yield return "Slack:MessagePace must be zero to 10 seconds.";
        }
    }
}
