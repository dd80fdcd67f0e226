using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RussiaTaliban.Tests.BotFramework.Support;

namespace RussiaTaliban.Tests.BotFramework;

/// <summary>The tokens that the official SDK accepts and rejects, over real HTTP with keys of our own.</summary>
public sealed class CallerTokenTests : IAsyncLifetime
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";
    private const string Issuer = "https://api.botframework.com";
    private const string ServiceUrl = "https://smba.trafficmanager.net/emea/";
    private const string Body = """{"type":"message","id":"1","text":"secret words","channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/emea/","from":{"id":"u"},"recipient":{"id":"b"},"conversation":{"id":"c"}}""";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private readonly BotFake _bot = new();
    private KeyServerFake _keys = null!;
    private MessagesService _service = null!;
    private SigningCredentials _key = null!;
    private SigningCredentials _keyWithoutEndorsements = null!;

    public async ValueTask InitializeAsync()
    {
        _keys = await KeyServerFake.StartAsync();
        _key = _keys.AddKey("key-1", "msteams", "webchat");
        _keyWithoutEndorsements = _keys.AddKey("key-2", null);
        _service = await StartAsync("Public");
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _keys.DisposeAsync();
    }

    [Theory]
    [InlineData("valid", 202)]
    [InlineData("lower-case scheme", 202)]
    [InlineData("no header", 401)]
    [InlineData("basic", 401)]
    [InlineData("wrong audience", 401)]
    [InlineData("wrong issuer", 401)]
    [InlineData("expired 6 minutes", 401)]
    [InlineData("expired 4 minutes", 202)]
    [InlineData("service url mismatch", 403)]
    [InlineData("service url claim missing", 401)]
    [InlineData("key without endorsements", 403)]
    [InlineData("channel not endorsed", 403)]
    [InlineData("endorsed other channel", 202)]
    [InlineData("garbage", 401)]
    [InlineData("alg none", 401)]
    [InlineData("bad signature", 401)]
    [InlineData("not before in 6 minutes", 401)]
    [InlineData("not before in 4 minutes", 202)]
    [InlineData("RS512", 202)]
    [InlineData("HS256 with the public key", 401)]
    [InlineData("no expiry", 401)]
    [InlineData("two tokens", 401)]
    public async Task Post_Token_IsAnsweredAsTheTableSays(string token, int status)
    {
        var body = token switch
        {
            "channel not endorsed" => Body.Replace("msteams", "telegram", StringComparison.Ordinal),
            "endorsed other channel" => Body.Replace("msteams", "webchat", StringComparison.Ordinal),
            _ => Body,
        };

        using var response = await _service.PostAsync(body, Header(token));

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        if (status == 202)
        {
            await Eventually.IsTrueAsync(() => _bot.Handled.Count == 1, "the activity is handled");
        }
        else
        {
            Assert.Empty(_bot.Handled);
        }

        Assert.DoesNotContain("secret words", _service.Captured.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", _service.Captured.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no header")]
    [InlineData("expired 6 minutes")]
    [InlineData("bad signature")]
    public async Task Post_BadToken_IsRefusedBeforeTheBodyIsRead(string token)
    {
        using var malformed = await _service.PostAsync("{", Header(token));

        Assert.Equal(HttpStatusCode.Unauthorized, malformed.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await _service.PostEndlesslyAsync("{\"type\":", Header(token)));
    }

    [Fact]
    public async Task Post_KeyRotated_IsPickedUpAtOnce()
    {
        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync(_key));
        var rotated = _keys.AddKey("key-3", "msteams");
        _time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync(rotated));
    }

    [Fact]
    public async Task Post_UnknownKeysInAFlood_AskTheKeyServerOnceAMinute()
    {
        using var stranger = RSA.Create(2048);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(new SigningCredentials(new RsaSecurityKey(stranger) { KeyId = $"x{i}" }, "RS256")));
        }

        Assert.Equal(1, _keys.Reads);
    }

    [Fact]
    public async Task Post_KeyServerDownForAnHour_KnownKeysStandAndUnknownOnesDoNot()
    {
        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync(_key));
        _keys.IsDown = true;
        var unseen = _keys.AddKey("key-4", "msteams");
        for (var minute = 0; minute < 60; minute += 10)
        {
            _time.Advance(TimeSpan.FromMinutes(10));
            Assert.Equal(HttpStatusCode.Accepted, await StatusAsync(_key));
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(unseen));
        }

        _keys.IsDown = false;
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync(unseen));
    }

    [Fact]
    public async Task Post_KeyWithdrawn_IsRefusedAfterTheNextReading()
    {
        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync(_key));
        _keys.RemoveKey("key-1");
        _time.Advance(TimeSpan.FromHours(13));
        await StatusAsync(_key);
        await Eventually.IsTrueAsync(() => _keys.Reads == 2, "the keys are read again");

        await Eventually.IsTrueAsync(() => StatusAsync(_key).GetAwaiter().GetResult() == HttpStatusCode.Unauthorized, "the withdrawn key is refused");
    }

    [Fact]
    public async Task Post_GovernmentCloud_BelievesItsOwnIssuerOnly()
    {
        await using var government = await StartAsync("USGovernment");

        using var own = await government.PostAsync(Body, "Bearer " + Token(_key, issuer: "https://api.botframework.us"));
        using var other = await government.PostAsync(Body, "Bearer " + Token(_key));

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Unauthorized), (own.StatusCode, other.StatusCode));
    }

    [Fact]
    public async Task Post_SameActivityTwice_IsHandledOnce()
    {
        var header = Header("valid");
        using var first = await _service.PostAsync(Body, header);
        using var replayed = await _service.PostAsync(Body, header);
        using var next = await _service.PostAsync(Body.Replace("\"1\"", "\"2\"", StringComparison.Ordinal), header);

        Assert.Equal(HttpStatusCode.Accepted, replayed.StatusCode);
        await Eventually.IsTrueAsync(() => _bot.Handled.Any(activity => activity.Id == "2"), "the later activity is handled");
        Assert.Equal(["1", "2"], _bot.Handled.Select(activity => activity.Id));
    }

    private Task<MessagesService> StartAsync(string cloud) => MessagesService.StartAsync(
        _bot,
        new Dictionary<string, string?>
        {
            ["AppId"] = AppId,
            ["TenantId"] = "99999999-8888-7777-6666-555555555555",
            ["ClientSecret"] = "not-a-secret",
            ["Cloud"] = cloud,
            ["OpenIdMetadata"] = _keys.Metadata.AbsoluteUri,
        },
        _time,
        "Production");

    private async Task<HttpStatusCode> StatusAsync(SigningCredentials key)
    {
        using var response = await _service.PostAsync(Body, "Bearer " + Token(key));
        return response.StatusCode;
    }

    private string? Header(string token) => token switch
    {
        "lower-case scheme" => "bearer " + Token(_key),
        "no header" => null,
        "basic" => "Basic dXNlcjpwYXNz",
        "garbage" => "Bearer not.a.token",
        "wrong audience" => "Bearer " + Token(_key, audience: "somebody-else"),
        "wrong issuer" => "Bearer " + Token(_key, issuer: "https://evil.example"),
        "expired 6 minutes" => "Bearer " + Token(_key, from: -60, until: -6),
        "expired 4 minutes" => "Bearer " + Token(_key, from: -60, until: -4),
        "not before in 6 minutes" => "Bearer " + Token(_key, from: 6),
        "not before in 4 minutes" => "Bearer " + Token(_key, from: 4),
        "service url mismatch" => "Bearer " + Token(_key, serviceUrl: "https://evil.example/"),
        "service url claim missing" => "Bearer " + Token(_key, serviceUrl: null),
        "key without endorsements" => "Bearer " + Token(_keyWithoutEndorsements),
        "alg none" => "Bearer " + Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT","kid":"key-1"}""") + "." + Token(_key).Split('.')[1] + ".",
        "bad signature" => "Bearer " + Tampered(Token(_key)),
        "RS512" => "Bearer " + Token(new SigningCredentials(_key.Key, SecurityAlgorithms.RsaSha512)),
        "HS256 with the public key" => "Bearer " + Token(new SigningCredentials(
            new SymmetricSecurityKey(((RsaSecurityKey)_key.Key).Rsa.ExportRSAPublicKey()) { KeyId = "key-1" }, SecurityAlgorithms.HmacSha256)),
        "no expiry" => "Bearer " + new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            $$"""{"iss":"{{Issuer}}","aud":"{{AppId}}","serviceurl":"{{ServiceUrl}}"}""", _key),
        "two tokens" => "Bearer " + Token(_key) + " " + Token(_key),
        _ => "Bearer " + Token(_key),
    };

    private string Token(
        SigningCredentials key, string issuer = Issuer, string audience = AppId, string? serviceUrl = ServiceUrl, int from = -1, int until = 60)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = now.AddMinutes(from),
            Expires = now.AddMinutes(until),
            SigningCredentials = key,
            Subject = new ClaimsIdentity(serviceUrl is null ? [] : [new Claim("serviceurl", serviceUrl)]),
        });
    }

    private static string Tampered(string token)
    {
        var parts = token.Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace("contoso", "tampered", StringComparison.Ordinal) + " ";
        return $"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}";
    }
}
