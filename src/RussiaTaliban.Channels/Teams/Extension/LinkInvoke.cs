using System.Text.RegularExpressions;
using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.Briefing;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Channels.Invokes;

namespace RussiaTaliban.Channels.Teams.Extension;

/// <summary>A link to our reader pages, pasted into a chat, shows the passage that it leads to; for people without the app too, because the page is public.</summary>
internal sealed partial class LinkInvoke(Desk desk, ExtensionCards cards, Func<Uri> publicAddress) : IInvoke
{
    public IReadOnlyList<string> Names => ["composeExtension/queryLink", "composeExtension/anonymousQueryLink"];

    public Task<InvokeResponse?> HandleAsync(Activity activity, IReplySender sender, CancellationToken cancellationToken)
    {
        var shown = Passage(activity.Value.Member("url").AsText()) is { } passage
            ? new[] { cards.Passage(null, new Hit(passage, 0, []), Card.UnfurlVersion) }
            : [];
        return Task.FromResult<InvokeResponse?>(ExtensionCards.List(shown));
    }

    private Passage? Passage(string? link)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var address)
            || !address.Authority.Equals(publicAddress().Authority, StringComparison.OrdinalIgnoreCase)
            || Reader().Match(address.AbsolutePath + address.Fragment) is not { Success: true } match)
        {
            return null;
        }

        var slug = match.Groups["slug"].Value;
        return match.Groups["place"].Success
            ? PassageId.TryParse($"{slug}/{match.Groups["place"].Value}", out var id) ? desk.Find(id) : null
            : desk.FindArticle(slug)?.Passages[0];
    }

    [GeneratedRegex(@"^.*/read/(?<slug>[a-z0-9-]+)/?(#p(?<place>[0-9]+\.[0-9]+)(:~:.*)?)?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Reader();
}
