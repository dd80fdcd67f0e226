using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Receipts;

namespace RussiaTaliban.Host.Pages;

/// <summary>What changed in an article from one revision to the next, as far as the record of its texts goes back.</summary>
public sealed class ChangesModel(LiveSearcher searcher, IArticleHistory history) : PageModel
{
    /// <summary>The article of today; set where the page is shown.</summary>
    public Article Article { get; private set; } = null!;

    /// <summary>The revisions, newest first; null where the record cannot be reached.</summary>
    public IReadOnlyList<ArticleChange>? Changes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (searcher.Current.Corpus.FindArticle(slug) is not { } article)
        {
            return NotFound();
        }

        Article = article;
        Response.Headers.CacheControl = "no-cache";
        try
        {
            var revisions = await history.ListAsync(article.Slug, cancellationToken).ConfigureAwait(false);
            Changes = [.. revisions.Select((revision, at) => ArticleChange.Of(revision, at == 0 ? null : revisions[at - 1])).Reverse()];
        }
        catch (StorageUnavailableException)
        {
            Changes = null;
        }

        return Page();
    }
}

/// <summary>An article as it was seen at a moment, beside how it was seen before.</summary>
/// <param name="At">When it was first seen so.</param>
/// <param name="Revision">Its revision; null where it was gone, or its text is no longer kept.</param>
/// <param name="Sentences">What was added, reworded and taken out; null where there is nothing to compare it with.</param>
public sealed record ArticleChange(DateTimeOffset At, string? Revision, IReadOnlyList<SentenceChange>? Sentences)
{
    internal static ArticleChange Of(ArticleRevision revision, ArticleRevision? before) => new(
        revision.At,
        revision.Article?.Revision,
        before?.Article is { } earlier && revision.Article is { } article
            ? SentenceChanges.Between([.. earlier.Passages.Select(passage => passage.Text)], article)
            : null);
}
