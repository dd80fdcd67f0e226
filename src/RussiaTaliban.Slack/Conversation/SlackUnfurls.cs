using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Slack.Conversation;

/// <summary>Shows the paragraph under a link to the reader, and the quote under a link to a receipt. Any other link shows nothing.</summary>
internal sealed class SlackUnfurls(
    LiveSearcher searcher, CorpusScopes scopes, ReceiptLooks receipts, QuoteGuard guard, SlackRenderer renderer, ReaderLinks links)
{
    private const string ReaderPrefix = "/read/";

    public async Task ShowAsync(SlackTenant tenant, SlackEvent.LinkShared shared, SlackPosting posting, CancellationToken cancellationToken)
    {
        var corpus = scopes.Of(searcher.Current, SlackAddress.Of(tenant, shared.Channel, thread: null)).Corpus;
        var unfurls = new Dictionary<string, IReadOnlyList<Block>>(StringComparer.Ordinal);
        foreach (var link in shared.Links)
        {
            if (await BlocksAsync(link.Url, corpus, cancellationToken) is { } blocks)
            {
                unfurls[link.Url] = blocks;
            }
        }

        if (unfurls.Count > 0)
        {
            var serialized = unfurls.ToDictionary(one => one.Key, one => BlockKitJson.Serialize(new Unfurl(one.Value)));
            await posting.UnfurlAsync(Address(shared, serialized), unfurls, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<Block>?> BlocksAsync(string url, Corpus corpus, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !links.IsOurs(address))
        {
            return null;
        }

        return ReceiptLooks.IsReceipt(address)
            ? await receipts.FindAsync(address, cancellationToken) is { } look && IsIn(corpus, look.Receipt.Quote.Passage.Slug) ? Blocks(look) : null
            : Find(address, corpus) is { } passage ? [.. renderer.Quotation(new Hit(passage, 0, []))] : null;
    }

    /// <summary>What a channel may not hear of is not shown there either.</summary>
    private static bool IsIn(Corpus corpus, string slug) => corpus.Whole == corpus || corpus.FindArticle(slug) is not null;

    private IReadOnlyList<Block> Blocks(ReceiptLook look)
    {
        var standing = new Block.Context([Text.Plain(ShareWording.Standing(look))]);
        return look.ShowsQuote
            ? [standing, .. new QuoteBlocks(links).Quote(look.Receipt).SelectMany(group => group)]
            : [standing];
    }

    private Passage? Find(Uri address, Corpus corpus) =>
        address.AbsolutePath.StartsWith(ReaderPrefix, StringComparison.Ordinal)
        && address.Fragment.StartsWith("#p", StringComparison.Ordinal)
        && PassageId.TryParse($"{address.AbsolutePath[ReaderPrefix.Length..]}/{Anchor(address.Fragment)}", out var id)
        && corpus.Find(id) is { } passage
            ? guard.Check(passage, corpus)
            : null;

    // A link may also name a sentence: #p2.1:~:text=…
    private static string Anchor(string fragment) => fragment.Split(":~:", 2)[0][2..];

    // A link in the composer has no message yet.
    private static SlackUnfurl Address(SlackEvent.LinkShared shared, Dictionary<string, JsonElement> unfurls) =>
        shared is { UnfurlId: not null, Source: not null }
            ? new SlackUnfurl { UnfurlId = shared.UnfurlId, Source = shared.Source, Unfurls = unfurls }
            : new SlackUnfurl { Channel = shared.Channel, Ts = shared.MessageTs, Unfurls = unfurls };
}
