using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;
using RussiaTaliban.BotFramework.Authentication;

namespace RussiaTaliban.BotFramework.Connector;

/// <summary>Tokens from Entra through the Microsoft Authentication Library, which caches them and renews them before they end.</summary>
internal sealed class MsalTokenSource : ITokenSource
{
    private readonly Func<CancellationToken, Task<AuthenticationResult>>? _acquire;

    public MsalTokenSource(IOptions<BotFrameworkOptions> options, IMsalHttpClientFactory http)
    {
        var settings = options.Value;
        if (!settings.HasCredentials)
        {
            return;
        }

        var resource = BotCloud.Of(settings.Cloud).TokenResource;
        if (settings.ManagedIdentity)
        {
            var identity = ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(settings.AppId))
                .WithHttpClientFactory(http)
                .Build();
            _acquire = cancellationToken => identity.AcquireTokenForManagedIdentity(resource).ExecuteAsync(cancellationToken);
            return;
        }

        var builder = ConfidentialClientApplicationBuilder.Create(settings.AppId)
            .WithAuthority(new Uri(BotCloud.Of(settings.Cloud).LoginHost, settings.TenantId))
            .WithHttpClientFactory(http);
        var client = settings.CertificatePath is { } path
            ? builder.WithCertificate(X509Certificate2.CreateFromPemFile(path)).Build()
            : builder.WithClientSecret(settings.ClientSecret).Build();
        _acquire = cancellationToken => client.AcquireTokenForClient([resource + "/.default"]).ExecuteAsync(cancellationToken);
    }

    public async Task<string?> GetAsync(CancellationToken cancellationToken) =>
        _acquire is null ? null : (await _acquire(cancellationToken)).AccessToken;
}
