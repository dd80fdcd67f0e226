using System.CommandLine;
using RussiaTaliban.Terminal;

namespace RussiaTaliban.Host.CommandLine;

/// <summary><c>probe</c>: a health check for images that have neither a shell nor curl.</summary>
internal static class ProbeCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public static Command Create()
    {
        var url = new Argument<string>("url") { Description = "The address to request, for example http://127.0.0.1:8080/health/live" };
        var command = new Command("probe", "Requests an address of a running service; exits with 0 if the response is 200, otherwise with 4") { url };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                using var client = new HttpClient { Timeout = Patience };
                using var response = await client.GetAsync(new Uri(parsed.GetRequiredValue(url)), cancellationToken).ConfigureAwait(false);
                return response.IsSuccessStatusCode ? 0 : ExitCodes.Failed;
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or UriFormatException or NotSupportedException)
            {
                return Failure.Tell([fault.Message]);
            }
        });
        return command;
    }
}
