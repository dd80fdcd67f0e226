using Microsoft.Extensions.Options;
using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Connector;

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

    private static ServiceAddresses Addresses(BotCloudName cloud)
    {
        var options = new BotFrameworkOptions { AppId = "app", Cloud = cloud };
        options.TrustedServiceHosts.Add("connector.example.org");
        return new ServiceAddresses(Options.Create(options));
    }
}
