using System.Text.Json.Nodes;
using RussiaTaliban.Slack;

namespace RussiaTaliban.FunctionalTests.Slack;

/// <summary>What happens to the app when its token does.</summary>
public abstract partial class SlackJourneyTests
{
    [Fact]
    public async Task Token_Revoked_StopsAndShowsInHealth()
    {
        await using var world = await SlackWorld.StartAsync(transport);
        await Eventually.TrueAsync(() => world.Status.State == SlackState.Ready);
        world.Slack.TokenIsRevoked = true;
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Mention(Question));
        await Eventually.TrueAsync(() => world.Status.State == SlackState.Revoked);
        var health = await world.Http.GetStringAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("token_revoked", health, StringComparison.Ordinal);
        Assert.Contains("degraded", health, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scope_Missing_IsNamedInHealth()
    {
        await using var world = await SlackWorld.StartAsync(transport, prepare: slack => slack.Scopes = "chat:write,commands");
        await Eventually.TrueAsync(() => world.Status.State == SlackState.MissingScope);
        Assert.Contains("users:read", world.Status.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("chat:write", world.Status.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task App_Uninstalled_IsNotCalledAfter()
    {
        await using var world = await SlackWorld.StartAsync(transport);
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Event(new JsonObject { ["type"] = "app_uninstalled" }));
        Assert.Equal(SlackState.Revoked, world.Status.State);
    }
}
