using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Web;
using Microsoft.IdentityModel.JsonWebTokens;
using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Authentication;
using RussiaTaliban.BotFramework.Connector;

namespace RussiaTaliban.Tests.BotFramework;

/// <summary>How the SDK's credentials ask for the token that goes to the Connector. Entra and the identity endpoint are played; nothing leaves this machine.</summary>
public sealed class BotCredentialTests : IDisposable
{
    private const string TenantId = "99999999-8888-7777-6666-555555555555";

    /// <summary>The SDK's credentials of one process share their tokens: each test is a bot of its own.</summary>
    private readonly string _appId = Guid.NewGuid().ToString();

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
        var options = new BotFrameworkOptions { AppId = _appId, TenantId = TenantId, ClientSecret = "s3cret", Cloud = cloud };

        Assert.Equal("token-1", await TokenAsync(options));
        Assert.Equal("token-1", await TokenAsync(options));

        var (address, form) = Assert.Single(_entra.Asked);
        Assert.Equal($"https://{host}/{TenantId}/oauth2/v2.0/token", address.GetLeftPart(UriPartial.Path));
        Assert.Equal(("client_credentials", _appId, "s3cret", scope), (form["grant_type"], form["client_id"], form["client_secret"], form["scope"]));
    }

    [Fact]
    public async Task Get_Certificate_SignsItsRequestAndSendsNoSecret()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=briefing", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        _folder.Write("bot.pem", certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        var options = new BotFrameworkOptions { AppId = _appId, TenantId = TenantId, CertificatePath = Path.Combine(_folder.Path, "bot.pem") };

        Assert.Equal("token-1", await TokenAsync(options));

        var (_, form) = Assert.Single(_entra.Asked);
        Assert.Null(form["client_secret"]);
        var assertion = new JsonWebToken(form["client_assertion"]);
        Assert.Equal((_appId, _appId), (assertion.Issuer, assertion.Subject));
        var proof = await new JsonWebTokenHandler().ValidateTokenAsync(
            form["client_assertion"],
            new() { IssuerSigningKey = new Microsoft.IdentityModel.Tokens.X509SecurityKey(certificate), ValidIssuer = _appId, ValidateAudience = false });
        Assert.True(proof.IsValid, proof.Exception?.Message);
    }

    [Fact]
    public async Task Get_ManagedIdentity_AsksTheMachineForTheIdentityOfTheBot()
    {
        var options = new BotFrameworkOptions { AppId = _appId, ManagedIdentity = true };

        Assert.Equal("token-1", await TokenAsync(options));

        var address = _entra.Asked[^1].Address;
        var query = HttpUtility.ParseQueryString(address.Query);
        Assert.Equal(("169.254.169.254", "https://api.botframework.com", _appId), (address.Host, query["resource"], query["client_id"]));
    }

    [Fact]
    public async Task Get_NoCredentials_IsNoTokenAndAsksNobody()
    {
        Assert.Null(await TokenAsync(new BotFrameworkOptions()));
        Assert.Empty(_entra.Asked);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, """{"error":"invalid_client"}""", false)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "", true)]
    public async Task Get_EntraRefuses_SaysWhetherALaterTryMaySucceed(HttpStatusCode status, string body, bool isRetryable)
    {
        _entra.Instead = () => new HttpResponseMessage(status) { Content = new StringContent(body) };

        var fault = await Assert.ThrowsAnyAsync<Exception>(() => TokenAsync(new BotFrameworkOptions { AppId = _appId, TenantId = TenantId, ClientSecret = "s3cret" }));

        Assert.Equal(isRetryable, Exchange.OfMsal(fault)?.IsRetryable);
        Assert.DoesNotContain("s3cret", fault.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The token that a request to the Connector would go out with.</summary>
    private async Task<string?> TokenAsync(BotFrameworkOptions options)
    {
        var cloud = BotCloud.Of(options.Cloud);
        var credentials = await BotCredentials.Of(options, new HttpClient(_entra, disposeHandler: false))
            .CreateCredentialsAsync(options.AppId, cloud.TokenResource, cloud.LoginTemplate, validateAuthority: true, Cancellation);
        using var request = new HttpRequestMessage();
        await credentials.ProcessHttpRequestAsync(request, Cancellation);
        return request.Headers.Authorization?.Parameter;
    }

    /// <summary>Answers every request for a token, and keeps what was asked. Of other names of the cloud's hosts it knows none.</summary>
    private sealed class Entra : HttpMessageHandler
    {
        public List<(Uri Address, System.Collections.Specialized.NameValueCollection Form)> Asked { get; } = [];

        public Func<HttpResponseMessage>? Instead { get; set; }

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
