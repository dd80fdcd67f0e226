using System.Security.Cryptography.X509Certificates;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using RussiaTaliban.BotFramework;

namespace RussiaTaliban.BotBuilder;

/// <summary>This project's credentials as the SDK takes them. Without any, the SDK asks for no token and sends none.</summary>
internal static class SdkAuthentication
{
    public static BotFrameworkAuthentication Create(BotFrameworkOptions options)
    {
        var service = options.Cloud == BotCloudName.USGovernment ? GovernmentAuthenticationConstants.ChannelService : null;
        var cloud = new Dictionary<string, string?> { ["ChannelService"] = service };
        return new ConfigurationBotFrameworkAuthentication(new ConfigurationBuilder().AddInMemoryCollection(cloud).Build(), Credentials(options));
    }

    private static ServiceClientCredentialsFactory Credentials(BotFrameworkOptions options) => options switch
    {
        { HasCredentials: false } => new PasswordServiceClientCredentialFactory(),
        { ManagedIdentity: true } => new ManagedIdentityServiceClientCredentialsFactory(options.AppId),
        { CertificatePath: { } path } => new CertificateServiceClientCredentialsFactory(X509Certificate2.CreateFromPemFile(path), options.AppId, options.TenantId),
        _ => new PasswordServiceClientCredentialFactory(options.AppId, options.ClientSecret, options.TenantId, null, null),
    };
}
