using System.Security.Cryptography.X509Certificates;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Logging.Abstractions;

namespace RussiaTaliban.BotFramework.Authentication;

/// <summary>
/// Chooses the SDK's credentials that the options name. Their tokens come from Entra through the Microsoft Authentication Library, which caches and renews them.
/// </summary>
internal static class BotCredentials
{
    /// <summary>The HTTP client that asks for tokens.</summary>
    public const string ClientName = "entra";

    /// <param name="options">Which credential.</param>
    /// <param name="client">Asks for the tokens; lives as long as the credentials.</param>
    public static ServiceClientCredentialsFactory Of(BotFrameworkOptions options, HttpClient client) => options switch
    {
        { HasCredentials: false } => new PasswordServiceClientCredentialFactory(),
        { ManagedIdentity: true } => new ManagedIdentityServiceClientCredentialsFactory(options.AppId, client, NullLogger.Instance),
        { CertificatePath: { } path } =>
            new CertificateServiceClientCredentialsFactory(X509Certificate2.CreateFromPemFile(path), options.AppId, options.TenantId, client, NullLogger.Instance),
        _ => new PasswordServiceClientCredentialFactory(options.AppId, options.ClientSecret, options.TenantId, client, NullLogger.Instance),
    };
}
