using System.Text.RegularExpressions;
using Microsoft.Bot.Schema.Teams;

namespace RussiaTaliban.Teams.Extension;

/// <summary>
/// A link of ours, pasted into a chat, shows what it leads to: a passage, or a receipt with its verdict of this moment. For people without the app too,
/// because the pages are public.
/// </summary>
internal sealed partial class LinkInvoke(ExtensionSearch desk, ReceiptLooks receipts, ExtensionCards cards, ReaderLinks links) : IInvoke
{
    public IReadOnlyList<string> Names => ["composeExtension/queryLink", "composeExtension/anonymousQueryLink"];

    public async Task<InvokeResponse?> HandleAsync(ITurnContext context, CancellationToken cancellationToken) =>
        ExtensionCards.List(await CardAsync(context.Activity.ValueToken().Member("url").AsText(), cancellationToken) is { } card ? [card] : []);

    private async Task<MessagingExtensionAttachment?> CardAsync(string? link, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var address) || !links.IsOurs(address))
        {
            return null;
        }

        if (ReceiptLooks.IsReceipt(address))
        {
            return await receipts.FindAsync(address, cancellationToken) is { } look ? cards.Receipt(look, Card.UnfurlVersion) : null;
        }

        return Passage(address) is { } passage ? cards.Passage(null, new Hit(passage, 0, []), Card.UnfurlVersion) : null;
    }

    private Passage? Passage(Uri address)
    {
        if (Reader().Match(address.AbsolutePath + address.Fragment) is not { Success: true } match)
        {
            return null;
        }

        var slug = match.Groups["slug"].Value;
        return match.Groups["place"].Success
            ? PassageId.TryParse($"{slug}/{match.Groups["place"].Value}", out var id) ? desk.Find(id) : null
            : desk.FindLead(slug);
    }

    [GeneratedRegex(@"^.*/read/(?<slug>[a-z0-9-]+)/?(#p(?<place>[0-9]+\.[0-9]+)(:~:.*)?)?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Reader();
}
