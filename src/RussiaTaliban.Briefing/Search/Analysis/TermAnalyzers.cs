using RussiaTaliban.Briefing.Lexicon;

namespace RussiaTaliban.Briefing.Search.Analysis;

/// <summary>The analyzer of each language that a corpus holds.</summary>
internal sealed class TermAnalyzers
{
    private const string English = "en";

    private readonly EnglishTermAnalyzer _english;
    private readonly Dictionary<string, TermAnalyzer> _byLanguage = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Analyzers for all languages of <paramref name="corpus"/>.</summary>
    public TermAnalyzers(Corpus corpus, CountryTable? countries)
    {
        _english = new EnglishTermAnalyzer(countries);
        foreach (var language in corpus.Articles.Select(article => Primary(article.Language)).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            _byLanguage[language] = IsEnglish(language) ? _english : new LuceneTermAnalyzer(language);
        }

        Questions = _byLanguage.Count == 0 || _byLanguage.ContainsKey(English) ? _english : _byLanguage.Values.First();
        Others = [.. _byLanguage.Values.Where(analyzer => analyzer != Questions)];
    }

    /// <summary>The analyzer that reads questions: English where the corpus has any, else that of its first language.</summary>
    public TermAnalyzer Questions { get; }

    /// <summary>The analyzers of the corpus's other languages: a word of a question is also looked for as they would index it.</summary>
    public IReadOnlyList<TermAnalyzer> Others { get; }

    /// <summary>True where what is known of English words helps with this corpus.</summary>
    public bool KnowsWords => Questions == _english;

    /// <summary>True for a BCP 47 tag of English.</summary>
    public static bool IsEnglish(string language) => Primary(language).Equals(English, StringComparison.OrdinalIgnoreCase);

    /// <summary>The analyzer for a BCP 47 tag.</summary>
    public TermAnalyzer For(string language) => _byLanguage.GetValueOrDefault(Primary(language), _english);

    private static string Primary(string language)
    {
        var hyphen = language.IndexOf('-', StringComparison.Ordinal);
        return hyphen < 0 ? language : language[..hyphen];
    }
}
