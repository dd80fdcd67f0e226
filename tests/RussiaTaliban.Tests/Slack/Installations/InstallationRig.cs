using System.Net;
using System.Web;
using RussiaTaliban.Tests.Slack.Survival;

namespace RussiaTaliban.Tests.Slack.Installations;

/// <summary>An administrator's browser, which keeps cookies.</summary>
internal sealed class AdministratorsBrowser : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Dictionary<string, string?> Settings(params IEnumerable<string> installers) => new(
        installers.Select((one, number) => KeyValuePair.Create($"Slack:OAuth:Installers:{number}", (string?)one)))
    {
        ["Slack:OAuth:ClientId"] = StandInSlack.ClientId,
        ["Slack:OAuth:ClientSecret"] = StandInSlack.ClientSecret,
    };

    /// <summary>Follows the link to Slack as far as Slack, and returns what Slack was given.</summary>
    public async Task<(Uri Slack, string State)> BeginAsync(SlackService service)
    {
        using var response = await _http.GetAsync(new Uri(service.Address, "/slack/install"), Cancel);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var address = response.Headers.Location!;
        return (address, HttpUtility.ParseQueryString(address.Query)["state"]!);
    }

    /// <summary>Comes back from Slack.</summary>
    public Task<HttpResponseMessage> EndAsync(SlackService service, string query) => _http.GetAsync(new Uri(service.Address, "/slack/oauth?" + query), Cancel);

    /// <summary>The whole way.</summary>
    public async Task InstallAsync(StandInSlack slack, FakeWorkspace workspace, SlackService begun, SlackService? ended = null)
    {
        var (_, state) = await BeginAsync(begun);

        // Behind one address: the cookie goes to whichever replica is asked.
        using var response = await EndAsync(ended ?? begun, $"code={slack.Agree(workspace)}&state={Uri.EscapeDataString(state)}");
        Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync(Cancel));
    }

    public void Dispose() => _http.Dispose();
}
