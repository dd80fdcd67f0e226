using System.Text.RegularExpressions;

namespace RussiaTaliban.Briefing.Search.Scoring;

/// <summary>Prefers newer articles where the question asks for the latest. Articles without a date count as the oldest.</summary>
internal sealed partial class Recency
{
    /// <summary>What the newest article is ahead of the oldest.</summary>
    private const double Lead = 0.3;

    private readonly DateOnly _oldest = DateOnly.MaxValue;
    private readonly DateOnly _newest = DateOnly.MinValue;

    public Recency(Corpus corpus)
    {
        foreach (var published in corpus.Articles.Select(article => article.Published).OfType<DateOnly>())
        {
            _oldest = published < _oldest ? published : _oldest;
            _newest = published > _newest ? published : _newest;
        }
    }

    /// <summary>True where the question asks for the latest and the corpus has articles of different days.</summary>
    public bool IsAskedBy(string question) => _oldest < _newest && Latest().IsMatch(question);

    /// <summary>What the passage's date adds to its score.</summary>
    public double Of(Passage passage) => passage.Article.Published is { } published
        ? Lead * (published.DayNumber - _oldest.DayNumber) / (_newest.DayNumber - _oldest.DayNumber)
        : 0;

    [GeneratedRegex(@"\b(latest|newest|most recent|most recently)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Latest();
}
