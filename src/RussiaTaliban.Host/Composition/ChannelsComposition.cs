using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using RussiaTaliban.BotFramework;
using RussiaTaliban.Slack;
using RussiaTaliban.Teams;
using RussiaTaliban.WebChat.DirectLine;

namespace RussiaTaliban.Host.Composition;

/// <summary>What the host knows of a channel.</summary>
/// <param name="Settings">What turns it on, for somebody who has turned on none.</param>
/// <param name="IsOn">Whether the configuration asks for it. The channel itself says so.</param>
/// <param name="Add">Registers it.</param>
/// <param name="Map">Maps its addresses where it is served.</param>
internal sealed record HostedChannel(
    string Settings, Func<IConfiguration, bool> IsOn, Action<IServiceCollection, IConfiguration> Add, Action<IEndpointRouteBuilder> Map)
{
    /// <summary>Every channel: a new one is a line here.</summary>
    public static IReadOnlyList<HostedChannel> All { get; } =
    [
        new("BotFramework:AppId and a credential (Teams)", BotFrameworkOptions.IsOn, (services, _) => services.AddTeams(PublicAddressOf), to => to.MapBotFramework()),
        new("Slack:Transport (Slack)", SlackOptions.IsOn, (services, all) => services.AddSlack(all, PublicAddressOf), to => to.MapSlack()) { Linking = "Slack" },
        new("DirectLine:Enabled (the chat page)", DirectLineOptions.IsOn, (services, all) => services.AddDirectLine(all), to => to.MapDirectLine()),
    ];

    /// <summary>Its name where its citations open pages of this service on other people's machines, so that these need an address; null if they need none.</summary>
    public string? Linking { get; init; }

    private static Uri PublicAddressOf(IServiceProvider services) => services.GetRequiredService<PublicAddress>().Value;
}

/// <summary>Puts the channels into the service.</summary>
internal static class ChannelsComposition
{
    /// <param name="builder">The service in the making.</param>
    /// <param name="dataDirectory">The data folder; null where there is none.</param>
    public static void AddChannels(this IHostApplicationBuilder builder, string? dataDirectory)
    {
        var services = builder.Services;
        services.AddOptions<DirectLineOptions>().PostConfigure<IHostEnvironment>((options, environment) =>
            options.SigningKey ??= dataDirectory is not null && (options.Enabled ?? environment.IsDevelopment()) ? DirectLineKeyFile.ReadOrMake(dataDirectory) : null);

        // The wire and the bot behind it, which Teams and the chat page share.
        services.AddBotFramework(builder.Configuration.GetSection(BotFrameworkOptions.Section));
        services.AddBriefingBot();
        foreach (var channel in HostedChannel.All)
        {
            channel.Add(services, builder.Configuration);
        }

        services.AddSingleton<IValidateOptions<BotFrameworkOptions>, ChannelRequirement>();
        services.AddSingleton<IValidateOptions<PublicAddressOptions>, PublicAddressRequirement>();
    }

    public static void MapChannels(this WebApplication app)
    {
        foreach (var channel in HostedChannel.All)
        {
            channel.Map(app);
        }
    }
}

/// <summary>
/// A service that nobody could talk to does not start: outside Development some channel must be configured. BotFramework:Enabled set to false says that the pages
/// alone are meant.
/// </summary>
internal sealed class ChannelRequirement(IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<BotFrameworkOptions>
{
    public ValidateOptionsResult Validate(string? name, BotFrameworkOptions options) =>
        environment.IsDevelopment() || options.Enabled == false || HostedChannel.All.Any(channel => channel.IsOn(configuration))
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"No channel is configured, so nobody could ask anything. Set one of these: {string.Join("; ", HostedChannel.All.Select(channel => channel.Settings))}. "
                + "Or set BotFramework:Enabled to false, to serve only the pages. On your own machine, --environment Development needs none.");
}

/// <summary>Citations that open pages of this service on other people's machines need its address: outside Development it must be said.</summary>
internal sealed class PublicAddressRequirement(IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<PublicAddressOptions>
{
    public ValidateOptionsResult Validate(string? name, PublicAddressOptions options) =>
        !environment.IsDevelopment()
        && string.IsNullOrEmpty(options.PublicUrl)
        && HostedChannel.All.FirstOrDefault(channel => channel.Linking is not null && channel.IsOn(configuration)) is { Linking: { } linking }
            ? ValidateOptionsResult.Fail(
                $"PublicUrl is missing: citations in {linking} are links to this service, and nobody else could open them. Set it to the address under which people open "
                + "its pages, for example https://briefing.example.org.")
            : ValidateOptionsResult.Success;
}

/// <summary>
/// The key that signs the chat page's tokens, where none is configured: kept in the data folder beside the database, readable by the service's account only, so that a
/// conversation goes on after a restart.
/// </summary>
internal static class DirectLineKeyFile
{
    private const string FileName = "direct-line.key";

    private const int KeyBytes = 32;

    /// <summary>The key, base64; null where the folder cannot be read or written: a key for this process then does.</summary>
    public static string? ReadOrMake(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, FileName);
        try
        {
            Directory.CreateDirectory(dataDirectory);
            if (!File.Exists(path))
            {
                // Made whole under another name: whoever starts at the same time reads one key or the other.
                var made = $"{path}.{Environment.ProcessId}";
                var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
                if (!OperatingSystem.IsWindows())
                {
                    options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                }

                try
                {
                    using (var writer = new StreamWriter(made, options))
                    {
                        writer.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)));
                    }

                    File.Move(made, path, overwrite: false);
                }
                finally
                {
                    // There no more where it was moved; a key that lost the race must not lie about.
                    File.Delete(made);
                }
            }

            return TryRead(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return File.Exists(path) ? TryRead(path) : null;
        }
    }

    private static string? TryRead(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim() is { Length: > 0 } key && Convert.TryFromBase64String(key, new byte[key.Length], out var length) && length >= KeyBytes ? key : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
