using System.CommandLine;
using RussiaTaliban.Teams.Package;
using RussiaTaliban.Terminal;

namespace RussiaTaliban.Host.CommandLine;

/// <summary><c>teams-package</c>: the app package for Teams with this installation's ids and addresses.</summary>
internal static class TeamsPackageCommand
{
    public static Command Create()
    {
        var appId = new Option<string>("--app-id") { Description = "The bot's application (client) ID", HelpName = "GUID", Required = true };
        var host = new Option<string>("--host") { Description = "The public host name of this service", HelpName = "NAME", Required = true };
        var output = new Option<string>("--output")
        { Description = "Where the package is written (default briefing.zip)", HelpName = "FILE", DefaultValueFactory = _ => "briefing.zip" };
        var developer = new Option<string>("--developer") { Description = "The developer's name, shown in Teams (default: the host name)", HelpName = "NAME" };
        var privacy = new Option<string?>("--privacy-url") { Description = "Your privacy statement (default: the service's start page)", HelpName = "URL" };
        var terms = new Option<string?>("--terms-url") { Description = "Your terms of use (default: the service's start page)", HelpName = "URL" };
        var command = new Command("teams-package", "Creates the app package to upload to Teams") { appId, host, output, developer, privacy, terms };
        command.SetAction((parsed, cancellationToken) =>
        {
            var name = parsed.GetRequiredValue(host);
            var values = new TeamsPackageValues(parsed.GetRequiredValue(appId), name, parsed.GetValue(developer) ?? name[..Math.Min(name.Length, 32)])
            {
                PrivacyUrl = parsed.GetValue(privacy),
                TermsUrl = parsed.GetValue(terms),
            };
            return WriteAsync(values, parsed.GetRequiredValue(output), cancellationToken);
        });
        return command;
    }

    private static async Task<int> WriteAsync(TeamsPackageValues values, string path, CancellationToken cancellationToken)
    {
        if (TeamsPackage.Faults(values) is { Count: > 0 } faults)
        {
            return Failure.Tell(faults);
        }

        try
        {
            using var package = new MemoryStream();
            TeamsPackage.Write(package, values);
            await File.WriteAllBytesAsync(path, package.ToArray(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Failure.Tell([fault.Message]);
        }

        await Console.Out.WriteLineAsync($"{path}: upload it in Teams under Apps, Manage your apps, Upload an app".AsMemory(), cancellationToken).ConfigureAwait(false);
        return 0;
    }
}
