using Microsoft.Bot.Connector.Authentication;
using Microsoft.Rest;

namespace RussiaTaliban.Tests.BotFramework.Support;

/// <summary>Credentials whose token anybody can recognise where it must not be.</summary>
internal sealed class CredentialsFake : ServiceClientCredentialsFactory
{
    public const string Token = "outbound-token";

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
        Task.FromResult<ServiceClientCredentials>(new TokenCredentials(Token));

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => Task.FromResult(true);
}
