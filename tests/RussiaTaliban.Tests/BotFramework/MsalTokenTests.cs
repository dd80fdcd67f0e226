using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Web;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using Microsoft.IdentityModel.JsonWebTokens;
using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Connector;

namespace RussiaTaliban.Tests.BotFramework;

/// <summary>How the authentication library asks for the token that goes to the Connector. Entra and the identity endpoint are played; nothing leaves this machine.</summary>
public sealed class MsalTokenTests : IDisposable
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";
    private const string TenantId = "99999999-8888-7777-6666-555555555555";

    private readonly TemporaryFolder _folder = new();
    private readonly Entra _entra = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _folder.Dispose();
        _entra.Dispose();
    }

    [Theory]
    [InlineData(BotCloudName.Public, "login.microsoftonline.com", "https://api.botframework.com/.default")]
    [InlineData(BotCloudName.USGovernment, "login.microsoftonline.us", "https://api.botframework.us/.default")]
    public async Task Get_Secret_AsksTheTenantOfItsCloudOnce(BotCloudName cloud, string host, string scope)
    {
        var tokens = Tokens(new BotFrameworkOptions { AppId = AppId, TenantId = TenantId, ClientSecret = "s3cret", Cloud = cloud });

        Assert.Equal("token-1", await tokens.GetAsync(Cancellation));
        Assert.Equal("token-1", await tokens.GetAsync(Cancellation));

        var (address, form) = Assert.Single(_entra.Asked);
        Assert.Equal($"https://{host}/{TenantId}/oauth2/v2.0/token", address.GetLeftPart(UriPartial.Path));
        Assert.Equal(("client_credentials", AppId, "s3cret", scope), (form["grant_type"], form["client_id"], form["client_secret"], form["scope"]));
    }

    [Fact]
    public async Task Get_Certificate_SignsItsRequestAndSendsNoSecret()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=briefing", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        _folder.Write("bot.pem", certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        var tokens = Tokens(new BotFrameworkOptions { AppId = AppId, TenantId = TenantId, CertificatePath = Path.Combine(_folder.Path, "bot.pem") });

        Assert.Equal("token-1", await tokens.GetAsync(Cancellation));

        var (_, form) = Assert.Single(_entra.Asked);
        Assert.Null(form["client_secret"]);
        var assertion = new JsonWebToken(form["client_assertion"]);
        Assert.Equal((AppId, AppId), (assertion.Issuer, assertion.Subject));
        var proof = await new JsonWebTokenHandler().ValidateTokenAsync(
            form["client_assertion"],
            new() { IssuerSigningKey = new Microsoft.IdentityModel.Tokens.X509SecurityKey(certificate), ValidIssuer = AppId, ValidateAudience = false });
        Assert.True(proof.IsValid, proof.Exception?.Message);
    }

    [Fact]
    public async Task Get_ManagedIdentity_AsksTheMachineForTheIdentityOfTheBot()
    {
        var tokens = Tokens(new BotFrameworkOptions { AppId = AppId, ManagedIdentity = true });

        Assert.Equal("token-1", await tokens.GetAsync(Cancellation));

        var address = _entra.Asked[^1].Address;
        var query = HttpUtility.ParseQueryString(address.Query);
        Assert.Equal(("169.254.169.254", "https://api.botframework.com", AppId), (address.Host, query["resource"], query["client_id"]));
    }

    [Fact]
    public async Task Get_NoCredentials_IsNoTokenAndAsksNobody()
    {
        Assert.Null(await Tokens(new BotFrameworkOptions()).GetAsync(Cancellation));
        Assert.Empty(_entra.Asked);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, """{"error":"invalid_client"}""", false)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "", true)]
    public async Task Get_EntraRefuses_SaysWhetherALaterTryMaySucceed(HttpStatusCode status, string body, bool isRetryable)
    {
        _entra.Instead = () => new HttpResponseMessage(status) { Content = new StringContent(body) };
        var tokens = Tokens(new BotFrameworkOptions { AppId = AppId, TenantId = TenantId, ClientSecret = "s3cret" });

        var fault = await Assert.ThrowsAnyAsync<MsalException>(() => tokens.GetAsync(Cancellation));

        Assert.Equal(isRetryable, fault.IsRetryable);
        Assert.DoesNotContain("s3cret", fault.ToString(), StringComparison.Ordinal);
    }

    private MsalTokenSource Tokens(BotFrameworkOptions options) => new(Options.Create(options), _entra);

    /// <summary>Answers every request for a token, and keeps what was asked. Of other names of the cloud's hosts it knows none.</summary>
    private sealed class Entra : HttpMessageHandler, IMsalHttpClientFactory
    {
        public List<(Uri Address, System.Collections.Specialized.NameValueCollection Form)> Asked { get; } = [];

        public Func<HttpResponseMessage>? Instead { get; set; }

        public HttpClient GetHttpClient() => new(this, disposeHandler: false);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/discovery/instance", StringComparison.Ordinal))
            {
                return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"metadata":[]}""", new MediaTypeHeaderValue("application/json")) };
            }

            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            Asked.Add((request.RequestUri, HttpUtility.ParseQueryString(body)));
            if (Instead is { } instead)
            {
                return instead();
            }

            var token = $$"""{"token_type":"Bearer","expires_in":"3599","expires_on":"4102444800","resource":"r","access_token":"token-{{Asked.Count}}"}""";
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(token, new MediaTypeHeaderValue("application/json")) };
        }
    }
}
