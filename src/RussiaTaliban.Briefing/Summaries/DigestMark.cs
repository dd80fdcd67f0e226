namespace RussiaTaliban.Briefing.Summaries;

/// <summary>What a reader has had.</summary>
/// <param name="At">When the last digest was made.</param>
/// <param name="Covered">By slug, the day on which an article was last in a digest.</param>
public sealed record DigestMark(DateTimeOffset At, IReadOnlyDictionary<string, DateOnly> Covered)
{
    /// <summary>How many articles are remembered as covered; the longest ago are forgotten first.</summary>
    public const int MostCovered = 200;

    /// <summary>The reader's day of the last digest, which need not be the day in UTC; null in a mark of an earlier version.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The mark after a digest.</summary>
    /// <param name="before">The mark before; null where there was none.</param>
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

        return new DigestMark(now, covered.OrderByDescending(entry => entry.Value).Take(MostCovered).ToDictionary(StringComparer.Ordinal)) { Day = digest.Date };
    }
}
