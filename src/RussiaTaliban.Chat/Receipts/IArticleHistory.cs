using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;

namespace RussiaTaliban.Chat.Receipts;

/// <summary>
/// What the articles said, and when: the one record that receipts and digests read. Of most articles it keeps the newest few texts; of one that a receipt was
/// made of, every text from then on. Every method throws <see cref="StorageUnavailableException"/> where the store cannot be reached.
/// </summary>
public interface IArticleHistory
{
    /// <summary>Keeps an article as it is now, and from now on all that becomes of it.</summary>
    Task KeepAsync(Article article, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Notes what a corpus that has just been read says, and which articles it lacks that were there.</summary>
    Task ObserveAsync(Corpus corpus, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The texts of an article in the order in which they were seen; empty where none was noted.</summary>
    Task<IReadOnlyList<ArticleRevision>> ListAsync(string slug, CancellationToken cancellationToken);

    /// <summary>The text that an article had at a moment; null where none was noted by then, where it was gone, or where that text is no longer kept.</summary>
    Task<Article?> FindAsync(string slug, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>An article as it was seen at a moment.</summary>
/// <param name="At">When it was first seen so.</param>
/// <param name="Article">The article; null where the corpus did not have it any more, or its text is not the one that was noted.</param>
public sealed record ArticleRevision(DateTimeOffset At, Article? Article);

/// <summary>How the record of an article goes on.</summary>
public static class ArticleHistory
{
    /// <summary>How many texts of an article are kept that no receipt needs.</summary>
    public const int MaxTexts = 4;

    /// <summary>When a quote was first seen changed or gone; null where every text since it was taken says it.</summary>
    /// <exception cref="StorageUnavailableException">The store cannot be reached.</exception>
    public static async Task<DateTimeOffset?> FirstChangedAsync(this IArticleHistory history, Receipt receipt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(receipt);
        return (await history.ListAsync(receipt.Article.Slug, cancellationToken).ConfigureAwait(false))
            .Where(revision => revision.At >= receipt.MadeAt)
            .Where(revision => QuoteVerifier.Verify(receipt.Quote, revision.Article is { } article ? new Corpus([article]) : Corpus.Empty).Status != QuoteStatus.Verified)
            .Select(revision => (DateTimeOffset?)revision.At)
            .FirstOrDefault();
    }

    /// <summary>How many of the oldest texts of an article go.</summary>
    /// <param name="kept">For each text, oldest first, whether a receipt was made of it.</param>
    public static int Superfluous(IReadOnlyList<bool> kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        return Math.Clamp(kept.Count - MaxTexts, 0, kept.TakeWhile(isKept => !isKept).Count());
    }
}

/// <summary>A record that lives as long as the process.</summary>
public sealed class InMemoryArticleHistory : IArticleHistory
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<(ArticleRevision Revision, bool IsKept)>> _texts = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task KeepAsync(Article article, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(article);
        lock (_gate)
        {
            var texts = Note(article.Slug, article, now);
            texts[^1] = texts[^1] with { IsKept = true };
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ObserveAsync(Corpus corpus, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        lock (_gate)
        {
            foreach (var slug in _texts.Keys.Union(corpus.Articles.Select(article => article.Slug)).ToList())
            {
                Note(slug, corpus.FindArticle(slug), now);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ArticleRevision>> ListAsync(string slug, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<ArticleRevision>>([.. (_texts.GetValueOrDefault(slug) ?? []).Select(text => text.Revision)]);
        }
    }

    /// <inheritdoc/>
    public Task<Article?> FindAsync(string slug, DateTimeOffset at, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_texts.GetValueOrDefault(slug)?.FindLast(text => text.Revision.At <= at).Revision?.Article);
        }
    }

    private List<(ArticleRevision Revision, bool IsKept)> Note(string slug, Article? article, DateTimeOffset now)
    {
        var texts = _texts.TryGetValue(slug, out var known) ? known : _texts[slug] = [];
        if (texts.Count == 0 ? article is not null : texts[^1].Revision.Article?.Revision != article?.Revision)
        {
            texts.Add((new ArticleRevision(now, article), false));
            texts.RemoveRange(0, ArticleHistory.Superfluous([.. texts.Select(text => text.IsKept)]));
        }

        return texts;
    }
}
