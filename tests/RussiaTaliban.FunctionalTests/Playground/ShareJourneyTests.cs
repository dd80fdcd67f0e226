using Microsoft.Playwright;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.FunctionalTests.Browser;

namespace RussiaTaliban.FunctionalTests.Playground;

/// <summary>A quote on its way through Teams: asked for in one conversation, shared with others, opened as a receipt, unfurled from its link.</summary>
[Collection(BrowserTests.Name)]
public sealed class ShareJourneyTests(ChromiumFixture chromium, PlaygroundFixture playground) : IClassFixture<PlaygroundFixture>
{
    private const string Question = "why did Russia recognize the Taliban?";
    private const string Note = "For tonight: <at>everyone</at> **read** [this](https://evil.example.org)";

    [Fact]
    public async Task InTeams_ShareFromTheCard_OpenTheReceiptAndSeeItUnfold()
    {
        await using var teams = await PlaygroundPage.OpenAsync(chromium.Browser, playground.Address);
        var passage = playground.Service.Ask(Question).Hits[0].Passage;
        await AddToAsync(teams, "General");
        await AddToAsync(teams, "Group Chat");
        await GoToAsync(teams, "Personal Chat");
        await teams.AskAsync(Question);
        await teams.Button("Share…").First.ClickAsync();
        await teams.Words("Who should I share").Last.WaitForAsync();

        var form = teams.Page.Locator(".ac-adaptiveCard").Filter(new() { HasText = "Note (optional)" }).Last;
        await ChooseAsync(teams, form, "Group Chat");
        await form.Locator("textarea").FillAsync(Note);
        await form.ScrollIntoViewIfNeededAsync();
        await teams.PictureAsync("share-form");
        await form.GetByRole(AriaRole.Button, new() { Name = "Share", Exact = true }).ClickAsync();
        await teams.Words("Shared with Group Chat.").Last.WaitForAsync();
        await teams.PictureAsync("share-confirmed");

        await GoToAsync(teams, "Group Chat");
        var shared = SharedCard(teams, passage);
        await Assertions.Expect(shared).ToContainTextAsync("Alex Wilber shared a quote");
        await Assertions.Expect(shared).ToContainTextAsync(Question);
        await Assertions.Expect(shared).ToContainTextAsync("Note: " + Note);
        await Assertions.Expect(shared).ToContainTextAsync("Verbatim extract");
        await teams.PictureAsync("share-arrived");

        var receipt = await OpenReceiptAsync(teams, shared);
        await Assertions.Expect(receipt.Locator(".standing strong")).ToHaveTextAsync("✓ Verified");
        Assert.Equal(passage.Text, await receipt.Locator(".quoted").TextContentAsync());
        await receipt.ScreenshotAsync(new() { Path = PlaygroundPage.PathOf("share-receipt") });

        await UnfoldAsync(teams, receipt.Url);
        await Assertions.Expect(teams.Words("✓ Verified: the article says this, character for character. As of ").Last).ToBeVisibleAsync();
        await Assertions.Expect(teams.Page.Locator(".ac-richTextBlock").Filter(new() { HasText = passage.Text }).Last).ToBeVisibleAsync();
        await teams.Words("✓ Verified: the article says this, character for character. As of ").Last.ScrollIntoViewIfNeededAsync();
        await teams.PictureAsync("share-unfurled");
    }

    [Fact]
    public async Task InTeams_ShareInWords_GoesToAChannelOfTheTeam_AndAWrongNameIsAnsweredWithTheRightOnes()
    {
        await using var teams = await PlaygroundPage.OpenAsync(chromium.Browser, playground.Address);
        var passage = playground.Service.Ask(Question).Hits[0].Passage;
        await AddToAsync(teams, "General");
        await GoToAsync(teams, "Personal Chat");
        await teams.AskAsync(Question);
        await teams.Button("Share…").First.WaitForAsync();

        await teams.AskAsync("share that with Nowhere: for tonight");
        await teams.Words("I can’t share with Nowhere: it must be a conversation that both you and I are in. Choose one of these:").Last.WaitForAsync();
        await Assertions.Expect(teams.Page.Locator(".ac-adaptiveCard textarea").Last).ToHaveValueAsync("for tonight");
        await teams.PictureAsync("share-nowhere");

        await teams.AskAsync("share that with #announcements: for tonight");
        await teams.Words("Shared with Announcements (My Team).").Last.WaitForAsync();
        await GoToAsync(teams, "Announcements");
        await Assertions.Expect(SharedCard(teams, passage)).ToContainTextAsync("Note: for tonight");
        await teams.PictureAsync("share-announced");
    }

    private static ILocator SharedCard(PlaygroundPage teams, Passage passage) =>
        teams.Page.Locator(".ac-adaptiveCard").Filter(new() { HasText = "shared a quote" }).Filter(new() { HasText = passage.Text }).Last;

    /// <summary>The Playground adds the bot to a conversation when that is opened first.</summary>
    private static async Task AddToAsync(PlaygroundPage teams, string place)
    {
        await GoToAsync(teams, place);
        await teams.Words("Welcome. Ask a question").Last.WaitForAsync();
    }

    private static Task GoToAsync(PlaygroundPage teams, string place) => teams.Page.GetByText(place, new() { Exact = true }).First.ClickAsync();

    private static async Task ChooseAsync(PlaygroundPage teams, ILocator form, string place)
    {
        await form.GetByRole(AriaRole.Combobox).ClickAsync();
        await teams.PictureAsync("share-choices");
        await teams.Page.GetByRole(AriaRole.Option, new() { Name = place, Exact = true }).ClickAsync();
    }

    private static Task<IPage> OpenReceiptAsync(PlaygroundPage teams, ILocator card) =>
        teams.Page.RunAndWaitForPopupAsync(() => card.GetByText("Open receipt").ClickAsync());

    private static async Task UnfoldAsync(PlaygroundPage teams, string link)
    {
        await teams.OpenExtensionAsync("Link Unfurling");
        await teams.Page.GetByLabel("Enter an URL").Last.FillAsync(link);
    }
}
