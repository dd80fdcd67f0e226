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
    [Fact]
    public async Task Digest_InWebChatAndTeams_LooksAsItDidWhenSomebodyLooked()
    {
        foreach (var (name, reply) in await DigestSamples.RepliesAsync())
        {
            Golden.Matches($"WebChat/{name}.json", Json(new WebChatRenderer(SlackSamples.Links), reply));
            Golden.Matches($"Teams/{name}.json", Json(new TeamsRenderer(SlackSamples.Links), reply));
        }
    }

    [Theory]
    [MemberData(nameof(ParityTests.Channels), MemberType = typeof(ParityTests))]
    public async Task EverySentence_InEveryChannel_IsVerbatim(string channel)
    {
        foreach (var (name, reply) in await DigestSamples.RepliesAsync())
        {
            var shown = ChannelForms.All[channel](reply);
            var sentences = reply is DigestReply digest
                ? digest.Shown.SelectMany(item => item.Summary.Sentences).Select(sentence => sentence.Text)
                : reply.Quotations.Select(quote => quote.Text);
            Assert.All(
                sentences,
                text => Assert.True(shown.Paragraphs.Any(paragraph => paragraph.Contains(text, StringComparison.Ordinal)), $"{name}: {channel} does not show “{text}” as it is"));
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
