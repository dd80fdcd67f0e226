using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Connector;
using RussiaTaliban.Tests.BotFramework.Support;

namespace RussiaTaliban.Tests.BotFramework;

public sealed class ServiceAddressTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/", true)]
    [InlineData("https://smba.trafficmanager.net/emea", true)]
    [InlineData("https://webchat.botframework.com/", true)]
    [InlineData("https://connector.example.org/", true)]
    [InlineData("http://smba.trafficmanager.net/emea/", false)]
    [InlineData("https://smba.trafficmanager.net:8443/emea/", false)]
    [InlineData("https://smba.trafficmanager.net.evil.example/", false)]
    [InlineData("https://evilbotframework.com/", false)]
    [InlineData("https://smba.trafficmanager.net@evil.example/", false)]
    [InlineData("https://user:pass@smba.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net/?x=1", false)]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/", false)]
    [InlineData("", false)]
    public void Trusted_WithCredentials_IsTheCloudsOwnAndTheConfigured(string address, bool trusted) =>
        Assert.Equal(trusted, Addresses(BotCloudName.Public).Trusted(address) is not null);

    [Theory]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/", true)]
    [InlineData("https://webchat.botframework.azure.us/", true)]
    [InlineData("https://smba.trafficmanager.net/emea/", false)]
    public void Trusted_Government_IsItsOwn(string address, bool trusted) =>
        Assert.Equal(trusted, Addresses(BotCloudName.USGovernment).Trusted(address) is not null);

    /// <summary>A token must not follow to an address that nobody has looked at, though that address would take the message.</summary>
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Send_Redirected_DoesNotFollow(int status)
    {
        await using var far = await ConnectorFake.StartAsync();
        await using var elsewhere = await ConnectorFake.StartAsync();
        far.Instead = (request, _, context) =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = elsewhere.ServiceUrl.TrimEnd('/') + request.Path;
            return Task.FromResult(true);
        };

        await using var service = await MessagesService.StartAsync(new BotFake(), new Dictionary<string, string?>());

        Assert.Equal(new SendResult.Refused(RefusalReason.Rejected), await service.SendAsync(far.ServiceUrl, "hello"));
        Assert.Equal(0, elsewhere.Requests);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("http://169.254.169.254/latest/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("not an address")]
    [InlineData(null)]
    public async Task Send_UntrustedAddress_SendsNothing(string? serviceUrl)
    {
        var asked = new List<Uri?>();
        await using var service = await MessagesService.StartAsync(
            new BotFake(),
            new Dictionary<string, string?>(),
            configure: services => services.AddHttpClient(OutgoingHandler.ClientName).ConfigurePrimaryHttpMessageHandler(() => new Anywhere(asked)));

        var result = await service.SendAsync(serviceUrl, "hello");

        Assert.Equal(new SendResult.Refused(RefusalReason.UntrustedAddress), result);
        Assert.Empty(asked);
    }

    private static ServiceAddresses Addresses(BotCloudName cloud)
    {
        var options = new BotFrameworkOptions { AppId = "app", Cloud = cloud };
        options.TrustedServiceHosts.Add("connector.example.org");
        return new ServiceAddresses(Options.Create(options));
    }

    /// <summary>Takes whatever leaves, to wherever.</summary>
    private sealed class Anywhere(List<Uri?> asked) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            asked.Add(request.RequestUri);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        }
    }
}
