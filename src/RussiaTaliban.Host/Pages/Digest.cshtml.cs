using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Host.Pages;

/// <summary>
/// Today's digest (in UTC), or that of a past day (<c>?day=2026-11-20</c>), as a page that prints on one sheet. It belongs to no conversation, so nothing in it depends on who reads
/// it. A past day's is made of the articles that had been published by then, as they read today.
/// </summary>
public sealed class DigestModel(LiveSearcher searcher, DigestService desk, QuoteGuard guard, TimeProvider time) : PageModel
{
    private const int MaxDays = 60;

    private static readonly ConversationAddress Everybody = new("page", "digest");

    /// <summary>What is shown; set where the page is shown.</summary>
    public DigestReply Reply { get; private set; } = null!;

    public Corpus Corpus { get; } = searcher.Current.Corpus;

    /// <summary>
    /// The days before today on which something was published, newest first; at most <see cref="MaxDays"/>. An article of which only the month is known names no day.
    /// </summary>
    public IReadOnlyList<DateOnly> PastDays { get; private set; } = [];

    /// <summary>The day that is shown.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>True for a day before today.</summary>
    public bool IsPast { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? day, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        Day = today;
        if (!string.IsNullOrEmpty(day))
        {
            if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) || asked > today)
            {
                return NotFound();
            }

            Day = asked;
        }

        PastDays = [.. Corpus.Articles.Where(article => !article.IsPublishedToTheMonth).Select(article => article.Published).OfType<DateOnly>()
            .Where(published => published < today).Distinct().OrderDescending().Take(MaxDays)];
        IsPast = Day < today;
        var digest = IsPast
            ? DigestService.MakeFirst(new Corpus(Corpus.Articles.Where(article => PublishedBy(article) <= Day)), Day)
            : await desk.MakeAsync(Everybody, Corpus, Day, null, cancellationToken).ConfigureAwait(false);
        Reply = guard.Check(new DigestReply(digest), Corpus) as DigestReply ?? new DigestReply(digest with { Items = [] });
        Response.Headers.CacheControl = "no-cache";
        return Page();
    }

    /// <summary>The day by which an article had been published for certain: the last of the month where only that is known. Null if nothing is known.</summary>
    private static DateOnly? PublishedBy(Article article) =>
        article is { IsPublishedToTheMonth: true, Published: { } first } ? first.AddMonths(1).AddDays(-1) : article.Published;
}
