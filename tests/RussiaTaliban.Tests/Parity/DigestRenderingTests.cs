using System.Text.Encodings.Web;
using System.Text.Json;
using RussiaTaliban.BotFramework.Bot;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Teams.Rendering;
using RussiaTaliban.Tests.Slack.Rendering;
using RussiaTaliban.WebChat.Rendering;

namespace RussiaTaliban.Tests.Parity;

/// <summary>Digests and subscriptions in Web Chat and Teams; Slack's are in its own samples.</summary>
public sealed class DigestRenderingTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Digest_InWebChatAndTeams_LooksAsItDidWhenSomebodyLooked()
    {
        foreach (var (name, reply) in await DigestSamples.RepliesAsync())
        {
            Golden.Matches($"WebChat/{name}.json", Json(new WebChatRenderer(SlackSamples.Links), reply));
            Golden.Matches($"Teams/{name}.json", Json(new TeamsRenderer(SlackSamples.Links), reply));
        }
    }

    [Fact]
    public async Task EverySentence_InEveryChannel_IsVerbatim()
    {
        foreach (var (_, reply) in await DigestSamples.RepliesAsync())
        {
            var teams = Json(new TeamsRenderer(SlackSamples.Links), reply);
            var shown = reply is DigestReply digest ? digest.Shown.SelectMany(item => item.Summary.Sentences).Select(sentence => sentence.Text) : reply.Quotations.Select(quote => quote.Text);
            Assert.All(shown, text => Assert.Contains(JsonSerializer.Serialize(text, Readable), teams, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task EveryButton_CarriesAnIntentThatComesBack()
    {
        foreach (var (_, reply) in await DigestSamples.RepliesAsync())
        {
            Assert.All(DigestButtons.Under(reply, delivers: true), button => Assert.Equal(button.Intent, IntentCodec.TryDecode(IntentCodec.Encode(button.Intent))));
        }
    }

    [Theory]
    [InlineData("""{"do":"pause","subscription":"../x"}""")]
    [InlineData("""{"do":"pause","days":4000}""")]
    [InlineData("""{"do":"subscribe","days":0,"time":"08:00"}""")]
    [InlineData("""{"do":"subscribe","days":127,"time":"25:00"}""")]
    [InlineData("""{"do":"subscribe","days":127,"time":"08:00","zone":"Mars/Olympus"}""")]
    public void AForgedValue_IsNoIntent(string value) => Assert.Null(IntentCodec.TryDecode(value));

    private static string Json(IActivityRenderer renderer, Reply reply) => Wire.Text(renderer.Render(reply));
}
