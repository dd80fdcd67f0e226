using RussiaTaliban.Slack;
using RussiaTaliban.Slack.Web;

namespace RussiaTaliban.Tests.Slack;

public sealed class SlackOptionsTests
{
    [Fact]
    public void Validate_SlackOff_AsksForNothing() =>
        Assert.True(Validate(new SlackOptions()).Succeeded);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Validate_HttpWithEmptySecret_IsRefused(string secret)
    {
        var result = Validate(new SlackOptions { Transport = SlackTransport.Http, BotToken = "xoxb-1", SigningSecret = secret });
        Assert.Contains("SigningSecret", Assert.Single(result.Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_ManyFaults_AreToldAtOnceAndWithoutTheSecrets()
    {
        var result = Validate(new SlackOptions
        {
            Transport = SlackTransport.SocketMode,
            BotToken = "secret-bot",
            AppToken = "secret-app",
            Connections = 11,
            QueueCapacity = 0,
            RetryBudget = TimeSpan.FromSeconds(-1),
            MessagePace = TimeSpan.FromSeconds(11),
            ApiBaseAddress = new Uri("https://example.com/api/"),
        });
        Assert.Equal(7, result.Failures!.Count());
        Assert.DoesNotContain("secret-", result.FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "a secret", "T1", null)]
    [InlineData("xoxb-1", "a secret", "T1", "exclude each other")]
    [InlineData("", "", "T1", "ClientSecret")]
    [InlineData("", "a secret", null, "Installers")]
    public void Validate_OAuth_NeedsASecretAndInstallers_AndNoToken(string token, string secret, string? installer, string? fault)
    {
        var options = new SlackOptions { Transport = SlackTransport.Http, SigningSecret = "s", BotToken = token, OAuth = { ClientId = "1.2", ClientSecret = secret } };
        if (installer is not null)
        {
            options.OAuth.Installers.Add(installer);
        }

        var result = Validate(options);
        Assert.Equal(fault is null, result.Succeeded);
        Assert.True(fault is null || Assert.Single(result.Failures!).Contains(fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("C1=russia-taliban,analysis-*", true)]
    [InlineData("C1=", false)]
    [InlineData("=russia-taliban", false)]
    [InlineData("russia-taliban", false)]
    public void Validate_ArticlesOfAChannel_NameBoth(string entry, bool accepted)
    {
        var options = new SlackOptions { Transport = SlackTransport.Http, SigningSecret = "s", BotToken = "xoxb-1" };
        options.Channel.Articles.Add(entry);
        Assert.Equal(accepted, Validate(options).Succeeded);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/api/", "Development", true)]
    [InlineData("http://localhost/", "Development", true)]
    [InlineData("http://127.0.0.1:5000/api/", "Production", false)]
    [InlineData("https://slack.com/api/", "Production", true)]
    [InlineData("https://slack.com/api", "Production", false)]
    [InlineData("http://slack.com/api/", "Development", false)]
    [InlineData("https://slack.com.example.org/api/", "Development", false)]
    public void Validate_ApiBaseAddress_IsSlackOrLoopbackInDevelopment(string address, string environment, bool accepted)
    {
        var options = new SlackOptions
        {
            Transport = SlackTransport.Http,
            BotToken = "xoxb-1",
            SigningSecret = "s",
            ApiBaseAddress = new Uri(address),
        };
        Assert.Equal(accepted, Validate(options, environment).Succeeded);
    }

    [Theory]
    [InlineData("https://hooks.slack.com/commands/T/1/x", true)]
    [InlineData("https://hooks.slack.com:8443/commands", false)]
    [InlineData("http://hooks.slack.com/commands", false)]
    [InlineData("https://hooks.slack.com.example.org/x", false)]
    [InlineData("https://hooks.slack.com@example.org/x", false)]
    [InlineData("https://slack.com/api/", false)]
    [InlineData("http://127.0.0.1/x", false)]
    [InlineData("http://169.254.169.254/latest", false)]
    public void IsResponseUrl_InProduction_IsSlacksHostOnly(string address, bool accepted) =>
        Assert.Equal(accepted, TrustedHosts.IsResponseUrl(new Uri(address), development: false));

    [Theory]
    [InlineData("wss://wss-primary.slack.com/link/?ticket=1", true)]
    [InlineData("ws://wss-primary.slack.com/link", false)]
    [InlineData("wss://slack.com.example.org/", false)]
    [InlineData("ws://127.0.0.1:9/", false)]
    public void IsSocket_InProduction_IsSlacksHostsOnly(string address, bool accepted) =>
        Assert.Equal(accepted, TrustedHosts.IsSocket(new Uri(address), development: false));

    private static Microsoft.Extensions.Options.ValidateOptionsResult Validate(SlackOptions options, string environment = "Production") =>
        new SlackOptionsValidator(new FixedEnvironment { EnvironmentName = environment }).Validate(null, options);
}
