using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Briefing.Summaries;

/// <summary>
/// Makes digests. Every article that came or changed since the reader's last digest is named: the first <see cref="MaxArticles"/> with sentences, the
/// others in a line each. One event that several sources tell stands once, with all of them. Where nothing came or changed the digest says so; what
/// stands in it then are picks from before, to be offered and not to be passed off as news.
/// </summary>
public static class DigestMaker
{
    /// <summary>How many articles have sentences in a digest, unless the reader wants everything: two sentences for each.</summary>
    public const int MaxArticles = 4;

    /// <summary>How many have sentences where the reader wants everything.</summary>
    public const int MaxArticlesInFull = 20;

    /// <summary>Maximum number of articles that are named in a line each; for the others, only their number is shown.</summary>
    public const int MaxLines = 50;

    private const int SentencesInFull = 2;

    /// <summary>How many digests of one corpus are remembered.</summary>
    private const int MaxRemembered = 500;

    /// <summary>Readers who have had the same get the same digest: it is written once, not once for each.</summary>
    private static readonly ConditionalWeakTable<Corpus, ConcurrentDictionary<string, Digest>> Written = [];

    /// <summary>Makes a digest.</summary>
    /// <param name="corpus">The corpus of this moment.</param>
    /// <param name="today">The reader's day.</param>
    /// <param name="sightings">By slug, when articles came and changed; one that is missing counts as there from the beginning.</param>
    /// <param name="last">What the reader has had; null for a first digest.</param>
    /// <param name="wish">What the reader wants; null for the usual.</param>
    /// <param name="earlier">By slug, the paragraphs of changed articles as the reader's last digest found them; null if they are not known.</param>
    public static Digest Make(
        Corpus corpus,
        DateOnly today,
        IReadOnlyDictionary<string, ArticleSighting> sightings,
        DigestMark? last,
        DigestWish? wish = null,
        IReadOnlyDictionary<string, ArticleVersion>? earlier = null)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(sightings);
        wish ??= DigestWish.Usual;
        var about = Subjects.Among(corpus, wish.Subjects);
        var without = wish.NotSubjects.Count == 0 ? null : Subjects.Among(corpus, wish.NotSubjects);
        var ranked = corpus.Articles
            .Where(article => (about is null || about.Contains(article.Slug)) && without?.Contains(article.Slug) != true)
            .Select(article => new Told(article, NewsOf(article, today, sightings.GetValueOrDefault(article.Slug), last), []))
            .OrderBy(one => one.News switch { ArticleNews.New => 0, ArticleNews.Changed => 1, _ => 2 })
            .ThenBy(one => one.News == ArticleNews.Standing ? CoveredOn(one.Article) : DateOnly.MinValue)
            .ThenByDescending(one => one.Article.Published)
            .ThenBy(one => one.Article.Slug, StringComparer.Ordinal)
            .ToList();
        var news = ranked.FindAll(one => one.News != ArticleNews.Standing);

        // A first digest introduces the corpus; one without news offers what the reader has not had for longest.
        var told = last is null || news.Count == 0 ? [.. ranked.Take(Math.Max(MaxArticles, news.Count))] : news;
        var since = last is null ? (DateOnly?)null : last.Day ?? DateOnly.FromDateTime(last.At.UtcDateTime);
        var written = Written.GetOrCreateValue(corpus);
        if (written.Count > MaxRemembered)
        {
            written.Clear();
        }

        return written.GetOrAdd(Key(), _ => Write(told, wish, earlier, corpus) with { Date = today, Since = since, IsNothingNew = last is not null && news.Count == 0, IsFirst = last is null });

        DateOnly CoveredOn(Article article) => last?.Covered.TryGetValue(article.Slug, out var day) == true ? day : DateOnly.MinValue;

