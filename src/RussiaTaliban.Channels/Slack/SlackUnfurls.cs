using System.Text.Json;
using RussiaTaliban.Briefing;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Channels.Slack.BlockKit;
using RussiaTaliban.Channels.Slack.Rendering;
using RussiaTaliban.Chat;
using RussiaTaliban.Slack.Deliveries;
using RussiaTaliban.Slack.Web;

namespace RussiaTaliban.Channels.Slack;

/// <summary>A link to a paragraph of our reader shows that paragraph. Other links, and paragraphs that do not exist, show nothing.</summary>
internal sealed class SlackUnfurls(LiveSearcher searcher, QuoteGuard guard, SlackClient client, SlackRenderer renderer, ReaderLinks links)
{
    private const string ReaderPrefix = "/read/";

    public async Task ShowAsync(SlackEvent.LinkShared shared, CancellationToken cancellationToken)
    {
        var corpus = searcher.Current.Corpus;
        var unfurls = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var link in shared.Links)
        {
            if (Find(link.Url, corpus) is { } passage)
            {
                unfurls[link.Url] = BlockKitJson.Serialize(new Unfurl([.. renderer.Quotation(new Hit(passage, 0, []))]));
            }
        }

        if (unfurls.Count > 0)
        {
            await client.UnfurlAsync(Address(shared, unfurls), cancellationToken);
        }
    }

    private Passage? Find(string url, Corpus corpus)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)
            || address.Authority != new Uri(links.Index).Authority
            || !address.AbsolutePath.StartsWith(ReaderPrefix, StringComparison.Ordinal)
            || !address.Fragment.StartsWith("#p", StringComparison.Ordinal)
            || !PassageId.TryParse($"{address.AbsolutePath[ReaderPrefix.Length..]}/{Anchor(address.Fragment)}", out var id)
            || corpus.Find(id) is not { } passage)
        {
            return null;
        }

        // The same last look that every reply gets.
        var reply = new PassagesReply("", new Answer(AnswerOutcome.Answered, [new Hit(passage, 0, [])]));
        return guard.Check(reply, corpus) is PassagesReply ? passage : null;
    }

    // A link may also name a sentence: #p2.1:~:text=…
    private static string Anchor(string fragment) => fragment.Split(":~:", 2)[0][2..];

    // A link in the composer has no message yet.
    private static SlackUnfurl Address(SlackEvent.LinkShared shared, Dictionary<string, JsonElement> unfurls) =>
        shared is { UnfurlId: not null, Source: not null }
            ? new SlackUnfurl { UnfurlId = shared.UnfurlId, Source = shared.Source, Unfurls = unfurls }
            : new SlackUnfurl { Channel = shared.Channel, Ts = shared.MessageTs, Unfurls = unfurls };
}
