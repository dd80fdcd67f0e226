using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace RussiaTaliban.BotFramework;

/// <summary>Tells every fault of the section at once, before the port opens.</summary>
internal sealed class BotFrameworkOptionsValidator(IHostEnvironment environment) : IValidateOptions<BotFrameworkOptions>
{
    public ValidateOptionsResult Validate(string? name, BotFrameworkOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> Faults(BotFrameworkOptions options)
    {
        if (options.Enabled == false)
        {
            yield break;
        }

        if (options.HasCredentials)
        {
            var credentials = new[] { options.ClientSecret is not null, options.CertificatePath is not null, options.ManagedIdentity }.Count(given => given);
            if (credentials != 1)
            {
                yield return "BotFramework: give exactly one of ClientSecret, CertificatePath and ManagedIdentity.";
            }

            if (!options.ManagedIdentity && string.IsNullOrWhiteSpace(options.TenantId))
            {
                yield return "BotFramework:TenantId is missing: the tenant in which the bot is registered.";
            }

            if (options.CertificatePath is { } path && !File.Exists(path))
            {
                yield return $"BotFramework:CertificatePath names no file: {path}";
            }
        }
        else if (options.IsMeant && !environment.IsDevelopment())
        {
            yield return "BotFramework:AppId is missing. Outside Development the Bot Framework endpoint is not served without credentials; "
                + "set BotFramework:AppId and a credential, or BotFramework:Enabled to false.";
        }

        foreach (var host in options.TrustedServiceHosts.Where(host => Uri.CheckHostName(host.TrimStart('.')) == UriHostNameType.Unknown))
        {
            yield return $"BotFramework:TrustedServiceHosts: \"{host}\" is not a host name.";
        }

        if (options.OpenIdMetadata is { } metadata && !(metadata.IsAbsoluteUri && (metadata.Scheme == Uri.UriSchemeHttps || metadata.IsLoopback)))
        {
            yield return "BotFramework:OpenIdMetadata must be an https address.";
        }

        if (options.MaxBodyBytes is < 1024 or > 10 * 1024 * 1024)
        {
            yield return "BotFramework:MaxBodyBytes must be 1,024 to 10,485,760.";
        }

        if (options.MaxPendingTurns is < 1 or > 10_000)
        {
            yield return "BotFramework:MaxPendingTurns must be 1 to 10,000.";
        }
    }
}
