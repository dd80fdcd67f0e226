using System.Net;
using Microsoft.Extensions.Options;
using RussiaTaliban.WebChat.DirectLine;
using static RussiaTaliban.Tests.WebChat.DirectLine.DirectLineService;

namespace RussiaTaliban.Tests.WebChat.DirectLine;

/// <summary>Who gets in, and how far.</summary>
public sealed class DirectLineAccessTests
{
    private const string Secret = "0123456789abcdef0123456789abcdef";

    private static readonly Dictionary<string, string?> Production = new() { ["Enabled"] = "true", ["Secret"] = Secret };

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("Host", "evil.example.org")]
    [InlineData("Origin", "https://evil.example.org")]
    [InlineData("Origin", "null")]
    public async Task OpenDoor_InDevelopment_IsShutToOtherMachinesAndSites(string header, string value)
    {
        await using var service = await DirectLineService.StartAsync();

        await ReadAsync(await service.SendAsync(HttpMethod.Post, "tokens/generate", headers: (header, value)), HttpStatusCode.Unauthorized);
        await ReadAsync(await service.SendAsync(HttpMethod.Post, "conversations", headers: (header, value)), HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Channel_OutsideDevelopment_IsOffUntilConfigured()
    {
        await using var service = await DirectLineService.StartAsync(environment: "Production");

        using var response = await service.SendAsync(HttpMethod.Post, "tokens/generate");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Channel_OutsideDevelopment_DoesNotStartWithoutASecret()
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => DirectLineService.StartAsync(
            new() { ["Enabled"] = "true", ["MaxActivities"] = "1", ["TokenLifetime"] = "00:00:01", ["SigningKey"] = "c2hvcnQ=" }, "Production"));

        Assert.Equal(4, fault.Failures.Count());
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("0123456789abcdef0123456789abcdeF", HttpStatusCode.Forbidden)]
    [InlineData("c.conversation.user.99999999999.forged", HttpStatusCode.Forbidden)]
    public async Task Token_AskedForWithoutTheSecret_IsRefused(string? shown, HttpStatusCode expected)
    {
        await using var service = await DirectLineService.StartAsync(Production, "Production");

        await ReadAsync(await service.SendAsync(HttpMethod.Post, "tokens/generate", shown), expected);
    }

    [Fact]
    public async Task Secret_OpensEveryConversation_AndATokenOnlyItsOwn()
    {
        await using var service = await DirectLineService.StartAsync(Production, "Production");
        var mine = await ReadAsync(await service.SendAsync(HttpMethod.Post, "tokens/generate", Secret, new { user = new { id = "dl_me" } }), HttpStatusCode.OK);
        var other = await ReadAsync(await service.SendAsync(HttpMethod.Post, "conversations", Secret), HttpStatusCode.Created);

        using var bySecret = await service.SendAsync(HttpMethod.Get, $"conversations/{Id(other)}/activities", Secret);
        Assert.Equal(HttpStatusCode.OK, bySecret.StatusCode);
        await ReadAsync(await service.SendAsync(HttpMethod.Get, $"conversations/{Id(other)}/activities", Token(mine)), HttpStatusCode.Forbidden);
        await ReadAsync(await service.SendAsync(HttpMethod.Get, "conversations/unknown", Secret), HttpStatusCode.NotFound);
        await ReadAsync(await service.SendAsync(HttpMethod.Post, "tokens/generate", Token(mine)), HttpStatusCode.Forbidden);
        Assert.Equal("dl_me", new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(Token(mine)).Subject);
    }

    /// <summary>Subscriptions belong to an id, and "forget me" deletes what it has: only who holds the secret may say whose id it is.</summary>
    [Theory]
    [InlineData("tokens/generate")]
    [InlineData("conversations")]
    public async Task Anonymous_BesideASecret_GetsAnIdThatNobodyElseCanTake(string path)
    {
        await using var service = await DirectLineService.StartAsync(new(Production) { ["Anonymous"] = "true" }, "Production");
        async Task<string> UserAsync(string? shown, object? body)
        {
            using var response = await service.SendAsync(HttpMethod.Post, path, shown, body);
            Assert.True(response.IsSuccessStatusCode);
            using var told = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            return new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(Token(told.RootElement)).Subject;
        }

        Assert.Equal("dl_ann", await UserAsync(Secret, new { user = new { id = "dl_ann" } }));
        var first = await UserAsync(null, new { user = new { id = "dl_ann" } });
        var second = await UserAsync(null, new { user = new { id = first } });

        Assert.Equal(3, new HashSet<string> { "dl_ann", first, second }.Count);
        Assert.StartsWith("dl_", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_ExpiresUnlessRefreshed()
    {
        await using var service = await DirectLineService.StartAsync();
        var conversation = await service.BeginAsync();
        service.Time.Advance(TimeSpan.FromMinutes(29));
        var refreshed = await ReadAsync(await service.SendAsync(HttpMethod.Post, "tokens/refresh", Token(conversation)), HttpStatusCode.OK);
        service.Time.Advance(TimeSpan.FromMinutes(2));

        await ReadAsync(await service.SendAsync(HttpMethod.Post, "tokens/refresh", Token(conversation)), HttpStatusCode.Forbidden);
        await ReadAsync(await service.SendAsync(HttpMethod.Get, $"conversations/{Id(conversation)}", Token(conversation)), HttpStatusCode.Forbidden);
        await ReadAsync(await service.SendAsync(HttpMethod.Get, $"conversations/{Id(conversation)}", Token(refreshed)), HttpStatusCode.OK);
    }

    [Fact]
    public async Task Token_WithAnyCharacterChanged_IsRefused()
    {
        await using var service = await DirectLineService.StartAsync();
        var token = Token(await service.BeginAsync());
        for (var i = 0; i < token.Length - 1; i += 7)
        {
            var forged = string.Concat(token.AsSpan(0, i), token[i] == 'x' ? "y" : "x", token.AsSpan(i + 1));
            await ReadAsync(await service.SendAsync(HttpMethod.Post, "tokens/refresh", forged), HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task StreamToken_OpensTheStreamOnlyAndOnlySoon()
    {
        await using var service = await DirectLineService.StartAsync();
        var conversation = await service.BeginAsync();
        var stream = conversation.GetProperty("streamUrl").GetString()!;
        var streamToken = stream[(stream.IndexOf("t=", StringComparison.Ordinal) + 2)..];

        await ReadAsync(await service.SendAsync(HttpMethod.Get, $"conversations/{Id(conversation)}", streamToken), HttpStatusCode.Forbidden);
        await ReadAsync(await service.SendAsync(HttpMethod.Get, $"conversations/{Id(conversation)}/stream?t={streamToken}"), HttpStatusCode.BadRequest);
        await ReadAsync(await service.SendAsync(HttpMethod.Get, $"conversations/{Id(conversation)}/stream?t={Token(conversation)}"), HttpStatusCode.Forbidden);
        service.Time.Advance(Tokens.StreamLifetime);
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => OpenStreamAsync(stream));
    }

    [Fact]
    public async Task SigningKey_Configured_KeepsTokensOverARestartAndTheConversationGoesOn()
    {
        var settings = new Dictionary<string, string?> { ["SigningKey"] = Convert.ToBase64String(new byte[32]) };
        await using var before = await DirectLineService.StartAsync(settings);
        var conversation = await before.BeginAsync();
        var seen = await before.ReadActivitiesAsync(conversation, atLeast: 1);
        await using var after = await DirectLineService.StartAsync(settings);

        await ReadAsync(await after.SendAsync(HttpMethod.Get, $"conversations/{Id(conversation)}?watermark={seen.GetProperty("watermark").GetString()}", Token(conversation)), HttpStatusCode.OK);
        await after.SayAsync(conversation, "still there?");
        var set = await after.ReadActivitiesAsync(conversation, atLeast: 2, seen.GetProperty("watermark").GetString()!);

        Assert.Equal(["still there?", "You said: still there?"], Texts(set));
    }
}
