using System.Net;
using System.Text;
using RussiaTaliban.Slack;
using RussiaTaliban.Slack.Requests;

namespace RussiaTaliban.FunctionalTests.Slack;

public sealed class SlackOverHttpTests() : SlackJourneyTests(SlackTransport.Http)
{
    private static readonly byte[] Challenge = Encoding.UTF8.GetBytes(
        """{"type":"url_verification","token":"t","challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"}""");

    [Fact]
    public async Task Request_UrlVerification_ReturnsTheChallenge()
    {
        await using var world = await SlackWorld.StartAsync(SlackTransport.Http);
        using var response = await world.PostAsync("/slack/events", "application/json", Challenge, TimeProvider.System.GetUtcNow());
        Assert.Equal("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Request_NotProvenOrNotReadable_IsRefusedAndNeverA500()
    {
        await using var world = await SlackWorld.StartAsync(SlackTransport.Http);
        var now = TimeProvider.System.GetUtcNow();
        byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
        (HttpStatusCode Expected, Func<Task<HttpResponseMessage>> Send)[] cases =
        [
            (HttpStatusCode.Unauthorized, () => world.PostAsync("/slack/events", "application/json", Challenge, now, secret: "wrong")),
            (HttpStatusCode.Unauthorized, () => world.PostAsync("/slack/events", "application/json", Challenge, now.AddMinutes(-6))),
            (HttpStatusCode.Unauthorized, () => world.PostAsync("/slack/events", "application/json", Challenge, now.AddMinutes(6))),
            (HttpStatusCode.Unauthorized, () => world.Http.PostAsync(
                new Uri("/slack/events", UriKind.Relative), new StringContent("{}", Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken)),
            // Unreadable and unproven: the proof comes first.
            (HttpStatusCode.Unauthorized, () => world.PostAsync("/slack/events", "application/json", Bytes("{"), now, secret: "wrong")),
            (HttpStatusCode.UnsupportedMediaType, () => world.PostAsync("/slack/events", "text/plain", Challenge, now)),
            (HttpStatusCode.UnsupportedMediaType, () => world.PostAsync("/slack/commands", "application/json", Challenge, now)),
            (HttpStatusCode.RequestEntityTooLarge, () => world.PostAsync("/slack/events", "application/json", new byte[SlackRequestReader.MaxBody + 1], now)),
            (HttpStatusCode.BadRequest, () => world.PostAsync("/slack/events", "application/json", Bytes("{"), now)),
            (HttpStatusCode.BadRequest, () => world.PostAsync("/slack/events", "application/json", [0xff, 0xfe], now)),
            (HttpStatusCode.BadRequest, () => world.PostAsync("/slack/events", "application/json", Bytes(new string('[', 100_000)), now)),
            (HttpStatusCode.BadRequest, () => world.PostAsync("/slack/events", "application/json", Bytes("""{"type":"event_callback"}"""), now)),
            (HttpStatusCode.BadRequest, () => world.PostAsync("/slack/commands", "application/x-www-form-urlencoded", Bytes("text=why"), now)),
            (HttpStatusCode.BadRequest, () => world.PostAsync("/slack/interactivity", "application/x-www-form-urlencoded", Bytes("payload=%7B"), now)),
            (HttpStatusCode.BadRequest, () => world.PostAsync("/slack/interactivity", "application/x-www-form-urlencoded", [], now)),
            (HttpStatusCode.OK, () => world.PostAsync("/slack/commands", "application/x-www-form-urlencoded", Bytes("ssl_check=1&token=t"), now)),
            // Slack looks at a certificate without a signature, and nothing is done for it.
            (HttpStatusCode.OK, () => world.Http.PostAsync(
                new Uri("/slack/commands", UriKind.Relative),
                new StringContent("ssl_check=1&token=t", Encoding.UTF8, "application/x-www-form-urlencoded"),
                TestContext.Current.CancellationToken)),
            (HttpStatusCode.OK, () => world.PostAsync(
                "/slack/interactivity", "application/x-www-form-urlencoded", Bytes("payload=" + Uri.EscapeDataString("""{"type":"from_the_future"}""")), now)),
        ];
        foreach (var (expected, send) in cases)
        {
            using var response = await send();
            Assert.Equal(expected, response.StatusCode);
        }
    }

    [Fact]
    public async Task Request_ReplayedWithinFiveMinutes_IsAnsweredOnce()
    {
        await using var world = await SlackWorld.StartAsync(SlackTransport.Http);
        var body = Encoding.UTF8.GetBytes(SlackPayloads.Mention("help", eventId: "Ev1").ToJsonString());
        var signedAt = TimeProvider.System.GetUtcNow();
        for (var time = 0; time < 2; time++)
        {
            using var response = await world.PostAsync("/slack/events", "application/json", body, signedAt);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        await world.Slack.NextAsync("chat.postMessage");
        await world.Service.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(world.Slack.HasCall("chat.postMessage"));
    }

    [Fact]
    public async Task Command_WithAForgedResponseUrl_IsNotAnsweredThere()
    {
        await using var world = await SlackWorld.StartAsync(SlackTransport.Http);
        var command = SlackPayloads.Command(world.Slack, "help");
        command["response_url"] = "https://example.org/steal";
        await world.SendAsync(EnvelopeKind.SlashCommands, command);
        await world.Service.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(world.Slack.HasCall("response_url"));
    }

    [Fact]
    public async Task Shutdown_WithAnAnswerUnderWay_WaitsForIt()
    {
        await using var world = await SlackWorld.StartAsync(SlackTransport.Http);
        world.Slack.RateLimit("chat.postMessage", 1);
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Mention("help"));
        await world.Service.StopAsync(TestContext.Current.CancellationToken);
        Assert.True(world.Slack.HasCall("chat.postMessage"));
    }
}
