using RussiaTaliban.Slack;

namespace RussiaTaliban.FunctionalTests.Slack;

public sealed class SlackOverSocketModeTests() : SlackJourneyTests(SlackTransport.SocketMode)
{
    [Fact]
    public async Task Start_HoldsTheConfiguredNumberOfConnections()
    {
        await using var world = await SlackWorld.StartAsync(SlackTransport.SocketMode, new() { ["Slack:Connections"] = "3" });
        await Eventually.TrueAsync(() => world.Slack.Sockets.Count == 3);
    }

    [Fact]
    public async Task Refresh_Asked_OpensTheNextBeforeTheOldIsLetGo()
    {
        await using var world = await SlackWorld.StartAsync(SlackTransport.SocketMode);
        await Eventually.TrueAsync(() => world.Slack.Sockets.Count == 2);
        await world.Slack.Sockets.AskForRefreshAsync();
        await Eventually.TrueAsync(() =>
        {
            Assert.True(world.Slack.Sockets.Count >= 2);
            return world.Slack.Sockets.Opened == 4 && world.Slack.Sockets.Count == 2;
        });
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Mention("help"));
        await world.Slack.NextAsync("chat.postMessage");
    }

    [Fact]
    public async Task Connection_Lost_IsOpenedAgain()
    {
        await using var world = await SlackWorld.StartAsync(SlackTransport.SocketMode, new() { ["Slack:Connections"] = "1" });
        await Eventually.TrueAsync(() => world.Slack.Sockets.Count == 1);
        world.Slack.Sockets.DropAll();
        await Eventually.TrueAsync(() => world.Slack.Sockets is { Opened: 2, Count: 1 });
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Mention("help"));
        await world.Slack.NextAsync("chat.postMessage");
    }
}
