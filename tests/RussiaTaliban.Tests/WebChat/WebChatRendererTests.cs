using AngleSharp.Html.Parser;
using Newtonsoft.Json.Linq;
using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Tests.Slack.Rendering;
using RussiaTaliban.WebChat.Rendering;

namespace RussiaTaliban.Tests.WebChat;

public sealed class WebChatRendererTests
{
    private static readonly WebChatRenderer Renderer = new(SlackSamples.Links);

    [Fact]
    public async Task Render_EveryReply_LooksAsItDidWhenSomebodyLooked()
    {
        foreach (var (name, reply) in await SlackSamples.RepliesAsync())
        {
            Golden.Matches($"WebChat/{name}.json", Wire.Text(Renderer.Render(reply)));
        }
    }

    [Theory]
    [InlineData(SmallTalkKind.Forgotten, true)]
    [InlineData(SmallTalkKind.StartedOver, true)]
    [InlineData(SmallTalkKind.Greeting, false)]
    public void Render_WhatEndsAConversation_TellsThePageToForgetIt(SmallTalkKind kind, bool forgets) =>
        Assert.Equal(forgets, (Assert.Single(Renderer.Render(new SmallTalkReply(kind, []))).ChannelData as JObject)?.ContainsKey(WebChatRenderer.ForgetsMember) == true);

    [Fact]
    public async Task Render_Passages_AreVerbatimWithTheAnsweringSentenceBold()
    {
        var reply = (PassagesReply)(await SlackSamples.RepliesAsync())["answered"];
        var page = Html(reply);

        Assert.Equal(reply.Shown.Select(hit => string.Concat(PassagePieces.Of(reply, hit).Select(piece => piece.Text))), page.QuerySelectorAll("blockquote p").Select(quote => quote.TextContent));
        Assert.Equal(reply.Shown.SelectMany(hit => hit.Quotes), page.QuerySelectorAll("blockquote strong").Select(bold => bold.TextContent));
    }

    [Fact]
    public async Task Render_EveryReply_LinksNowhereButToTheReader()
    {
        foreach (var (_, reply) in await SlackSamples.RepliesAsync())
        {
            Assert.All(
                Html(reply).QuerySelectorAll("a, img, script"),
                element => Assert.StartsWith("https://briefing.example.org/", element.GetAttribute("href"), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Render_EveryButton_CarriesAnIntentOrAsksAQuestion()
    {
        foreach (var (_, reply) in await SlackSamples.RepliesAsync())
        {
            var buttons = Renderer.Render(reply).SelectMany(activity => activity.SuggestedActions?.Actions ?? []);
            Assert.All(buttons, button => Assert.True(button.Type == "imBack" || (button.Value as JToken).AsIntent() is not null));
        }
    }

    [Fact]
    public async Task Render_NotFound_QuotesNothingAndSaysThatWhatIsNearIsNoAnswer()
    {
        var reply = (NotFoundReply)(await SlackSamples.RepliesAsync())["not found"];
        var page = Html(reply);

        Assert.Empty(page.QuerySelectorAll("blockquote"));
        Assert.Equal(reply.NearestSections.Count, page.QuerySelectorAll("li a").Length);
        Assert.Contains(Wording.NearestSections, page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static AngleSharp.Html.Dom.IHtmlDocument Html(Reply reply) =>
        new HtmlParser().ParseDocument(Markdig.Markdown.ToHtml(string.Join("\n\n", Renderer.Render(reply).Select(activity => activity.Text))));
}
