using Microsoft.Bot.Connector.Authentication;

namespace RussiaTaliban.BotFramework.Authentication;

/// <summary>Whether Entra gives this bot a token.</summary>
internal sealed class BotCredentialSetup(ServiceClientCredentialsFactory credentials, IOptions<BotFrameworkOptions> options) : ISetupCheck
{
    public string Name => "bot credential";

    public async Task<SetupVerdict> CheckAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.HasCredentials || options.Value.Enabled == false)
        {
            return SetupVerdict.Good("not configured");
        }

        var cloud = BotCloud.Of(options.Value.Cloud);
        using var request = new HttpRequestMessage(HttpMethod.Get, cloud.OpenIdMetadata);
        var proof = await credentials.CreateCredentialsAsync(options.Value.AppId, cloud.TokenResource, cloud.LoginTemplate, validateAuthority: true, cancellationToken);
        await proof.ProcessHttpRequestAsync(request, cancellationToken);
        return request.Headers.Authorization is null ? SetupVerdict.Bad("Entra issued no token for BotFramework:AppId") : SetupVerdict.Good("Entra issues tokens");
    }
}

/// <summary>Whether the keys can be read by which callers are judged.</summary>
internal sealed class KeyServerSetup(SigningKeys keys, IOptions<BotFrameworkOptions> options) : ISetupCheck
{
    public string Name => "signing keys";

    public async Task<SetupVerdict> CheckAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.HasCredentials || options.Value.Enabled == false)
        {
            return SetupVerdict.Good("not needed");
        }

        await keys.FindAsync("", cancellationToken);
        return keys.AreReadable
            ? SetupVerdict.Good("read from the key server")
            : SetupVerdict.Bad("the key server cannot be reached or has no keys: every caller would be refused");
    }
}