        string Key() => string.Join('\n', [
            today.ToString("O", CultureInfo.InvariantCulture), since?.ToString("O", CultureInfo.InvariantCulture) ?? "first", wish.Sentences?.ToString(CultureInfo.InvariantCulture) ?? "usual", .. wish.Subjects, "", .. wish.NotSubjects, "",
            .. told.Select(one => $"{one.Article.Slug} {one.News} {earlier?.GetValueOrDefault(one.Article.Slug)?.Revision}")]);
    }

    private static Digest Write(IReadOnlyList<Told> articles, DigestWish wish, IReadOnlyDictionary<string, ArticleVersion>? earlier, Corpus corpus)
    {
        // What several sources tell comes first among the new: an editor would take it so.
        var told = Grouped(articles, corpus).OrderBy(one => one.News).ThenByDescending(one => one.Others.Count).ToList();
        var most = wish.Sentences switch { >= DigestWish.Everything => MaxArticlesInFull, { } few => Math.Min(few, MaxArticles), _ => MaxArticles };
        var lines = told.Skip(most).SelectMany(one => one.Others.Prepend(one.Article).Select(article => new DigestLine(article, one.News))).ToList();
        return new Digest(default, null, Share([.. told.Take(most)], wish, earlier))
        {
            Subjects = wish.Subjects,
            Lines = [.. lines.Take(MaxLines)],
            Unnamed = Math.Max(0, lines.Count - MaxLines),
        };
    }

    /// <summary>One entry for each event; what is not new stands by itself.</summary>
    private static IEnumerable<Told> Grouped(IReadOnlyList<Told> articles, Corpus corpus)
    {
        var fresh = articles.Where(one => one.News == ArticleNews.New).ToList();
        return SameEvent.Group([.. fresh.Select(one => one.Article)], corpus)
            .Select(group => new Told(group[0], ArticleNews.New, [.. group.Skip(1)]))
            .Concat(articles.Where(one => one.News != ArticleNews.New));
    }

    /// <summary>The same articles once more, shorter or longer: what a reader asks for who has just had them.</summary>
    /// <param name="articles">The articles, in the order of that digest; at least one.</param>
    /// <param name="today">The reader's day.</param>
    /// <param name="sentences">At most this many sentences, from 1; where there are more articles than that the last are named in a line.</param>
    public static Digest Again(IReadOnlyList<Article> articles, DateOnly today, int sentences)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var told = articles.Select(article => new Told(article, ArticleNews.Standing, [])).ToList();
        return new Digest(today, null, Share([.. told.Take(sentences)], new DigestWish { Sentences = sentences }, null))
        {
            Lines = [.. told.Skip(sentences).Select(one => new DigestLine(one.Article, one.News))],
        };
    }

    /// <summary>Gives each article its share of the sentences, the first ones the rest.</summary>
    private static IReadOnlyList<DigestItem> Share(IReadOnlyList<Told> articles, DigestWish wish, IReadOnlyDictionary<string, ArticleVersion>? earlier)
    {
        var sentences = Math.Min(wish.Sentences ?? Summarizer.MaxSentences, wish.Sentences >= DigestWish.Everything ? articles.Count * SentencesInFull : Summarizer.MaxSentences);
        var count = Math.Min(articles.Count, sentences);
        return [.. articles.Take(count).Select((one, place) => Item(one, (sentences / count) + (place < sentences % count ? 1 : 0)))];

        DigestItem Item(Told one, int share)
        {
            var summary = Summarizer.Summarize(one.Article, share, wish.Subjects);
            var changes = one.News == ArticleNews.Changed && earlier?.GetValueOrDefault(one.Article.Slug) is { } before ? SentenceChanges.Between(before.Paragraphs, one.Article) : [];
            return new DigestItem(changes.Count > 0 ? summary with { Sentences = [] } : summary, one.News)
            {
                AlsoIn = [.. one.Others.Select(other => Summarizer.Summarize(other, 1) is { Sentences: [var first, ..] } ? first.Passage : other.Passages[0])],
                Changes = [.. changes.Take(DigestItem.MaxChanges)],
                FurtherChanges = Math.Max(0, changes.Count - DigestItem.MaxChanges),
            };
        }
    }

    private static ArticleNews NewsOf(Article article, DateOnly today, ArticleSighting? sighting, DigestMark? last)
    {
        if (last is null)
        {
            return article.Published >= today.AddDays(-1) ? ArticleNews.New : ArticleNews.Standing;
        }

        return sighting?.FirstSeen > last.At ? ArticleNews.New
            : sighting?.ChangedAt > last.At ? ArticleNews.Changed
            : ArticleNews.Standing;
    }

    private sealed record Told(Article Article, ArticleNews News, IReadOnlyList<Article> Others);
}
