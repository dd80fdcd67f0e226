using RussiaTaliban.Briefing.Lexicon;

namespace RussiaTaliban.Briefing.Search.Analysis;

/// <summary>The analyzer of each language that a corpus holds.</summary>
internal sealed class TermAnalyzers
{
    private readonly TermAnalyzer _english;
    private readonly Dictionary<string, TermAnalyzer> _byLanguage = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Analyzers for all languages of <paramref name="corpus"/>.</summary>
    public TermAnalyzers(Corpus corpus, CountryTable? countries)
    {
        _english = new EnglishTermAnalyzer(countries);
        foreach (var article in corpus.Articles)
        {
            var language = Primary(article.Language);
            if (language.Length > 0)
            {
                _byLanguage[language] = _english;
            }
        }
    }

    /// <summary>The analyzer of questions.</summary>
    public TermAnalyzer English => _english;

    /// <summary>The analyzer for a BCP 47 tag.</summary>
    public TermAnalyzer For(string language) => _byLanguage.GetValueOrDefault(Primary(language), _english);

    private static string Primary(string language)
    {
        var hyphen = language.IndexOf('-', StringComparison.Ordinal);
        return hyphen < 0 ? language : language[..hyphen];
    }
}
