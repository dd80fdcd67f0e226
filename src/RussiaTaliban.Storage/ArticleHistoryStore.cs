using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Chat.Receipts;

namespace RussiaTaliban.Storage;

/// <summary>
/// What the articles said, and when, in the database: every replica reads and writes the same record. A text is kept once, under its hash, however many
/// articles had it and however often.
/// </summary>
public sealed class ArticleHistoryStore(Database database) : IArticleHistory
{
    private const string Lock = "article versions";

    public Task KeepAsync(Article article, DateTimeOffset now, CancellationToken cancellationToken) => database.ChangeAsync(
        async (context, token) =>
        {
            await context.LockNameAsync(Lock, token).ConfigureAwait(false);
            var rows = await context.ArticleVersions.Where(row => row.Slug == article.Slug).OrderBy(row => row.SeenAt).ToListAsync(token).ConfigureAwait(false);
            if (rows.Count > 0 && rows[^1].Revision == article.Revision)
            {
                rows[^1].IsKept = true;
                return;
            }

            await AddTextsAsync(context, [article], token).ConfigureAwait(false);
            context.ArticleVersions.Add(Row(article.Slug, article, After(rows, now), isKept: true));
        },
        cancellationToken);

    public async Task ObserveAsync(Corpus corpus, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Nearly always nothing has changed, and then nothing is locked.
        if ((await database.RunAsync(NotedAsync, cancellationToken).ConfigureAwait(false)) is var noted && Changed(corpus, noted).Count > 0)
        {
            await database.ChangeAsync((context, token) => NoteAsync(context, corpus, now, token), cancellationToken).ConfigureAwait(false);
        }
    }

    public Task<IReadOnlyList<ArticleRevision>> ListAsync(string slug, CancellationToken cancellationToken) => database.RunAsync<IReadOnlyList<ArticleRevision>>(
        async (context, token) =>
        {
            var rows = await context.ArticleVersions.AsNoTracking().Where(row => row.Slug == slug).OrderBy(row => row.SeenAt).ToListAsync(token).ConfigureAwait(false);
            var revisions = rows.Select(row => row.Revision).Distinct().ToList();
            var texts = await context.ArticleTexts.AsNoTracking().Where(text => revisions.Contains(text.Revision)).ToListAsync(token).ConfigureAwait(false);
            var articles = texts.ToDictionary(text => text.Revision, text => Read(slug, text), StringComparer.Ordinal);
            return [.. rows.Select(row => new ArticleRevision(new DateTimeOffset(row.SeenAt, TimeSpan.Zero), articles.GetValueOrDefault(row.Revision)))];
        },
        cancellationToken);

    public async Task<IReadOnlyList<string>> NamesAsync(IReadOnlyCollection<string> revisions, CancellationToken cancellationToken)
    {
        var slugs = await database.RunAsync(
            (context, token) => context.ArticleVersions.Where(row => revisions.Contains(row.Revision)).Select(row => row.Slug).Distinct().ToListAsync(token),
            cancellationToken).ConfigureAwait(false);
        return [.. slugs.Order(StringComparer.Ordinal)];
    }

    public Task<Article?> FindAsync(string slug, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var moment = at.UtcTicks;
        return database.RunAsync<Article?>(
            async (context, token) =>
            {
                var row = await context.ArticleVersions.AsNoTracking().Where(row => row.Slug == slug && row.SeenAt <= moment).OrderByDescending(row => row.SeenAt)
                    .FirstOrDefaultAsync(token).ConfigureAwait(false);
                var text = row is null ? null
                    : await context.ArticleTexts.AsNoTracking().FirstOrDefaultAsync(text => text.Revision == row.Revision, token).ConfigureAwait(false);
                return text is null ? null : Read(slug, text);
            },
            cancellationToken);
    }

    private static async Task NoteAsync(StorageContext context, Corpus corpus, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await context.LockNameAsync(Lock, cancellationToken).ConfigureAwait(false);
        var noted = await NotedAsync(context, cancellationToken).ConfigureAwait(false);
        var changed = Changed(corpus, noted);
        await AddTextsAsync(context, [.. changed.Select(corpus.FindArticle).OfType<Article>()], cancellationToken).ConfigureAwait(false);
        foreach (var slug in changed)
        {
            var rows = noted[slug].OrderBy(row => row.SeenAt).ToList();
            var text = Row(slug, corpus.FindArticle(slug), After(rows, now), isKept: false);
            text.IsKept = rows.Count == 0
                && ArticleHistory.IsNeeded(text.Revision, noted.Select(others => others.OrderBy(row => row.SeenAt).Select(row => (row.Revision, row.IsKept))));
            context.ArticleVersions.Add(text);
            context.ArticleVersions.RemoveRange(rows.Take(ArticleHistory.Superfluous([.. rows.Select(row => row.IsKept), text.IsKept])));
        }

        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        var unneeded = context.ArticleTexts.Where(text => !context.ArticleVersions.Any(row => row.Revision == text.Revision));
        await unneeded.ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds what these articles say, where nobody has said it yet.</summary>
    private static async Task AddTextsAsync(StorageContext context, IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        var revisions = articles.Select(article => article.Revision).Distinct().ToList();
        var known = await context.ArticleTexts.Where(text => revisions.Contains(text.Revision)).Select(text => text.Revision)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        context.ArticleTexts.AddRange(articles.DistinctBy(article => article.Revision).Where(article => !known.Contains(article.Revision))
            .Select(article => new ArticleTextRow { Revision = article.Revision, Payload = article.Text }));
    }

    /// <summary>The articles whose last noted text is not the corpus's.</summary>
    private static List<string> Changed(Corpus corpus, ILookup<string, ArticleVersionRow> noted) =>
        [.. corpus.Articles.Select(article => article.Slug).Union(noted.Select(rows => rows.Key))
            .Where(slug => (noted[slug].MaxBy(row => row.SeenAt)?.Revision ?? "") != (corpus.FindArticle(slug)?.Revision ?? ""))];

    /// <summary>What is noted of every article.</summary>
    private static async Task<ILookup<string, ArticleVersionRow>> NotedAsync(StorageContext context, CancellationToken cancellationToken) =>
        (await context.ArticleVersions.AsNoTracking().ToListAsync(cancellationToken).ConfigureAwait(false)).ToLookup(row => row.Slug, StringComparer.Ordinal);

    /// <summary>A moment after what was noted last, where clocks of replicas differ.</summary>
    private static long After(List<ArticleVersionRow> rows, DateTimeOffset now) => rows.Count > 0 ? Math.Max(now.UtcTicks, rows[^1].SeenAt + 1) : now.UtcTicks;

    private static ArticleVersionRow Row(string slug, Article? article, long seenAt, bool isKept) =>
        new() { Slug = slug, SeenAt = seenAt, Revision = article?.Revision ?? "", IsKept = isKept };

    /// <summary>Null if the text is not the one that was noted.</summary>
    private static Article? Read(string slug, ArticleTextRow text) =>
        Article.Read(slug, text.Payload) is { } article && article.Revision == text.Revision ? article : null;
}
