using Microsoft.Bot.Connector.Authentication;
using Microsoft.Rest;

namespace RussiaTaliban.Tests.BotFramework.Support;

/// <summary>Credentials whose token anybody can recognise where it must not be.</summary>
/// <param name="fault">What the SDK throws where it has no token; null if it has one.</param>
internal sealed class CredentialsFake(Exception? fault = null) : ServiceClientCredentialsFactory
{
    public const string Token = "outbound-token";

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
        Task.FromResult<ServiceClientCredentials>(fault is null ? new TokenCredentials(Token) : new NoToken(fault));

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => Task.FromResult(true);

    private sealed class NoToken(Exception fault) : ServiceClientCredentials
    {
        public override Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromException(fault);
    }
}
