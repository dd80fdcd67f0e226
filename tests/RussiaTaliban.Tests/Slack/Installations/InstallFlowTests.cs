using System.Net;
using System.Web;
using RussiaTaliban.Tests.Slack.Survival;

namespace RussiaTaliban.Tests.Slack.Installations;

/// <summary>An administrator's way through an installation, and everything that is no such way.</summary>
public sealed class InstallFlowTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Install_LeadsToSlack_WithTheScopesOfTheManifest_AndBack()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path, AdministratorsBrowser.Settings("T1"));
        using var browser = new AdministratorsBrowser();
        var (address, state) = await browser.BeginAsync(service);
        var asked = HttpUtility.ParseQueryString(address.Query);

        Assert.Equal("/oauth/v2/authorize", address.AbsolutePath);
        Assert.Equal((StandInSlack.ClientId, "https://briefing.example.org/slack/oauth"), (asked["client_id"], asked["redirect_uri"]));
        Assert.Contains("chat:write", asked["scope"]!.Split(','));
        using var response = await browser.EndAsync(service, $"code={slack.Agree(new FakeWorkspace("T1"))}&state={Uri.EscapeDataString(state)}");
        var page = await response.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("&lt;b&gt;T1&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("style", page, StringComparison.Ordinal);
        Assert.Contains("no-store", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("another browser")]
    [InlineData("a state that somebody made up")]
    [InlineData("a second time")]
    [InlineData("no state")]
    public async Task Redirect_ThatThisBrowserDidNotBegin_IsRefused_AndNoCodeIsUsed(string how)
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path, AdministratorsBrowser.Settings("T1"));
        using var browser = new AdministratorsBrowser();
        using var other = new AdministratorsBrowser();
        var (_, state) = await browser.BeginAsync(service);
        await other.BeginAsync(service);
        if (how == "a second time")
        {
            using var first = await browser.EndAsync(service, $"error=access_denied&state={Uri.EscapeDataString(state)}");
            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        }

        var query = how switch { "no state" => "", "a state that somebody made up" => "&state=bWFkZSB1cA", _ => $"&state={Uri.EscapeDataString(state)}" };
        using var response = await (how == "another browser" ? other : browser).EndAsync(service, $"code={slack.Agree(new FakeWorkspace("T1"))}{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("https://briefing.example.org/slack/install", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Empty(slack.Tokens);
    }

    [Fact]
    public async Task Workspace_ThatIsNotAdmitted_IsNotServed_AndItsTokenIsGivenBack()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path, AdministratorsBrowser.Settings("T1", "E1"));
        using var browser = new AdministratorsBrowser();
        var (_, state) = await browser.BeginAsync(service);
        using var response = await browser.EndAsync(service, $"code={slack.Agree(new FakeWorkspace("T2"))}&state={Uri.EscapeDataString(state)}");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(["T2"], slack.Uninstalled);
        Assert.Empty(slack.Tokens);
        await service.BringAsync(SlackService.Message(slack, "UANN", "D1", "help"), new FakeWorkspace("T2"));
        await service.SettledAsync();
        Assert.Empty(slack.Messages);
    }

    [Fact]
    public async Task Code_ThatSlackRefuses_IsAPageWithItsReason()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path, AdministratorsBrowser.Settings("*"));
        using var browser = new AdministratorsBrowser();
        var (_, state) = await browser.BeginAsync(service);
        using var response = await browser.EndAsync(service, $"code=made-up&state={Uri.EscapeDataString(state)}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("invalid_code", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_WithOneConfiguredToken_HasNoSuchAddresses()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path);
        using var http = new HttpClient();
        foreach (var path in new[] { "/slack/install", "/slack/oauth" })
        {
            using var response = await http.GetAsync(new Uri(service.Address, path), Cancel);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }
}
