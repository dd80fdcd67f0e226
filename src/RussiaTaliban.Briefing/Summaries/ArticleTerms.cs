using System.Collections.Concurrent;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search.Analysis;

namespace RussiaTaliban.Briefing.Summaries;

/// <summary>The stems of texts, each by the rules of its language. Plain ones: a country's name and its short form need not meet for sentences to be compared.</summary>
internal static class ArticleTerms
{
    private static readonly EnglishTermAnalyzer English = new(countries: null);
    private static readonly ConcurrentDictionary<string, TermAnalyzer> Others = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The stems of a text, in order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">A BCP 47 tag.</param>
    public static IEnumerable<string> Of(string text, string language) => For(language).Analyze(text).Select(term => term.Stem);

    /// <summary>The stems of an article's title and of the paragraphs that open it.</summary>
    public static IEnumerable<string> OfOpening(Article article, int paragraphs) =>
        article.Passages.Take(paragraphs).Select(passage => passage.Text).Prepend(article.Title).SelectMany(text => Of(text, article.Language));

    private static TermAnalyzer For(string language)
    {
        var hyphen = language.IndexOf('-', StringComparison.Ordinal);
        var primary = hyphen < 0 ? language : language[..hyphen];
        return TermAnalyzers.IsEnglish(primary) ? English : Others.GetOrAdd(primary, static known => new LuceneTermAnalyzer(known));
    }
}
