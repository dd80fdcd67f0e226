using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace RussiaTaliban.Slack;

/// <summary>The section <c>Slack</c>. Its faults are all told at once, before the port opens.</summary>
public sealed class SlackOptions
{
    public const string Section = "Slack";

    /// <summary>Default <see cref="SlackTransport.None"/>: Slack is off.</summary>
    public SlackTransport Transport { get; set; }

    /// <summary>The app's signing secret ("Basic Information"). Needed for <see cref="SlackTransport.Http"/>; an empty one is refused at start.</summary>
    public string SigningSecret { get; set; } = "";

    /// <summary>The bot token, <c>xoxb-…</c> ("OAuth &amp; Permissions"). Needed for both transports.</summary>
    public string BotToken { get; set; } = "";

    /// <summary>The app-level token, <c>xapp-…</c>, with <c>connections:write</c>. Needed for <see cref="SlackTransport.SocketMode"/>.</summary>
    public string AppToken { get; set; } = "";

    /// <summary>Where the Web API is; ends in a slash. Default https://slack.com/api/. Another host is accepted only in Development, on loopback.</summary>
    public Uri ApiBaseAddress { get; set; } = new("https://slack.com/api/");

    /// <summary>Socket Mode connections held at a time, 1 to 10 (Slack's own limit). Default 2, so that a refresh of one leaves another.</summary>
    public int Connections { get; set; } = 2;

    /// <summary>Deliveries taken but not yet handled, 1 to 100,000. Default 1,000. When full a delivery is not acknowledged, and Slack repeats it.</summary>
    public int QueueCapacity { get; set; } = 1_000;

    /// <summary>How long one Web API call may go on waiting for Slack's rate limit, zero to one hour. Default 2 minutes.</summary>
    public TimeSpan RetryBudget { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Least time between two messages to one conversation, zero to 10 seconds. Default 1 second, which is Slack's documented pace.</summary>
    public TimeSpan MessagePace { get; set; } = TimeSpan.FromSeconds(1);
}

/// <summary>How Slack's deliveries reach this process.</summary>
public enum SlackTransport
{
    /// <summary>Slack is not used; nothing is asked of Slack and the endpoints answer 404. The default.</summary>
    None,

    /// <summary>Slack calls our public address; every request is signed with the signing secret.</summary>
    Http,

    /// <summary>We hold WebSocket connections open to Slack; no public address is needed.</summary>
    SocketMode,
}

/// <param name="Required">The bot scopes that the features in use need, e.g. <c>chat:write</c>.</param>
public sealed record SlackScopes(IReadOnlyList<string> Required);

/// <summary>The only places that this assembly ever calls. A forged payload must not be able to send a token or a reply elsewhere.</summary>
internal static class SlackAddresses
{
    public static bool IsApi(Uri address, bool development) =>
        address.IsAbsoluteUri
        && address.AbsolutePath.EndsWith('/')
        && (address == new Uri("https://slack.com/api/") || (development && IsLoopback(address, "http", "https")));

    public static bool IsResponseUrl(Uri address, bool development) =>
        address.IsAbsoluteUri
        && ((address.Scheme == "https" && address.IsDefaultPort && address.Host == "hooks.slack.com" && address.UserInfo.Length == 0)
            || (development && IsLoopback(address, "http", "https")));

    public static bool IsSocket(Uri address, bool development) =>
        address.IsAbsoluteUri
        && ((address.Scheme == "wss" && address.Host.EndsWith(".slack.com", StringComparison.Ordinal))
            || (development && IsLoopback(address, "ws", "wss")));

    private static bool IsLoopback(Uri address, params ReadOnlySpan<string> schemes) =>
        address.IsLoopback && schemes.Contains(address.Scheme);
}

/// <summary>Tells every fault of the section at once; a secret's value is never repeated.</summary>
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

        if (!SlackAddresses.IsApi(options.ApiBaseAddress, environment.IsDevelopment()))
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
