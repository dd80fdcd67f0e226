using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Chat.Receipts;

namespace RussiaTaliban.Storage;

/// <summary>What the articles said, and when, in the database: every replica reads and writes the same record.</summary>
public sealed class ArticleHistoryStore(Database database) : IArticleHistory
{
    private const string Lock = "article versions";

    public Task KeepAsync(Article article, DateTimeOffset now, CancellationToken cancellationToken) => database.ChangeAsync(
        async (context, token) =>
        {
            await context.LockNameAsync(Lock, token).ConfigureAwait(false);
            var rows = await context.ArticleVersions.Where(row => row.Slug == article.Slug).OrderBy(row => row.SeenAt).ToListAsync(token).ConfigureAwait(false);
            var last = rows.Count > 0 && rows[^1].Revision == article.Revision ? rows[^1] : context.ArticleVersions.Add(Row(article.Slug, article, After(rows, now))).Entity;
            last.IsKept = true;
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

    public Task<IReadOnlyList<ArticleRevision>> ListAsync(string slug, CancellationToken cancellationToken) => database.ListAsync(
        context => context.ArticleVersions.Where(row => row.Slug == slug).OrderBy(row => row.SeenAt), row => new ArticleRevision(new DateTimeOffset(row.SeenAt, TimeSpan.Zero), Read(row)), cancellationToken);

    public async Task<Article?> FindAsync(string slug, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var moment = at.UtcTicks;
        var row = await database.RunAsync(
            (context, token) => context.ArticleVersions.AsNoTracking().Where(row => row.Slug == slug && row.SeenAt <= moment).OrderByDescending(row => row.SeenAt).FirstOrDefaultAsync(token),
            cancellationToken).ConfigureAwait(false);
        return row is null ? null : Read(row);
    }

    private static async Task NoteAsync(StorageContext context, Corpus corpus, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await context.LockNameAsync(Lock, cancellationToken).ConfigureAwait(false);
        var noted = await NotedAsync(context, cancellationToken).ConfigureAwait(false);
        foreach (var slug in Changed(corpus, noted))
        {
            var rows = noted[slug].OrderBy(row => row.SeenAt).ToList();
            context.ArticleVersions.Add(Row(slug, corpus.FindArticle(slug), After(rows, now)));
            foreach (var old in rows.Take(ArticleHistory.Superfluous([.. rows.Select(row => row.IsKept), false])))
            {
                context.ArticleVersions.Remove(old);
            }
        }
    }

    /// <summary>The articles whose last noted text is not the corpus's.</summary>
    private static List<string> Changed(Corpus corpus, ILookup<string, ArticleVersionRow> noted) =>
        [.. corpus.Articles.Select(article => article.Slug).Union(noted.Select(rows => rows.Key))
            .Where(slug => (noted[slug].MaxBy(row => row.SeenAt)?.Revision ?? "") != (corpus.FindArticle(slug)?.Revision ?? ""))];

    /// <summary>What is noted of every article, but for its text.</summary>
    private static async Task<ILookup<string, ArticleVersionRow>> NotedAsync(StorageContext context, CancellationToken cancellationToken) =>
        (await context.ArticleVersions.AsNoTracking().Select(row => new { row.Slug, row.SeenAt, row.Revision, row.IsKept }).ToListAsync(cancellationToken).ConfigureAwait(false))
        .ToLookup(row => row.Slug, row => new ArticleVersionRow { Slug = row.Slug, SeenAt = row.SeenAt, Revision = row.Revision, IsKept = row.IsKept, Payload = "" }, StringComparer.Ordinal);

    /// <summary>A moment after what was noted last, where clocks of replicas differ.</summary>
    private static long After(List<ArticleVersionRow> rows, DateTimeOffset now) => rows.Count > 0 ? Math.Max(now.UtcTicks, rows[^1].SeenAt + 1) : now.UtcTicks;

    private static ArticleVersionRow Row(string slug, Article? article, long seenAt) => new() { Slug = slug, SeenAt = seenAt, Revision = article?.Revision ?? "", Payload = article?.Text ?? "" };

    /// <summary>Null where the article was gone, and where its text is not the one that was noted.</summary>
    private static Article? Read(ArticleVersionRow row) => row.Revision.Length > 0 && Article.Read(row.Slug, row.Payload) is { } article && article.Revision == row.Revision ? article : null;
}
