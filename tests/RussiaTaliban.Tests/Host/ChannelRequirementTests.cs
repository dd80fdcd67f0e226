using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using RussiaTaliban.Host.Composition;

namespace RussiaTaliban.Tests.Host;

/// <summary>Which channels must be configured for the service to start, and whether the Bot Framework's endpoint is there.</summary>
public sealed class ChannelRequirementTests : IDisposable
{
    private const string Secret = "DirectLine:Secret=0123456789abcdef0123456789abcdef";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Development", "", true)]
    [InlineData("Production", "PublicUrl=https://briefing.example.org;Slack:Transport=Http;Slack:BotToken=xoxb-1-abc;Slack:SigningSecret=0123456789abcdef0123456789abcdef", false)]
    [InlineData("Production", "DirectLine:Enabled=true;" + Secret, false)]
    [InlineData("Production", "BotFramework:Enabled=false", false)]
    [InlineData("Production", "BotFramework:AppId=11111111-2222-3333-4444-555555555555;BotFramework:TenantId=11111111-2222-3333-4444-555555555555;BotFramework:ClientSecret=s", true)]
    public async Task Build_SomethingToServe_HasTheEndpointWhereItCanProveCallers(string environment, string settings, bool isServed)
    {
        await using var service = Build(environment, settings);

        var paths = ((IEndpointRouteBuilder)service).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Select(endpoint => endpoint.RoutePattern.RawText);
        Assert.Equal(isServed, paths.Contains("/api/messages"));
    }

    [Theory]
    [InlineData("", "No channel is configured")]
    [InlineData("DirectLine:Enabled=false", "No channel is configured")]
    [InlineData("Slack:Transport=None", "No channel is configured")]
    [InlineData("Slack:Transport=Http;Slack:BotToken=xoxb-1-abc;Slack:SigningSecret=s", "PublicUrl is missing")]
    [InlineData("BotFramework:Enabled=true", "BotFramework:AppId is missing")]
    [InlineData("BotFramework:TenantId=t;BotFramework:ClientSecret=s;DirectLine:Enabled=true;" + Secret, "BotFramework:AppId is missing")]
    [InlineData("BotFramework:AppId=a;BotFramework:TenantId=11111111-2222-3333-4444-555555555555", "exactly one of")]
    [InlineData("BotFramework:AppId=a;BotFramework:TenantId=11111111-2222-3333-4444-555555555555;BotFramework:ClientSecret=s;BotFramework:ManagedIdentity=true", "exactly one of")]
    [InlineData("BotFramework:AppId=a;BotFramework:ClientSecret=s", "BotFramework:TenantId is missing")]
    public void Build_NothingToServeOrHalfConfigured_IsTold(string settings, string fault)
    {
        var faults = Assert.Throws<OptionsValidationException>(() => Build("Production", settings));

        Assert.Contains(fault, Assert.Single(faults.Failures), StringComparison.Ordinal);
    }

    /// <summary>Who has made five mistakes does not start five times to learn of them.</summary>
    [Fact]
    public void Build_WithFaultsInSeveralSections_TellsThemAllAtOnce()
    {
        var told = Assert.Throws<AggregateException>(() => Build(
            "Production",
            "BotFramework:Enabled=no;BotFramework:MaxPendingTurns=many;Slack:Transport=socket;Delivery:PollInterval=soon;Retention:Feedback=1.00:00:00;Retention:Every=5.00:00:00;DirectLine:Enabled=true;DirectLine:Secret=short;"
            + "Desk:Enabled=true;Encryption:CertificatePath=x.pem;Models:ReaderEnabled=perhaps"));
        var faults = told.InnerExceptions.Cast<OptionsValidationException>().SelectMany(fault => fault.Failures).ToList();

        Assert.All(
            new[]
            {
                "BotFramework:Enabled cannot be “no”", "BotFramework:MaxPendingTurns cannot be “many”", "Slack:Transport cannot be “socket”: it takes None, Http, SocketMode", "Delivery:PollInterval cannot be “soon”",
                "Models:ReaderEnabled cannot be “perhaps”: it takes true or false", "Retention:Every must be", "DirectLine:Secret must be", "Desk: Desk:Enabled needs a way to sign in",
                "Encryption:CertificatePath is of no use",
            },
            fault => Assert.Single(faults, told => told.StartsWith(fault, StringComparison.Ordinal)));
        Assert.DoesNotContain(faults, fault => fault.StartsWith("Retention:Feedback", StringComparison.Ordinal));
    }

    private Microsoft.AspNetCore.Builder.WebApplication Build(string environment, string settings) => ServiceHost.Build(new ServiceSettings(_folder.Path)
    {
        Urls = "http://127.0.0.1:0",
        Environment = environment,
        Configuration = settings.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(setting => setting.Split('=', 2))
            .ToDictionary(pair => pair[0], string? (pair) => pair[1]),
    });
}
