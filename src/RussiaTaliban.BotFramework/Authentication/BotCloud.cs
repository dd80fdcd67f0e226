using Microsoft.Bot.Connector.Authentication;

namespace RussiaTaliban.BotFramework.Authentication;

/// <summary>The addresses of one cloud. Source: Microsoft Learn, "Authentication with the Bot Connector API".</summary>
/// <param name="Issuer">Who signs the tokens of inbound calls.</param>
/// <param name="OpenIdMetadata">Where the signing keys are published.</param>
/// <param name="TokenResource">What outbound tokens are for.</param>
/// <param name="LoginTemplate">Where outbound tokens are had, as the SDK names the cloud.</param>
/// <param name="ServiceHosts">Hosts that outbound tokens may go to; one that starts with a dot stands for every host under it.</param>
internal sealed record BotCloud(string Issuer, Uri OpenIdMetadata, string TokenResource, string LoginTemplate, IReadOnlyList<string> ServiceHosts)
{
    public static BotCloud Public { get; } = new(
        AuthenticationConstants.ToBotFromChannelTokenIssuer,
        new Uri(AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl),
        AuthenticationConstants.ToChannelFromBotOAuthScope,
        AuthenticationConstants.ToChannelFromBotLoginUrlTemplate,
        [".botframework.com", "smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"]);

    public static BotCloud USGovernment { get; } = new(
        GovernmentAuthenticationConstants.ToBotFromChannelTokenIssuer,
        new Uri(GovernmentAuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl),
        GovernmentAuthenticationConstants.ToChannelFromBotOAuthScope,
        GovernmentAuthenticationConstants.ToChannelFromBotLoginUrlTemplate,
        [".botframework.azure.us", "smba.infra.gov.teams.microsoft.us", "smba.infra.dod.teams.microsoft.us"]);

    public static BotCloud Of(BotCloudName name) => name == BotCloudName.USGovernment ? USGovernment : Public;
}
