using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RussiaTaliban.Briefing;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Receipts;

namespace RussiaTaliban.Host.Pages;

/// <summary>What changed in an article from one revision to the next, as far as the record of its texts goes back.</summary>
public sealed class ChangesModel(LiveSearcher searcher, IArticleHistory history) : PageModel
{
    /// <summary>So many revisions are shown, the newest.</summary>
    public const int MaxRevisions = 20;

    /// <summary>The article of today; set where the page is shown.</summary>
    public Article Article { get; private set; } = null!;

    /// <summary>The revisions, newest first; null where the record cannot be reached.</summary>
    public IReadOnlyList<ArticleChange>? Changes { get; private set; } = [];

    /// <summary>True where there are older ones.</summary>
    public bool IsCut { get; private set; }

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
            var first = Math.Max(0, revisions.Count - MaxRevisions);
            IsCut = first > 0;
            Changes = [.. Enumerable.Range(first, revisions.Count - first).Reverse()
                .Select(at => ArticleChange.Of(revisions[at], at == 0 ? null : revisions[at - 1], cancellationToken))];
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
/// <param name="Sentences">What was added, reworded and taken out, at most <see cref="MaxSentences"/>; null where there is nothing to compare it with.</param>
/// <param name="IsCut">True where there is more of it.</param>
public sealed record ArticleChange(DateTimeOffset At, string? Revision, IReadOnlyList<ChangedText>? Sentences, bool IsCut)
{
    /// <summary>So many sentences are shown of a revision.</summary>
    public const int MaxSentences = 200;

    // Two texts differ in the same all the time; whoever asks again does not have them compared again.
    private static readonly BoundedCache<(string Slug, string Before, string After), IReadOnlyList<ChangedText>> Compared = new(200);

    internal static ArticleChange Of(ArticleRevision revision, ArticleRevision? before, CancellationToken cancellationToken)
    {
        if (before?.Article is not { } earlier || revision.Article is not { } article)
        {
            return new ArticleChange(revision.At, revision.Article?.Revision, null, false);
        }

        var key = (article.Slug, earlier.Revision, article.Revision);
        if (Compared.Find(key) is not { } sentences)
        {
            sentences = [.. SentenceChanges.Between([.. earlier.Passages.Select(passage => passage.Text)], article, MaxSentences + 1, cancellationToken)
                .Take(MaxSentences + 1).Select(change => new ChangedText(change.Before, change.After?.Text))];
            Compared.Put(key, sentences);
        }

        return new ArticleChange(revision.At, article.Revision, [.. sentences.Take(MaxSentences)], sentences.Count > MaxSentences);
    }
}

/// <summary>A sentence that has changed, without the articles that it stands in.</summary>
/// <param name="Before">As it stood; null for one that was added.</param>
/// <param name="After">As it stands; null for one that was taken out.</param>
public sealed record ChangedText(string? Before, string? After);
