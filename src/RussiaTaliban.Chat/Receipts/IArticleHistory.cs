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

    /// <summary>The texts of an article in the order in which they were seen; empty if none was noted.</summary>
    Task<IReadOnlyList<ArticleRevision>> ListAsync(string slug, CancellationToken cancellationToken);

    /// <summary>The slugs under which any of these revisions was seen, in order of slug; empty if none was noted.</summary>
    Task<IReadOnlyList<string>> NamesAsync(IReadOnlyCollection<string> revisions, CancellationToken cancellationToken);

    /// <summary>The text that an article had at a moment; null if none was noted by then, where it was gone, or where that text is no longer kept.</summary>
    Task<Article?> FindAsync(string slug, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>An article as it was at one moment.</summary>
/// <param name="At">When it was first seen so.</param>
/// <param name="Article">The article; null if the corpus did not have it any more, or its text is not the one that was noted.</param>
public sealed record ArticleRevision(DateTimeOffset At, Article? Article);

/// <summary>Updates the record of an article.</summary>
public static class ArticleHistory
{
    /// <summary>How many texts of an article are kept that no receipt needs.</summary>
    public const int MaxTexts = 4;

    /// <summary>What today's corpus says of a receipt, weighed against the former revisions of its article. Where the record of them is away, it does without.</summary>
    public static async Task<QuoteStanding> StandingAsync(this IArticleHistory history, Receipt receipt, Corpus corpus, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(receipt);
        var standing = QuoteVerifier.Verify(receipt.Quote, corpus);
        if (standing is { Status: QuoteStatus.Verified, HasMoved: false })
        {
            return standing;
        }

        try
        {
            return (await PastAsync(history, receipt, [receipt.Article.Slug], cancellationToken).ConfigureAwait(false)).Verify(receipt, corpus);
        }
        catch (StorageUnavailableException)
        {
            return standing;
        }
    }

    /// <summary>When a quote was first seen changed or gone; null if every text since it was taken says it.</summary>
    /// <param name="history">The record.</param>
    /// <param name="receipt">The receipt.</param>
    /// <param name="today">The article's slug today; null if the record alone says under which names it was seen.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StorageUnavailableException">The store cannot be reached.</exception>
    public static async Task<DateTimeOffset?> FirstChangedAsync(this IArticleHistory history, Receipt receipt, string? today, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(receipt);
        var past = await PastAsync(history, receipt, [receipt.Article.Slug, .. today is null ? [] : new[] { today }], cancellationToken).ConfigureAwait(false);
        var seen = new Dictionary<string, Article?>(StringComparer.Ordinal);
        var texts = past.Texts.SelectMany(name => name.Value, (name, text) => (Name: name.Key, Text: text));
        foreach (var moment in texts.GroupBy(one => one.Text.At).OrderBy(moment => moment.Key))
        {
            foreach (var (name, text) in moment)
            {
                seen[name] = text.Article;
            }

            if (moment.Key >= receipt.MadeAt && past.Verify(receipt, new Corpus(seen.Values.OfType<Article>())).Status != QuoteStatus.Verified)
            {
                return moment.Key;
            }
        }

        return null;
    }

    /// <summary>The texts of an article under every name that it had: a file of bytes that it once had is the article, and stays it when it is edited.</summary>
    private static async Task<Past> PastAsync(IArticleHistory history, Receipt receipt, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<string, IReadOnlyList<ArticleRevision>>(StringComparer.Ordinal);
        for (var open = names; open.Count > 0;)
        {
            foreach (var name in open)
            {
                texts[name] = await history.ListAsync(name, cancellationToken).ConfigureAwait(false);
            }

            var revisions = texts.Values.SelectMany(list => list).Where(text => text.At >= receipt.MadeAt).Select(text => text.Article?.Revision).OfType<string>()
                .Append(receipt.Quote.ArticleRevision).ToHashSet(StringComparer.Ordinal);
            open = [.. (await history.NamesAsync(revisions, cancellationToken).ConfigureAwait(false)).Where(name => !texts.ContainsKey(name))];
        }

        return new Past(texts);
    }

    private sealed record Past(Dictionary<string, IReadOnlyList<ArticleRevision>> Texts)
    {
        public QuoteStanding Verify(Receipt receipt, Corpus corpus) => QuoteVerifier.Verify(
            receipt.Quote,
            corpus,
            Texts.Values.SelectMany(list => list).FirstOrDefault(text => text.Article?.Revision == receipt.Quote.ArticleRevision)?.Article,
            [.. Texts.Where(name => name.Key != receipt.Article.Slug && name.Value.Count > 0).OrderByDescending(name => name.Value[^1].At).Select(name => name.Key)]);
    }

    /// <summary>
    /// Whether a text of an article that is new is kept because a receipt needs it: another article had the same text when or after a receipt was made of it, so
    /// its file was renamed or copied.
    /// </summary>
    /// <param name="revision">The new text's revision; empty for an article that is gone.</param>
    /// <param name="others">The texts of every other article, oldest first: revision, and whether a receipt was made of it.</param>
    public static bool IsNeeded(string revision, IEnumerable<IEnumerable<(string Revision, bool IsKept)>> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return revision is { Length: > 0 } && others.Any(texts => texts.SkipWhile(text => !text.IsKept).Any(text => text.Revision == revision));
    }

    /// <summary>How many of the oldest texts of an article go.</summary>
    /// <param name="kept">For each text, oldest first, whether a receipt was made of it.</param>
    public static int Superfluous(IReadOnlyList<bool> kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        return Math.Clamp(kept.Count - MaxTexts, 0, kept.TakeWhile(isKept => !isKept).Count());
    }
}

/// <summary>A record in the memory of the process.</summary>
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
    public Task<IReadOnlyList<string>> NamesAsync(IReadOnlyCollection<string> revisions, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<string>>(
            [
                .. _texts.Where(name => name.Value.Exists(text => text.Revision.Article is { } article && revisions.Contains(article.Revision)))
                    .Select(name => name.Key)
                    .Order(StringComparer.Ordinal),
            ]);
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
            var isNeeded = texts.Count == 0 && ArticleHistory.IsNeeded(
                article!.Revision, _texts.Values.Select(others => others.Select(text => (text.Revision.Article?.Revision ?? "", text.IsKept))));
            texts.Add((new ArticleRevision(now, article), isNeeded));
            texts.RemoveRange(0, ArticleHistory.Superfluous([.. texts.Select(text => text.IsKept)]));
        }

        return texts;
    }
}
