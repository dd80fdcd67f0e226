using System.CommandLine;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using RussiaTaliban.Briefing.Lexicon;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat;
using RussiaTaliban.Host.Composition;
using RussiaTaliban.Storage;
using RussiaTaliban.Terminal;

namespace RussiaTaliban.Host.CommandLine;

/// <summary>Serves until stopped.</summary>
internal static class ServeCommand
{
    private static readonly TimeSpan DatabasePatience = TimeSpan.FromSeconds(5);

    /// <summary><c>serve</c>: what the program does without a command, by its name.</summary>
    public static Command Create(SharedOptions shared)
    {
        var command = new Command("serve", "Serves the chat page and the channels until stopped");
        Configure(command, shared);
        return command;
    }

    public static void Configure(Command root, SharedOptions shared)
    {
        var urls = new Option<string?>("--urls") { Description = $"The addresses to listen on (default {ServiceHost.DefaultUrl})", HelpName = "URL" };
        root.Options.Add(urls);
        root.SetAction((parsed, cancellationToken) => ServeAsync(
            new ServiceSettings(parsed.GetRequiredValue(shared.Corpus))
            {
                Urls = parsed.GetValue(urls),
                Environment = HostingEnvironment.Of(parsed.GetValue(shared.Environment), parsed.GetValue(shared.EnvironmentDefault)),
                DataDirectory = parsed.GetRequiredValue(shared.Data),
            },
            parsed.GetValue(shared.Strict),
            cancellationToken));
    }

    /// <summary>A database that is away or slow keeps nobody from serving; it is looked at again at its first use.</summary>
    private static async Task<string?> FindNewerSchemaAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            return services.GetService<Database>() is { } database
                ? await database.FindNewerAsync(cancellationToken).WaitAsync(DatabasePatience, services.GetRequiredService<TimeProvider>(), cancellationToken).ConfigureAwait(false)
                : null;
        }
        catch (Exception fault) when (fault is StorageUnavailableException or TimeoutException)
        {
            return null;
        }
    }

    private static async Task<int> ServeAsync(ServiceSettings settings, bool strict, CancellationToken cancellationToken)
    {
        try
        {
            if (BusyAddress.Of(settings.Urls ?? ServiceHost.DefaultUrl) is { } busy)
            {
                return Failure.Tell([$"{busy} is in use by another program. Choose another address with --urls"]);
            }

            var app = ServiceHost.Build(settings);
            await using (app.ConfigureAwait(false))
            {
                var searcher = app.Services.GetRequiredService<LiveSearcher>();
                var outcome = await searcher.ReloadAsync(cancellationToken).ConfigureAwait(false);
                if (outcome == ReloadOutcome.Faulty || (strict && searcher.StrictFaults.Count > 0))
                {
                    return Failure.Tell(strict ? searcher.StrictFaults : searcher.Faults);
                }

                if (await FindNewerSchemaAsync(app.Services, cancellationToken).ConfigureAwait(false) is { } newer)
                {
                    return Failure.Tell([$"a newer version of this program has changed the database ({newer}). Use that version, or restore a backup from before the change"]);
                }

                Failure.Warn(searcher.Faults);

                await app.StartAsync(cancellationToken).ConfigureAwait(false);
                await Console.Out.WriteLineAsync($"Chat page: {app.Services.GetRequiredService<PublicAddress>().Value}").ConfigureAwait(false);
                await app.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
            }

            return 0;
        }
        catch (LexiconException fault)
        {
            return Failure.Tell([fault.Message]);
        }
        catch (OptionsValidationException fault)
        {
            return Failure.Tell(fault.Failures);
        }
        catch (AggregateException faults) when (faults.InnerExceptions.All(fault => fault is OptionsValidationException))
        {
            return Failure.Tell(faults.InnerExceptions.Cast<OptionsValidationException>().SelectMany(fault => fault.Failures));
        }
        catch (InvalidOperationException fault) when (fault.InnerException is FormatException && SettingFault.Read(fault.Message) is { } setting)
        {
            return Failure.Tell([setting]);
        }
        catch (FormatException fault) when (fault.Message.StartsWith("Invalid url", StringComparison.Ordinal))
        {
            return Failure.Tell([$"{fault.Message}. An address to listen on looks like {ServiceHost.DefaultUrl}"]);
        }
        catch (IOException fault) when (fault.InnerException is SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return Failure.Tell([$"{fault.Message} Choose another address with --urls"]);
        }
    }
}

/// <summary>Finds out that a port is taken before the server tries it, which would tell so in a page of stack.</summary>
internal static class BusyAddress
{
    /// <summary>The first of the addresses, parted by semicolons, that somebody listens on already; null if none is known to be.</summary>
    public static string? Of(string urls)
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();
        return urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(url => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Port > 0
                && taken.Any(other => other.Port == address.Port && Meets(address.Host, other.Address)));
    }

    private static bool Meets(string host, IPAddress taken) => IPAddress.Any.Equals(taken) || IPAddress.IPv6Any.Equals(taken)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var own) ? own.Equals(taken) : host == "localhost" && IPAddress.IsLoopback(taken));
}

/// <summary>A setting whose value cannot be read, in a line.</summary>
internal static partial class SettingFault
{
    /// <summary>What the configuration binder's message says, with the values that there are where they are few; null for another message.</summary>
    public static string? Read(string message)
    {
        if (Fault().Match(message) is not { Success: true } match)
        {
            return null;
        }

        var type = AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(match.Groups["type"].Value)).FirstOrDefault(found => found is not null);
        var values = type is { IsEnum: true } ? $": it takes {string.Join(", ", Enum.GetNames(type))}" : "";
        return $"{match.Groups["key"].Value} cannot be “{match.Groups["value"].Value}”{values}";
    }

    [GeneratedRegex(@"configuration value '(?<value>[^']*)' at '(?<key>[^']*)' to type '(?<type>[^']*)'", RegexOptions.ExplicitCapture)]
    private static partial Regex Fault();
}
