using Microsoft.AspNetCore.Mvc.RazorPages;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Host.Pages;

/// <summary>Today's digest (in UTC) as a page that prints on one sheet. It belongs to no conversation, so nothing in it depends on who reads it.</summary>
public sealed class DigestModel(LiveSearcher searcher, DigestService desk, QuoteGuard guard, TimeProvider time) : PageModel
{
    private static readonly ConversationAddress Everybody = new("page", "digest");

    /// <summary>What is shown; set where the page is shown.</summary>
    public DigestReply Reply { get; private set; } = null!;

    public Corpus Corpus { get; } = searcher.Current.Corpus;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var digest = await desk.MakeAsync(Everybody, Corpus, today, null, cancellationToken).ConfigureAwait(false);
        Reply = guard.Check(new DigestReply(digest), Corpus) as DigestReply ?? new DigestReply(digest with { Items = [] });
        Response.Headers.CacheControl = "no-cache";
    }
}
