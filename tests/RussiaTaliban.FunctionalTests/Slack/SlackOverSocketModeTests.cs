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

    [Fact]
    public async Task Frames_OfEveryOddKind_EndNoConnection()
    {
        await using var world = await SlackWorld.StartAsync(SlackTransport.SocketMode, new() { ["Slack:Connections"] = "1" });
        await Eventually.TrueAsync(() => world.Slack.Sockets.Count == 1);
        string[] odd =
        [
            "", "null", "{", "[]", "7", """{"type":null}""", """{"type":"from_the_future"}""", """{"type":"events_api","envelope_id":"e1"}""",
            """{"type":"events_api","envelope_id":"e2","payload":{"type":"event_callback"}}""", """{"type":"events_api","envelope_id":"e3","payload":7}""",
            """{"type":"slash_commands","envelope_id":"e4","payload":{"command":"/brief","text":"","user_id":"U1","channel_id":"C1","response_url":"::","trigger_id":"t"}}""",
            """{"type":"interactive","envelope_id":"e5","payload":{"type":"block_actions","user":{"id":"U1"},"actions":null}}""", new string('x', 2_000_000),
        ];
        foreach (var frame in odd)
        {
            await world.Slack.Sockets.SendRawAsync(frame);
        }

        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Mention("help"));
        await world.Slack.NextAsync("chat.postMessage");
        Assert.Equal(1, world.Slack.Sockets.Opened);
    }

    [Fact]
    public async Task Sockets_Away_ShowsInTheStatus_AndSoDoTheirReturn()
    {
        await using var world = await SlackWorld.StartAsync(SlackTransport.SocketMode);
        await Eventually.TrueAsync(() => world.Status.State == SlackState.Ready && world.Status.Sockets.Count == 2);
        world.Slack.Refuse("apps.connections.open", "internal_error");
        world.Slack.Sockets.DropAll();
        await Eventually.TrueAsync(() => world.Status.State == SlackState.NoSocket);
        world.Slack.Refuse("apps.connections.open", "", _ => false);
        await Eventually.TrueAsync(() => world.Status.State == SlackState.Ready);
    }
}
