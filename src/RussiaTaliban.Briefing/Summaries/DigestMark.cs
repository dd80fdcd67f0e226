namespace RussiaTaliban.Briefing.Summaries;

/// <summary>What a reader has had.</summary>
/// <param name="At">When the last digest was made.</param>
/// <param name="Covered">By slug, the day on which an article was last in a digest.</param>
public sealed record DigestMark(DateTimeOffset At, IReadOnlyDictionary<string, DateOnly> Covered)
{
    /// <summary>How many articles are remembered as covered; the longest ago are forgotten first.</summary>
    public const int MostCovered = 200;

    /// <summary>The mark after a digest.</summary>
    public static DigestMark After(DigestMark? before, Digest digest, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(digest);
        var covered = (before?.Covered ?? new Dictionary<string, DateOnly>()).ToDictionary(StringComparer.Ordinal);
        foreach (var item in digest.Items)
        {
            covered[item.Summary.Article.Slug] = digest.Date;
        }

        return new DigestMark(now, covered.OrderByDescending(entry => entry.Value).Take(MostCovered).ToDictionary(StringComparer.Ordinal));
    }
}
