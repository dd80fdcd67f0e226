using Microsoft.IdentityModel.Protocols;

namespace RussiaTaliban.BotFramework.Authentication;

/// <summary>Reads the key server's documents with this application's pooled clients.</summary>
internal sealed class KeyServer(IHttpClientFactory clients, string clientName) : IDocumentRetriever
{
    /// <summary>Largest document read, in bytes; the real ones have about 50,000.</summary>
    private const long MaxBytes = 1024 * 1024;

    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        // The metadata names the address of the keys: it, too, must be one that nobody on the way can change.
        var uri = new Uri(address);
        if (uri.Scheme != Uri.UriSchemeHttps && !uri.IsLoopback)
        {
            throw new IOException("The key server's address is not https.");
        }

        using var client = clients.CreateClient(clientName);
        client.MaxResponseContentBufferSize = MaxBytes;
        return await client.GetStringAsync(uri, cancel);
    }
}
