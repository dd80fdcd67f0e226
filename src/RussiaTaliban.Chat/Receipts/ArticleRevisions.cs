using System.Globalization;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;

namespace RussiaTaliban.Chat.Receipts;

/// <summary>
/// The revisions of the articles that receipts were made of, from the first receipt on: what an article said at a moment can be shown, and when it was first
/// seen to say something else. A copy is named by the hash of its text and kept once; a log for each article says which was seen when.
/// </summary>
/// <param name="folder">Where they are kept; null to keep them as long as the process lives.</param>
public sealed class ArticleRevisions(string? folder) : IDisposable
{
    /// <summary>In a log: the article was not in the corpus any more.</summary>
    private const string Absent = "-";

    private readonly Dictionary<string, List<ArticleRevision>> _known = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>Keeps an article as it is now; nothing where this is the revision that was seen last.</summary>
    /// <exception cref="StorageUnavailableException">The folder cannot be written or read.</exception>
    public Task KeepAsync(Article article, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(article);
        return LockedAsync(token => NoteAsync(article.Slug, article, now, token), cancellationToken);
    }

    /// <summary>Notes what has become of the articles that are kept, in a corpus that has just been read.</summary>
    /// <exception cref="StorageUnavailableException">The folder cannot be written or read.</exception>
    public Task ObserveAsync(Corpus corpus, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        return LockedAsync(
            async token =>
            {
                foreach (var slug in Slugs())
                {
                    await NoteAsync(slug, corpus.FindArticle(slug), now, token).ConfigureAwait(false);
                }
            },
            cancellationToken);
    }

    /// <summary>The revisions of an article in the order in which they were seen; empty where none was kept.</summary>
    /// <exception cref="StorageUnavailableException">The folder cannot be read.</exception>
    public async Task<IReadOnlyList<ArticleRevision>> HistoryAsync(string slug, CancellationToken cancellationToken)
    {
        IReadOnlyList<ArticleRevision> history = [];
        await LockedAsync(async token => history = [.. await OfAsync(slug, token).ConfigureAwait(false)], cancellationToken).ConfigureAwait(false);
        return history;
    }

    /// <summary>When a quote was first seen changed or gone; null where every revision since it was taken says it.</summary>
    /// <exception cref="StorageUnavailableException">The folder cannot be read.</exception>
    public async Task<DateTimeOffset?> FirstChangedAsync(Receipt receipt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        var history = await HistoryAsync(receipt.Article.Slug, cancellationToken).ConfigureAwait(false);
        return history
            .Where(revision => revision.At >= receipt.MadeAt)
            .Where(revision => QuoteVerifier.Verify(receipt.Quote, revision.Article is { } article ? new Corpus([article]) : Corpus.Empty).Status != QuoteStatus.Verified)
            .Select(revision => (DateTimeOffset?)revision.At)
            .FirstOrDefault();
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task NoteAsync(string slug, Article? article, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var history = await OfAsync(slug, cancellationToken).ConfigureAwait(false);
        if (history.Count > 0 && history[^1].Article?.Text == article?.Text)
        {
            return;
        }

        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
            var hash = article is null ? Absent : Quote.HashOf(article.Text);
            if (article is not null && !File.Exists(CopyOf(hash)))
            {
                // Whole or not at all: a copy that was cut short would not be the article.
                var unfinished = CopyOf(hash) + ".new";
                await File.WriteAllTextAsync(unfinished, article.Text, cancellationToken).ConfigureAwait(false);
                File.Move(unfinished, CopyOf(hash), overwrite: true);
            }

            await File.AppendAllTextAsync(LogOf(slug), $"{now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)} {hash}\n", cancellationToken).ConfigureAwait(false);
        }

        history.Add(new ArticleRevision(now, article));
    }

    private async Task<List<ArticleRevision>> OfAsync(string slug, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(slug, out var known))
        {
            return known;
        }

        var history = new List<ArticleRevision>();
        if (folder is not null && File.Exists(LogOf(slug)))
        {
            foreach (var line in await File.ReadAllLinesAsync(LogOf(slug), cancellationToken).ConfigureAwait(false))
            {
                if (line.Split(' ') is [var at, var hash] && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, out var seen))
                {
                    history.Add(new ArticleRevision(seen, hash == Absent ? null : await ReadAsync(slug, hash, cancellationToken).ConfigureAwait(false)));
                }
            }
        }

        return _known[slug] = history;
    }

    private async Task<Article?> ReadAsync(string slug, string hash, CancellationToken cancellationToken)
    {
        var text = await File.ReadAllTextAsync(CopyOf(hash), cancellationToken).ConfigureAwait(false);
        return Quote.HashOf(text) == hash ? Article.Read(slug, text) : null;
    }

    private IEnumerable<string> Slugs() => folder is not null && Directory.Exists(folder)
        ? Directory.GetFiles(folder, "*.log").Select(file => Path.GetFileNameWithoutExtension(file))
        : [.. _known.Where(one => one.Value.Count > 0).Select(one => one.Key)];

    private string CopyOf(string hash) => Path.Combine(folder!, hash + ".md");

    private string LogOf(string slug) => Path.Combine(folder!, slug + ".log");

    private async Task LockedAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await work(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException("the folder of revisions", fault);
        }
        finally
        {
            _gate.Release();
        }
    }
}

/// <summary>An article as it was seen at a moment.</summary>
/// <param name="At">When it was first seen so.</param>
/// <param name="Article">The article; null where the corpus did not have it any more.</param>
public sealed record ArticleRevision(DateTimeOffset At, Article? Article);
