using Microsoft.Identity.Client;

namespace RussiaTaliban.BotFramework.Connector;

/// <summary>Lends this application's pooled HTTP clients to the authentication library.</summary>
internal sealed class MsalHttp(IHttpClientFactory clients) : IMsalHttpClientFactory
{
    public const string ClientName = "entra";

    public HttpClient GetHttpClient() => clients.CreateClient(ClientName);
}
