using System.CommandLine;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using RussiaTaliban.Briefing.Lexicon;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Host.Composition;
using RussiaTaliban.Terminal;

namespace RussiaTaliban.Host.CommandLine;

/// <summary>Serves until stopped.</summary>
internal static class ServeCommand
{
    public static void Configure(RootCommand root, SharedOptions shared)
    {
        var urls = new Option<string?>("--urls") { Description = $"The addresses to listen on (default {ServiceHost.DefaultUrl})", HelpName = "URL" };
        root.Options.Add(urls);
        root.SetAction((parsed, cancellationToken) => ServeAsync(
            new ServiceSettings(parsed.GetRequiredValue(shared.Corpus))
            {
                Urls = parsed.GetValue(urls),
                Environment = parsed.GetValue(shared.Environment),
                DataDirectory = parsed.GetRequiredValue(shared.Data),
            },
            cancellationToken));
    }

    private static async Task<int> ServeAsync(ServiceSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            var app = ServiceHost.Build(settings);
            await using (app.ConfigureAwait(false))
            {
                var searcher = app.Services.GetRequiredService<LiveSearcher>();
                if (await searcher.ReloadAsync(cancellationToken).ConfigureAwait(false) == ReloadOutcome.Faulty)
                {
                    return Failure.Tell(searcher.Faults);
                }

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
        catch (IOException fault) when (fault.InnerException is SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return Failure.Tell([$"{fault.Message} Choose another address with --urls"]);
        }
    }
}
