using System.Security.Claims;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using RussiaTaliban.BotFramework.Connector;

namespace RussiaTaliban.BotFramework.Authentication;

/// <summary>
/// The SDK's seam for proving callers and making connectors, with this bot's own checks in it: who calls was proven before the body was read, and no token leaves
/// before the address is looked at. Everything else that the SDK could do here (streaming, sign-in) stays shut.
/// </summary>
internal sealed class StrictAuthentication(
    ServiceClientCredentialsFactory credentials, ServiceAddresses addresses, CallerTokens tokens, IHttpClientFactory clients, IOptions<BotFrameworkOptions> options)
    : BotFrameworkAuthentication
{
    /// <summary>Stands for an address that is not trusted: a name that RFC 2606 keeps from ever being one.</summary>
    private static readonly Uri Nowhere = new("https://untrusted.invalid/");

    private ServiceClientCredentials? _credentials;

    private BotCloud Cloud => BotCloud.Of(options.Value.Cloud);

    /// <summary>What the SDK wants to know about a caller that the endpoint has let in.</summary>
    public AuthenticateRequestResult Proven(Activity activity)
    {
        var identity = new ClaimsIdentity(
            options.Value.AppId is { } id
                ? [new Claim(AuthenticationConstants.AudienceClaim, id), new Claim(AuthenticationConstants.ServiceUrlClaim, activity.ServiceUrl ?? "")]
                : [],
            "Bearer");
        return new AuthenticateRequestResult { ClaimsIdentity = identity, Audience = Cloud.TokenResource, ConnectorFactory = CreateConnectorFactory(identity) };
    }

    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken) =>
        (await tokens.ProveAsync(authHeader, cancellationToken)).Caller is { } caller && caller.MaySpeakFor(activity.ChannelId, activity.ServiceUrl)
            ? Proven(activity)
            : throw new UnauthorizedAccessException();

    public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(string authHeader, string channelIdHeader, CancellationToken cancellationToken) =>
        throw new UnauthorizedAccessException();

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => new Connectors(this);

    public override Task<UserTokenClient> CreateUserTokenClientAsync(ClaimsIdentity claimsIdentity, CancellationToken cancellationToken) =>
        Task.FromResult<UserTokenClient>(new NoUserTokens());

    private async Task<ServiceClientCredentials> CredentialsAsync(CancellationToken cancellationToken) =>
        _credentials ??= await credentials.CreateCredentialsAsync(
            options.Value.AppId, Cloud.TokenResource, Cloud.LoginTemplate, validateAuthority: true, cancellationToken);

    private sealed class Connectors(StrictAuthentication owner) : ConnectorFactory
    {
        public override async Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken)
        {
            var client = new ConnectorClient(
                owner.Trusted(serviceUrl), new LateCredentials(await owner.CredentialsAsync(cancellationToken)), owner.Client(), disposeHttpClient: false);
            client.SerializationSettings.StringEscapeHandling = Newtonsoft.Json.StringEscapeHandling.EscapeHtml;
            return client;
        }
    }

    private Uri Trusted(string serviceUrl) => addresses.Trusted(serviceUrl) ?? Nowhere;

    private HttpClient Client() => clients.CreateClient(OutgoingHandler.ClientName);

    /// <summary>This bot signs nobody in.</summary>
    private sealed class NoUserTokens : UserTokenClient
    {
        public override Task<TokenResponse> GetUserTokenAsync(
            string userId, string connectionName, string channelId, string magicCode, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task<SignInResource> GetSignInResourceAsync(
            string connectionName, Activity activity, string finalRedirect, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task SignOutUserAsync(string userId, string connectionName, string channelId, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override Task<TokenStatus[]> GetTokenStatusAsync(string userId, string channelId, string includeFilter, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override Task<Dictionary<string, TokenResponse>> GetAadTokensAsync(
            string userId, string connectionName, string[] resourceUrls, string channelId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task<TokenResponse> ExchangeTokenAsync(
            string userId, string connectionName, string channelId, TokenExchangeRequest exchangeRequest, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
