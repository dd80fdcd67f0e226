namespace RussiaTaliban.Briefing.Search.Analysis;

/// <summary>The analyzer of each language that a corpus holds.</summary>
internal sealed class TermAnalyzers
{
    private readonly Dictionary<string, TermAnalyzer> _byLanguage = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Analyzers for all languages of <paramref name="corpus"/>.</summary>
    public TermAnalyzers(Corpus corpus)
    {
        foreach (var article in corpus.Articles)
        {
            var language = Primary(article.Language);
            if (!_byLanguage.ContainsKey(language))
            {
                _byLanguage.Add(language, EnglishTermAnalyzer.Shared);
            }
        }
    }

    /// <summary>The analyzer for a BCP 47 tag.</summary>
    public TermAnalyzer For(string language) => _byLanguage.GetValueOrDefault(Primary(language), EnglishTermAnalyzer.Shared);

    private static string Primary(string language)
    {
        var hyphen = language.IndexOf('-', StringComparison.Ordinal);
        return hyphen < 0 ? language : language[..hyphen];
    }
}
