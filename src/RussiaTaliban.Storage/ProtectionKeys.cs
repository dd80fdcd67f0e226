using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace RussiaTaliban.Storage;

/// <summary>
/// The keys that encrypt tokens, in the database, so that all replicas have the same. Whoever can read both tables can read the tokens: a key folder elsewhere parts them.
/// </summary>
public sealed class ProtectionKeys(Database database) : IXmlRepository
{
    // The interface knows no waiting; it is asked at the start and once a day.

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var texts = Task.Run(() => database.RunAsync(
            async (context, token) => await context.Keys.AsNoTracking().Select(row => row.Payload).ToListAsync(token), CancellationToken.None));
        return [.. texts.GetAwaiter().GetResult().Select(text => XElement.Parse(text))];
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName) => Task.Run(() => database.ChangeAsync(
        (context, token) => context.Keys.AddAsync(new KeyRow { Name = friendlyName, Payload = element.ToString(SaveOptions.DisableFormatting) }, token).AsTask(),
        CancellationToken.None)).GetAwaiter().GetResult();
}
