using System.Collections.Concurrent;
using System.Globalization;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Lexicon;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Analysis;

/// <summary>The analyzer of each language that a corpus holds.</summary>
internal sealed class TermAnalyzers
{
    private const string English = "en";
    private const int WordsOfALanguage = 4;

    // Questions may be in languages that no article is in.
    private static readonly ConcurrentDictionary<string, TermAnalyzer> Asking = new(StringComparer.OrdinalIgnoreCase);

    private readonly TermAnalyzer _english;
    private readonly Dictionary<string, TermAnalyzer> _byLanguage = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Analyzers for all languages of <paramref name="corpus"/>.</summary>
    public TermAnalyzers(Corpus corpus, CountryTable? countries)
    {
        var synonyms = corpus.Synonyms.Rules;
        _english = WithSynonyms(new EnglishTermAnalyzer(countries), synonyms);
        foreach (var language in corpus.Articles.Select(article => Primary(article.Language)).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            _byLanguage[language] = IsEnglish(language) ? _english : WithSynonyms(new LuceneTermAnalyzer(language), synonyms);
        }

        Questions = _byLanguage.Count == 0 || _byLanguage.ContainsKey(English) ? _english : _byLanguage.Values.First();
        Asked = synonyms.Count == 0 ? null : new SynonymPhrases(Phrases(synonyms, rule => rule.Asked), Questions);
        Others = [.. _byLanguage.Values.Where(analyzer => analyzer != Questions)];
    }

    /// <summary>The analyzer that reads questions: English where the corpus has any, else that of its first language.</summary>
    public TermAnalyzer Questions { get; }

    /// <summary>The analyzers of the corpus's other languages: a word of a question is also looked for as they would index it.</summary>
    public IReadOnlyList<TermAnalyzer> Others { get; }

    /// <summary>The words and phrases of a question that the corpus's synonyms are about; null if it has none.</summary>
    public SynonymPhrases? Asked { get; }

    /// <summary>True if what is known of English words helps with this corpus.</summary>
    public bool KnowsWords => Questions == _english;

    /// <summary>True for a BCP 47 tag of English.</summary>
    public static bool IsEnglish(string language) => Primary(language).Equals(English, StringComparison.OrdinalIgnoreCase);

    /// <summary>The analyzer for a BCP 47 tag.</summary>
    public TermAnalyzer For(string language) => _byLanguage.GetValueOrDefault(Primary(language), _english);

    /// <summary>The words of a text in a language of the corpus or of the question, that carry meaning.</summary>
    public IReadOnlyList<AnalyzedTerm> Terms(string text, string language) => IsEnglish(language) ? _english.Analyze(text)
        : (_byLanguage.GetValueOrDefault(Primary(language)) ?? Asking.GetOrAdd(Primary(language), static known => new LuceneTermAnalyzer(known))).Analyze(text);

    /// <summary>The analyzer for a question in another language of the corpus than <see cref="Questions"/> reads; null where it is in that one, or it cannot be told.</summary>
    public TermAnalyzer? ForQuestion(string question)
    {
        if (_byLanguage.Count < 2)
        {
            return null;
        }

        // A few words of Latin letters could be in any language.
        var language = LanguageRecognizer.Of(question)
            ?? (LanguageRecognizer.ScriptOf(question) != "Latn" || question.Count(char.IsWhiteSpace) >= WordsOfALanguage - 1 ? LanguageRecognizer.Likely(question) : null);
        return language is not null && _byLanguage.TryGetValue(language, out var analyzer) && analyzer != Questions ? analyzer : null;
    }

    private static TermAnalyzer WithSynonyms(TermAnalyzer analyzer, IReadOnlyList<SynonymRule> synonyms) =>
        synonyms.Count == 0 ? analyzer : new SynonymTermAnalyzer(analyzer, new SynonymPhrases(Phrases(synonyms, rule => rule.Met), analyzer));

    private static IEnumerable<(string Text, string Stem)> Phrases(IReadOnlyList<SynonymRule> synonyms, Func<SynonymRule, IReadOnlyList<string>> side) =>
        synonyms.SelectMany((rule, number) => side(rule).Select(phrase => (phrase, AnalyzedTerm.SynonymMark + number.ToString(CultureInfo.InvariantCulture))));

    /// <summary>A BCP 47 tag without its region.</summary>
    public static string Primary(string language)
    {
        var hyphen = language.IndexOf('-', StringComparison.Ordinal);
        return hyphen < 0 ? language : language[..hyphen];
    }
}

/// <summary>Turns text of one language into terms. The same analyzer reads the passages and the questions. Safe for any number of threads.</summary>
internal abstract class TermAnalyzer
{
    /// <summary>The terms that carry meaning, in order; function words are left out.</summary>
    public abstract IReadOnlyList<AnalyzedTerm> Analyze(string text);

    /// <summary>The stem of a single folded word.</summary>
    public abstract string Stem(string folded);
}
