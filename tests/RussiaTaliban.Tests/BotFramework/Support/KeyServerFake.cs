using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace RussiaTaliban.Tests.BotFramework.Support;

/// <summary>The Bot Framework's key server, on Kestrel: OpenID metadata and keys with endorsements. Keys can be added, and it can fail.</summary>
internal sealed class KeyServerFake : IAsyncDisposable
{
    // Making a key takes long; tests differ in what a key vouches for, not in its bits.
    private static readonly RSA[] Keys = [.. Enumerable.Range(0, 4).Select(_ => RSA.Create(2048))];

    private readonly WebApplication _app;
    private readonly Dictionary<string, (RsaSecurityKey Key, string[]? Endorsements)> _keys = [];

    private int _made;

    private KeyServerFake(WebApplication app) => _app = app;

    public bool IsDown { get; set; }

    public int Reads { get; private set; }

    public Uri Metadata => new(_app.Urls.First() + "/metadata");

    public static async Task<KeyServerFake> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new KeyServerFake(app);
        app.MapGet("/metadata", server.MetadataAsync);
        app.MapGet("/keys", server.KeysAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>Makes a key and announces it.</summary>
    /// <param name="id">The key id.</param>
    /// <param name="endorsements">The channels it vouches for; null leaves the member out.</param>
    public SigningCredentials AddKey(string id, params string[]? endorsements)
    {
        var key = new RsaSecurityKey(Keys[_made++ % Keys.Length]) { KeyId = id };
        _keys[id] = (key, endorsements);
        return new SigningCredentials(key, SecurityAlgorithms.RsaSha256);
    }

    /// <summary>A token that lets its bearer in, or one that is changed so that it does not.</summary>
    public static string Token(SigningCredentials key, DateTimeOffset now, Action<SecurityTokenDescriptor> change)
    {
        var descriptor = new SecurityTokenDescriptor
        {
            NotBefore = now.UtcDateTime.AddMinutes(-1),
            Expires = now.UtcDateTime.AddMinutes(60),
            SigningCredentials = key,
        };
        change(descriptor);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    public void RemoveKey(string id) => _keys.Remove(id);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private IResult MetadataAsync()
    {
        Reads++;
        return IsDown ? Results.StatusCode(503) : Results.Text($$"""{"issuer":"https://api.botframework.com","jwks_uri":"{{_app.Urls.First()}}/keys"}""", "application/json");
    }

    private IResult KeysAsync()
    {
        var keys = new JsonArray();
        foreach (var (id, (key, endorsements)) in _keys)
        {
            var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(key);
            var item = new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = id, ["n"] = jwk.N, ["e"] = jwk.E };
            if (endorsements is not null)
            {
                item["endorsements"] = new JsonArray([.. endorsements.Select(name => JsonValue.Create(name))]);
            }

            keys.Add(item);
        }

        return Results.Text(new JsonObject { ["keys"] = keys }.ToJsonString(), "application/json");
    }
}
