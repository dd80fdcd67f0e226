namespace RussiaTaliban.Briefing.Summaries;

/// <summary>A dated summary of a corpus for one reader.</summary>
/// <param name="Date">The reader's day.</param>
/// <param name="Since">The day of the reader's last digest; null where there was none.</param>
/// <param name="Items">The articles, news first; empty only where the corpus is.</param>
public sealed record Digest(DateOnly Date, DateOnly? Since, IReadOnlyList<DigestItem> Items)
{
    /// <summary>True where nothing came or changed since <see cref="Since"/> and nothing waits to be covered: the items are picks from before.</summary>
    public bool IsNothingNew { get; init; }

    /// <summary>Every sentence, in order.</summary>
    public IEnumerable<SummarySentence> Sentences => Items.SelectMany(item => item.Summary.Sentences);
}
