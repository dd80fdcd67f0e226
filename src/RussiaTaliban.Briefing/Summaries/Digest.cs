using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Briefing.Summaries;

/// <summary>A dated summary of a corpus for one reader.</summary>
/// <param name="Date">The reader's day.</param>
/// <param name="Since">The day of the reader's last digest; null if there was none.</param>
/// <param name="Items">The articles, news first; empty only where the corpus is.</param>
public sealed record Digest(DateOnly Date, DateOnly? Since, IReadOnlyList<DigestItem> Items)
{
    /// <summary>True if nothing came or changed since <see cref="Since"/>: the items are picks from before.</summary>
    public bool IsNothingNew { get; init; }

    /// <summary>True for a reader's first digest: nothing can be new since the last.</summary>
    public bool IsFirst { get; init; }

    /// <summary>News that have no sentences here: each is named in a line.</summary>
    public IReadOnlyList<DigestLine> Lines { get; init; } = [];

    /// <summary>How many further news are neither in <see cref="Items"/> nor in <see cref="Lines"/>; from 0.</summary>
    public int Unnamed { get; init; }

    /// <summary>What it is about, as the reader put it; empty for everything. Text from people.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>True if an article is new or changed; in a first digest, where one is of today or yesterday.</summary>
    public bool HasNews => Items.Any(item => item.News != ArticleNews.Standing) || Lines.Any(line => line.News != ArticleNews.Standing);

    /// <summary>Every sentence, in order.</summary>
    public IEnumerable<SummarySentence> Sentences => Items.SelectMany(item => item.Summary.Sentences.Concat(item.Changes.Select(change => change.After).OfType<SummarySentence>()));
}

/// <summary>One article in a digest.</summary>
/// <param name="Summary">Its sentences.</param>
/// <param name="News">Why it is there.</param>
public sealed record DigestItem(Summary Summary, ArticleNews News)
{
    /// <summary>Where other sources tell the same event: a paragraph of each; empty if none does.</summary>
    public IReadOnlyList<Passage> AlsoIn { get; init; } = [];

    /// <summary>What is otherwise than it was, for an article that changed, at most <see cref="MaxChanges"/>; empty if the earlier text is not known.</summary>
    public IReadOnlyList<SentenceChange> Changes { get; init; } = [];

    /// <summary>How many further changes there are; from 0.</summary>
    public int FurtherChanges { get; init; }

    /// <summary>How many changes of one article are shown.</summary>
    public const int MaxChanges = 4;
}

/// <summary>A new or changed article that is only named.</summary>
/// <param name="Article">The article.</param>
/// <param name="News">New or changed.</param>
public sealed record DigestLine(Article Article, ArticleNews News);

/// <summary>Why an article is in a digest.</summary>
public enum ArticleNews
{
    /// <summary>It came after the last digest, or, in a first digest, was published today or yesterday.</summary>
    New,

    /// <summary>It was known and its text has changed since the last digest.</summary>
    Changed,

    /// <summary>It is there anyway: nothing in it is new.</summary>
    Standing,
}

/// <summary>When an article came to the corpus.</summary>
/// <param name="Revision">The text that was seen last.</param>
/// <param name="FirstSeen">When it came; null for one that was there when the record began.</param>
/// <param name="ChangedAt">When its text last changed; null if it never has.</param>
public sealed record ArticleSighting(string Revision, DateTimeOffset? FirstSeen, DateTimeOffset? ChangedAt);

/// <summary>The text of an article as it once was.</summary>
/// <param name="Revision">Its <see cref="Article.Revision"/> then.</param>
/// <param name="Paragraphs">Its paragraphs in order.</param>
public sealed record ArticleVersion(string Revision, IReadOnlyList<string> Paragraphs)
{
    /// <summary>The text of today.</summary>
    public static ArticleVersion Of(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new ArticleVersion(article.Revision, [.. article.Passages.Select(passage => passage.Text)]);
    }
}

/// <summary>What a reader has received.</summary>
/// <param name="At">When the last digest was made.</param>
/// <param name="Covered">By slug, the day on which an article was last in a digest.</param>
public sealed record DigestMark(DateTimeOffset At, IReadOnlyDictionary<string, DateOnly> Covered)
{
    /// <summary>How many articles are remembered as covered; the longest ago are forgotten first.</summary>
    public const int MaxCovered = 200;

    /// <summary>The reader's day of the last digest, which need not be the day in UTC; null in a mark of an earlier version.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>
    /// The reader, where that is one person alone with the bot: the channel's id of the person, so that the mark can be forgotten with them. Null in other marks and in those of
    /// an earlier version.
    /// </summary>
    public string? Person { get; init; }

    /// <summary>The mark after a digest.</summary>
    /// <param name="before">The mark before; null if there was none.</param>
    /// <param name="digest">The digest.</param>
    /// <param name="shown">Those of its articles that were shown: what was only offered has not been covered.</param>
    /// <param name="now">When it was made.</param>
    public static DigestMark After(DigestMark? before, Digest digest, IReadOnlyList<DigestItem> shown, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(digest);
        ArgumentNullException.ThrowIfNull(shown);
        var covered = (before?.Covered ?? new Dictionary<string, DateOnly>()).ToDictionary(StringComparer.Ordinal);
        foreach (var item in shown)
        {
            covered[item.Summary.Article.Slug] = digest.Date;
        }

        return new DigestMark(now, covered.OrderByDescending(entry => entry.Value).Take(MaxCovered).ToDictionary(StringComparer.Ordinal))
        {
            Day = digest.Date,
            Person = before?.Person,
        };
    }
}
