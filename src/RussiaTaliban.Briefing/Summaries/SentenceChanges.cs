using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Summaries;

/// <summary>One sentence of an article that has changed.</summary>
/// <param name="Before">As it stood; null for one that was added. Text of an earlier version: it stands in no passage of today.</param>
/// <param name="After">As it stands; null for one that was taken out.</param>
public sealed record SentenceChange(string? Before, SummarySentence? After);

/// <summary>Compares two versions of an article sentence by sentence. What only moved has not changed.</summary>
public static class SentenceChanges
{
    /// <summary>Two sentences that share this much of their words are one that was reworded.</summary>
    private const double Reworded = 0.5;

    /// <summary>The changes in the order of the article of today, what was taken out last.</summary>
    /// <param name="before">The paragraphs of the earlier version.</param>
    /// <param name="article">The article of today.</param>
    public static IReadOnlyList<SentenceChange> Between(IReadOnlyList<string> before, Article article) => Between(before, article, int.MaxValue, CancellationToken.None);

    /// <summary>The same where texts may have little in common, which takes each of their sentences to be compared with each.</summary>
    /// <param name="before">The paragraphs of the earlier version.</param>
    /// <param name="article">The article of today.</param>
    /// <param name="most">So many sentences of each that are not in the other are looked at, from the first; there are more where there are as many changes.</param>
    /// <param name="cancellationToken">Asked at each sentence.</param>
    public static IReadOnlyList<SentenceChange> Between(IReadOnlyList<string> before, Article article, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(article);
        var language = article.Language;
        var old = before.SelectMany(paragraph => SentenceSplitter.Split(paragraph, language).Select(span => span.Of(paragraph))).ToList();
        var today = article.Passages.SelectMany(passage => SentenceSplitter.Split(passage.Text, language).Select(span => new SummarySentence(passage, span))).ToList();
        var kept = old.Intersect(today.Select(sentence => sentence.Text), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var gone = old.Where(sentence => !kept.Contains(sentence)).Take(most).Select(text => (Text: text, Words: Words(text))).ToList();
        var changes = new List<SentenceChange>();
        foreach (var sentence in today.Where(sentence => !kept.Contains(sentence.Text)).Take(most))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var words = Words(sentence.Text);
            var like = gone.Select(one => (one, Share: Share(one.Words, words))).Where(pair => pair.Share >= Reworded).OrderByDescending(pair => pair.Share).FirstOrDefault().one;
            if (like.Text is not null)
            {
                gone.Remove(like);
            }

            changes.Add(new SentenceChange(like.Text, sentence));
        }

        changes.AddRange(gone.Select(one => new SentenceChange(one.Text, null)));
        return changes;
    }

    private static HashSet<string> Words(string text) => WordReader.Read(text).Select(word => word.Folded).ToHashSet(StringComparer.Ordinal);

    private static double Share(HashSet<string> one, HashSet<string> other) =>
        one.Count == 0 || other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);
}
