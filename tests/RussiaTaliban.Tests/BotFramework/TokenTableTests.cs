using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;
using RussiaTaliban.BotFramework.Connector;
using RussiaTaliban.Tests.BotFramework.Support;

namespace RussiaTaliban.Tests.BotFramework;

/// <summary>
/// The table of tokens that was tried on four implementations (the plain SDK answered 500 to nine and sent this bot's token to a foreign address twice): what the
/// SDK's adapter, as this bot sets it up, answers, whether the bot replies, and to whom its token goes.
/// </summary>
public sealed class TokenTableTests : IAsyncLifetime
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";
    private const string Tenant = "99999999-8888-7777-6666-555555555555";
    private const string Trusted = "https://smba.trafficmanager.net/emea/";
    private const string Evil = "https://evil.example/";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private readonly Connector _connector = new();
    private readonly BotFake _bot = BotFake.Saying(activity => "re: " + activity.Text);
    private KeyServerFake _keys = null!;
    private SigningCredentials _key = null!;
    private SigningCredentials _bareKey = null!;

    public async ValueTask InitializeAsync()
    {
        _keys = await KeyServerFake.StartAsync();
        _key = _keys.AddKey("key-1", "msteams");
        _bareKey = _keys.AddKey("key-2", null);
    }

    public async ValueTask DisposeAsync()
    {
        await _keys.DisposeAsync();
        _connector.Dispose();
    }

    [Theory]
    [InlineData("valid", 202, true)]
    [InlineData("wrong audience", 401)]
    [InlineData("wrong issuer", 401)]
    [InlineData("expired 10 min", 401)]
    [InlineData("not yet valid (10 min)", 401)]
    [InlineData("unsigned (signature cut)", 401)]
    [InlineData("alg none", 401)]
    [InlineData("HS256 with public key", 401)]
    [InlineData("unknown kid", 401)]
    [InlineData("known kid, other key", 401)]
    [InlineData("no serviceurl claim", 401)]
    [InlineData("serviceurl differs (activity evil)", 403)]
    [InlineData("serviceurl claim evil = activity evil", 202)]
    [InlineData("serviceUrl missing in activity", 403)]
    [InlineData("key without endorsements", 403)]
    [InlineData("channel not endorsed (telegram)", 403)]
    [InlineData("channelId missing", 403)]
    [InlineData("activity of another tenant", 403)]
    [InlineData("activity of another tenant, told by the channel", 403)]
    [InlineData("activity of the own tenant", 202, true)]
    [InlineData("same activity twice", 202, true)]
    [InlineData("emulator token, issuer sts d6d4", 401)]
    [InlineData("emulator token + evil serviceUrl", 401)]
    [InlineData("skill token (v2, azp other app)", 401)]
    [InlineData("garbage token", 401)]
    [InlineData("garbage token 2", 401)]
    [InlineData("Basic", 401)]
    [InlineData("no header", 401)]
    [InlineData("bearer in lower case", 202, true)]
    [InlineData("gov: valid", 202, true)]
    [InlineData("gov: public issuer at gov bot", 401)]
    [InlineData("gov: wrong audience", 401)]
    [InlineData("rotated key (new kid, published now)", 202, true)]
    [InlineData("outage: known key", 202, true)]
    [InlineData("outage: unknown kid", 401)]
    [InlineData("key server down since the start, valid token", 503)]
    [InlineData("key server back, 3 s later", 202, true)]
    public async Task Post_EveryCaseOfTheTable_IsAnsweredStrictly(string name, int status, bool replies = false)
    {
        await using var service = await StartAsync(name.StartsWith("gov", StringComparison.Ordinal) ? "USGovernment" : "Public");
        var (header, body) = (Header(name), Body(name));
        switch (name)
        {
            case "same activity twice":
                (await service.PostAsync(body, header)).Dispose();
                break;
            case "rotated key (new kid, published now)":
                (await service.PostAsync(Body("other").Replace("\"1\"", "\"0\"", StringComparison.Ordinal), "Bearer " + Token(_bareKey))).Dispose();
                _time.Advance(TimeSpan.FromMinutes(2));
                header = "Bearer " + Token(_keys.AddKey("key-3", "msteams"));
                break;
            case "outage: known key" or "outage: unknown kid":
                (await service.PostAsync(Body("other").Replace("\"1\"", "\"0\"", StringComparison.Ordinal), "Bearer " + Token(_bareKey))).Dispose();
                _keys.IsDown = true;
                _time.Advance(TimeSpan.FromMinutes(2));
                header = name == "outage: known key" ? header : "Bearer " + Token(_keys.AddKey("key-4", "msteams"));
                break;
            case "key server down since the start, valid token":
                _keys.IsDown = true;
                break;
            case "key server back, 3 s later":
                _keys.IsDown = true;
                Assert.Equal(HttpStatusCode.ServiceUnavailable, (await service.PostAsync(body, header)).StatusCode);
                _keys.IsDown = false;
                _time.Advance(TimeSpan.FromSeconds(3));
                break;
        }

        using var response = await service.PostAsync(body, header);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);

        // What was taken in is finished before the service stops; only then is it certain what was not done.
        await service.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(status == 202 ? 1 : 0, _bot.Handled.Count);
        Assert.Equal(replies ? 1 : 0, _connector.Asked.Count);
        Assert.All(_connector.Asked, asked => Assert.Equal(("smba.trafficmanager.net", "Bearer " + CredentialsFake.Token), (asked.Host, asked.Authorization)));
        Assert.Equal(status == 503, response.Headers.RetryAfter is not null);
        Assert.DoesNotContain("secret words", service.Captured.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", service.Captured.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("77777777-0000-0000-0000-000000000000")]
    public async Task Post_ActivityOfATenantOnTheList_IsAnswered(string listed)
    {
        await using var service = await StartAsync("Public", listed);

        using var response = await service.PostAsync(Body("activity of another tenant"), Header("valid"));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    private Task<MessagesService> StartAsync(string cloud, string? tenants = null) => MessagesService.StartAsync(
        _bot,
        new Dictionary<string, string?>
        {
            ["AppId"] = AppId,
            ["TenantId"] = Tenant,
            ["ClientSecret"] = "not-a-secret",
            ["Cloud"] = cloud,
            ["TrustedServiceHosts:0"] = "smba.trafficmanager.net",
            ["OpenIdMetadata"] = _keys.Metadata.AbsoluteUri,
            ["AllowedTenants:0"] = tenants,
        },
        _time,
        "Production",
        services => services.AddHttpClient(OutgoingHandler.ClientName).ConfigurePrimaryHttpMessageHandler(() => _connector));

    private string? Header(string name) => name switch
    {
        "wrong audience" or "gov: wrong audience" => "Bearer " + Token(_key, audience: "somebody-else", cloud: name),
        "wrong issuer" => "Bearer " + Token(_key, issuer: "https://evil.example"),
        "expired 10 min" => "Bearer " + Token(_key, from: -70, until: -10),
        "not yet valid (10 min)" => "Bearer " + Token(_key, from: 10, until: 70),
        "unsigned (signature cut)" => "Bearer " + Token(_key)[..(Token(_key).LastIndexOf('.') + 1)],
        "alg none" => "Bearer " + Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT","kid":"key-1"}""") + "." + Token(_key).Split('.')[1] + ".",
        "HS256 with public key" => "Bearer " + Token(new SigningCredentials(
            new SymmetricSecurityKey(((RsaSecurityKey)_key.Key).Rsa.ExportRSAPublicKey()) { KeyId = "key-1" }, SecurityAlgorithms.HmacSha256)),
        "unknown kid" => "Bearer " + Token(Stranger("key-9")),
        "known kid, other key" => "Bearer " + Token(Stranger("key-1")),
        "no serviceurl claim" => "Bearer " + Token(_key, serviceUrl: null),
        "serviceurl claim evil = activity evil" => "Bearer " + Token(_key, serviceUrl: Evil),
        "key without endorsements" => "Bearer " + Token(_bareKey),
        "emulator token, issuer sts d6d4" or "emulator token + evil serviceUrl" => "Bearer " + Token(_key, issuer: "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"),
        "skill token (v2, azp other app)" => "Bearer " + Token(_key, issuer: $"https://login.microsoftonline.com/{Tenant}/v2.0"),
        "garbage token" => "Bearer not.a.token",
        "garbage token 2" => "Bearer ....",
        "Basic" => "Basic dXNlcjpwYXNz",
        "no header" => null,
        "bearer in lower case" => "bearer " + Token(_key),
        "gov: public issuer at gov bot" => "Bearer " + Token(_key),
        _ => "Bearer " + Token(_key, cloud: name),
    };

    private static string Body(string name)
    {
        const string Usual = """{"type":"message","id":"1","text":"secret words","channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/emea/","from":{"id":"u"},"recipient":{"id":"b"},"conversation":{"id":"c"}}""";
        return name switch
        {
            "serviceurl differs (activity evil)" or "serviceurl claim evil = activity evil" or "emulator token + evil serviceUrl" => Usual.Replace(Trusted, Evil, StringComparison.Ordinal),
            "serviceUrl missing in activity" => Usual.Replace($"\"serviceUrl\":\"{Trusted}\",", "", StringComparison.Ordinal),
            "channel not endorsed (telegram)" => Usual.Replace("msteams", "telegram", StringComparison.Ordinal),
            "channelId missing" => Usual.Replace("\"channelId\":\"msteams\",", "", StringComparison.Ordinal),
            "activity of another tenant" => Usual.Replace("""{"id":"c"}""", """{"id":"c","tenantId":"77777777-0000-0000-0000-000000000000"}""", StringComparison.Ordinal),
            "activity of another tenant, told by the channel" =>
                Usual.Replace("\"id\":\"1\"", "\"id\":\"1\",\"channelData\":{\"tenant\":{\"id\":\"77777777-0000-0000-0000-000000000000\"}}", StringComparison.Ordinal),
            "activity of the own tenant" => Usual.Replace("""{"id":"c"}""", $$"""{"id":"c","tenantId":"{{Tenant.ToUpperInvariant()}}"}""", StringComparison.Ordinal),
            "other" => Usual.Replace("msteams", "telegram", StringComparison.Ordinal),
            _ => Usual,
        };
    }

    private string Token(
        SigningCredentials key, string? issuer = null, string audience = AppId, string? serviceUrl = Trusted, int from = -1, int until = 60, string cloud = "") =>
        KeyServerFake.Token(key, _time.GetUtcNow(), token =>
        {
            token.Issuer = issuer ?? (cloud.StartsWith("gov", StringComparison.Ordinal) ? "https://api.botframework.us" : "https://api.botframework.com");
            token.Audience = audience;
            token.NotBefore = _time.GetUtcNow().UtcDateTime.AddMinutes(from);
            token.Expires = _time.GetUtcNow().UtcDateTime.AddMinutes(until);
            token.Claims = serviceUrl is null ? new Dictionary<string, object>() : new Dictionary<string, object> { ["serviceurl"] = serviceUrl };
        });

    private static SigningCredentials Stranger(string keyId) => new(new RsaSecurityKey(RSA.Create(2048)) { KeyId = keyId }, "RS256");

    /// <summary>Stands for the whole internet: keeps where requests go and with which token, and takes everything.</summary>
    private sealed class Connector : HttpMessageHandler
    {
        public ConcurrentQueue<(string Host, string? Authorization)> Asked { get; } = new();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Enqueue((request.RequestUri!.Host, request.Headers.Authorization?.ToString()));
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"id":"1"}""") });
        }
    }
}
