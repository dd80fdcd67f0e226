using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Feedback;
using RussiaTaliban.FunctionalTests.Browser;

namespace RussiaTaliban.FunctionalTests.Playground;

/// <summary>What a person meets in Teams, in Microsoft's own client for developers, on the running service with the shipped article.</summary>
[Collection(BrowserTests.Name)]
public sealed class TeamsJourneyTests(ChromiumFixture chromium, PlaygroundFixture playground) : IClassFixture<PlaygroundFixture>
{
    private const string Why = "why did Russia recognize the Taliban?";

    private Answer Expected => playground.Service.Ask(Why);

    [Fact]
    public async Task Install_WelcomesAndAStarterIsAnswered()
    {
        await using var teams = await OpenAsync();
        await teams.Button("Why did Russia recognize the Taliban?").WaitForAsync();
        await teams.PictureAsync("welcome");

        await teams.Button("Why did Russia recognize the Taliban?").ClickAsync();

        await teams.Words("Open in article").First.WaitForAsync();
    }

    [Fact]
    public async Task Question_Personal_IsCitedAndTheFirstPassageIsShownWhole()
    {
        await using var teams = await OpenAsync();
        await teams.AskAsync(Why);
        await teams.Words("Open in article").First.WaitForAsync();

        await Assertions.Expect(teams.Citations).ToHaveCountAsync(Expected.Hits.Count);
        foreach (var words in Expected.Hits.Skip(1).Select(hit => hit.Quotes.First()).Prepend(Expected.Hits[0].Passage.Text))
        {
            await Assertions.Expect(teams.Page.Locator("p.ac-richTextBlock, .ac-richTextBlock").Filter(new() { HasText = words }).First).ToBeVisibleAsync();
        }

        await teams.Citations.First.ScrollIntoViewIfNeededAsync();
        await teams.Citations.First.HoverAsync();
        await Assertions.Expect(teams.Words(Expected.Hits[0].Passage.Citation.Label).First).ToBeVisibleAsync();
        await teams.PictureAsync("answer");
    }

    [Fact]
    public async Task Buttons_OfACard_AreAnsweredBelow()
    {
        await using var teams = await OpenAsync();
        await teams.AskAsync(Why);
        await teams.Button("Why this passage").First.ClickAsync();
        await teams.Words("Answered below.").First.WaitForAsync();
        await teams.PictureAsync("why");

        await teams.Button("More passages").First.ClickAsync();
        await teams.Words("Further passages:").First.WaitForAsync();
        await teams.PictureAsync("more");
    }

    [Theory]
    [InlineData("Group Chat")]
    [InlineData("General")]
    public async Task Question_WithAMention_IsAnsweredThere(string place)
    {
        await using var teams = await OpenAsync();
        await teams.Page.GetByText(place, new() { Exact = true }).First.ClickAsync();
        await teams.AskAsync(Why, mention: true);

        await Assertions.Expect(teams.Citations).ToHaveCountAsync(Expected.Hits.Count);
        await teams.PictureAsync(place);
    }

    [Fact]
    public async Task Search_FromTheComposer_InsertsAPassage()
    {
        await using var teams = await OpenAsync();
        await teams.OpenExtensionAsync("Search Command");
        await teams.Page.GetByPlaceholder("Enter a search term").PressSequentiallyAsync("Why recognition?", new() { Delay = 20 });
        var found = playground.Service.Ask("Why recognition?").Hits[0];
        var line = teams.Words(found.Passage.Citation.ShortLabel).First;
        await line.WaitForAsync();
        await teams.PictureAsync("search");

        await line.ClickAsync();
        await Assertions.Expect(teams.Page.Locator(".ac-richTextBlock").Filter(new() { HasText = found.Passage.Text }).First).ToBeVisibleAsync();
        await teams.PictureAsync("inserted");
    }

    [Fact]
    public async Task Link_ToTheReader_Unfolds()
    {
        await using var teams = await OpenAsync();
        var passage = playground.Service.Corpus.Articles[0].Sections[2].Passages[0];
        await teams.OpenExtensionAsync("Link Unfurling");
        await teams.Page.GetByLabel("Enter an URL").Last.FillAsync(new Uri(playground.Service.Address, passage.Citation.ReaderPath).AbsoluteUri);

        await Assertions.Expect(teams.Page.Locator(".ac-richTextBlock").Filter(new() { HasText = passage.Text }).First).ToBeVisibleAsync();
        await teams.PictureAsync("unfurled");
    }

    [Fact]
    public async Task Feedback_WithAReason_IsKept()
    {
        await using var teams = await OpenAsync();
        await teams.AskAsync(Why);
        await teams.Button("Like").Last.ClickAsync();
        await teams.Page.Locator("textarea").Last.FillAsync("The right paragraph, at once.");
        await teams.PictureAsync("feedback");
        await teams.Button("Submit").ClickAsync();

        var store = playground.Service.Services.GetRequiredService<IFeedbackStore>();
        await Slack.Eventually.TrueAsync(async () => (await store.ListAsync(1, TestContext.Current.CancellationToken)).Count == 1);
        var word = Assert.Single(await store.ListAsync(10, TestContext.Current.CancellationToken));

        Assert.Equal((true, "The right paragraph, at once.", Why), (word.IsHelpful, word.Comment, word.Question));
    }

    private Task<PlaygroundPage> OpenAsync() => PlaygroundPage.OpenAsync(chromium.Browser, playground.Address);
}
