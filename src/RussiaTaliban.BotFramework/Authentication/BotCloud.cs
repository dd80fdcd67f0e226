namespace RussiaTaliban.BotFramework.Authentication;

/// <summary>The addresses of one cloud. Source: Microsoft Learn, "Authentication with the Bot Connector API".</summary>
/// <param name="Issuer">Who signs the tokens of inbound calls.</param>
/// <param name="OpenIdMetadata">Where the signing keys are told.</param>
/// <param name="TokenResource">What outbound tokens are for.</param>
/// <param name="LoginHost">Where outbound tokens are had.</param>
/// <param name="ServiceHosts">Hosts that outbound tokens may go to; one that starts with a dot stands for every host under it.</param>
internal sealed record BotCloud(string Issuer, Uri OpenIdMetadata, string TokenResource, Uri LoginHost, IReadOnlyList<string> ServiceHosts)
{
    public static BotCloud Public { get; } = new(
        "https://api.botframework.com",
        new Uri("https://login.botframework.com/v1/.well-known/openidconfiguration"),
        "https://api.botframework.com",
        new Uri("https://login.microsoftonline.com"),
        [".botframework.com", "smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"]);

    public static BotCloud USGovernment { get; } = new(
        "https://api.botframework.us",
        new Uri("https://login.botframework.azure.us/v1/.well-known/openidconfiguration"),
        "https://api.botframework.us",
        new Uri("https://login.microsoftonline.us"),
        [".botframework.azure.us", "smba.infra.gov.teams.microsoft.us", "smba.infra.dod.teams.microsoft.us"]);

    public static BotCloud Of(BotCloudName name) => name == BotCloudName.USGovernment ? USGovernment : Public;
}
