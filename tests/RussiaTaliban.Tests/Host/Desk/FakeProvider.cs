using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace RussiaTaliban.Tests.Host.Desk;

/// <summary>An OpenID Connect provider as small as one can be: its document, its key, a page that signs everybody in at once, and codes that are good once and with their PKCE verifier only.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    public const string ClientId = "desk-client";
    public const string ClientSecret = "desk-client-secret";

    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "one" };
    private readonly Dictionary<string, (string Nonce, string Challenge)> _codes = [];
    private WebApplication _app = null!;

    public string Authority => _app.Urls.First();

    /// <summary>Who signs in, and what is told of them.</summary>
    public Dictionary<string, object> Claims { get; } = new() { ["sub"] = "ann-1", ["email"] = "ann@example.org", ["email_verified"] = true };

    /// <summary>What was asked of it: the query of the last authorization.</summary>
    public IQueryCollection? Asked { get; private set; }

    public static async Task<FakeProvider> StartAsync()
    {
        var provider = new FakeProvider();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = provider._app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = provider.Authority,
            authorization_endpoint = provider.Authority + "/authorize",
            token_endpoint = provider.Authority + "/token",
            jwks_uri = provider.Authority + "/keys",
        }));
        app.MapGet("/keys", () => Results.Json(new { keys = new[] { provider.PublicKey() } }));
        app.MapGet("/authorize", (HttpRequest request) => provider.Authorize(request));
        app.MapPost("/token", (HttpRequest request) => provider.TokenAsync(request));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private object PublicKey()
    {
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(_key);
        return new { kty = "RSA", use = "sig", kid = key.Kid, n = key.N, e = key.E };
    }

    private IResult Authorize(HttpRequest request)
    {
        Asked = request.Query;
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (request.Query["nonce"]!, request.Query["code_challenge"]!);
        return Results.Redirect($"{request.Query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(request.Query["state"]!)}");
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync(TestContext.Current.CancellationToken);
        if (!_codes.Remove(form["code"].ToString(), out var begun)
            || form["client_id"] != ClientId || form["client_secret"] != ClientSecret
            || Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != begun.Challenge)
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
        }

        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Authority,
            Audience = ClientId,
            Claims = new Dictionary<string, object>(Claims) { ["nonce"] = begun.Nonce },
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
        });
        return Results.Json(new { access_token = "unused", token_type = "Bearer", id_token = token });
    }
}
