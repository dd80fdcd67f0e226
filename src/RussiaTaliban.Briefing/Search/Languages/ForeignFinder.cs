using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Lexicon;
using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Search.Questions;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Languages;

/// <summary>
/// Finds passages in other languages than the question's by what languages share: names as they sound, countries by their name in each language, numbers and days.
/// That is no answer, and is shown as none; it tells where one may stand.
/// </summary>
internal sealed class ForeignFinder
{
    // From this share of what a question must be met in on, a passage is near it.
    private const double LeastCoverage = 0.5;

    // A word of ordinary use sounds like another sooner than a name does.
    private const int ShortestWord = 4;

    private const string English = "en";

    private readonly TermAnalyzers _analyzers;
    private readonly CountryTable? _countries;
    private readonly HashSet<string> _languages;
    private readonly Lazy<ForeignPassages> _passages;

    public ForeignFinder(Corpus corpus, TermAnalyzers analyzers, CountryTable? countries)
    {
        _analyzers = analyzers;
        _countries = countries;
        _passages = new Lazy<ForeignPassages>(() => new ForeignPassages(corpus, analyzers));
        _languages = corpus.Articles.Select(article => Primary(article.Language)).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The nearest passages in other languages, best first; empty where none is near.</summary>
    /// <param name="question">The question.</param>
    /// <param name="most">How many.</param>
    public IReadOnlyList<ForeignHit> Find(ReadQuestion question, int most)
    {
        var language = LanguageOf(question.Text);
        if (!_languages.Any(other => !other.Equals(language, StringComparison.OrdinalIgnoreCase)))
        {
            return [];
        }

        var anchors = Anchors(question, language);
        var needed = anchors.Where(anchor => anchor.IsNeeded).Sum(anchor => anchor.Weight);
        var met = new Dictionary<int, List<(Anchor Anchor, double Weight)>>();
        foreach (var anchor in anchors)
        {
            var places = _passages.Value.Find(anchor).Where(place => !IsOf(_passages.Value[place], language)).ToHashSet();
            foreach (var place in places)
            {
                (met.TryGetValue(place, out var list) ? list : met[place] = [])
                    .Add((anchor, anchor.Weight * Math.Log(1 + ((double)_passages.Value.Count / places.Count))));
            }
        }

        return [.. met
            .Select(one => (one.Key, one.Value, Coverage: needed == 0 ? 1 : one.Value.Where(part => part.Anchor.IsNeeded).Sum(part => part.Anchor.Weight) / needed))
            .Where(one => one.Coverage >= LeastCoverage && IsEnough([.. one.Value.Select(part => part.Anchor)]))
            .OrderByDescending(one => one.Coverage * one.Value.Sum(part => part.Weight)).ThenBy(one => one.Key)
            .Take(most)
            .Select(one => _passages.Value.Show(one.Key, one.Coverage, [.. one.Value.OrderByDescending(part => part.Weight).Select(part => part.Anchor)]))];
    }

    /// <summary>The share of what a question must be met in that a passage of any language meets, 0 to 1; 0 where there is nothing of that.</summary>
    public double CoverageOf(ReadQuestion question, Passage passage)
    {
        var language = LanguageOf(question.Text);
        var anchors = Anchors(question, language).Where(anchor => anchor.IsNeeded).ToList();
        var one = new ForeignPassages([passage], _analyzers);
        return anchors.Count == 0 ? 0 : anchors.Where(anchor => one.Find(anchor).Any()).Sum(anchor => anchor.Weight) / anchors.Sum(anchor => anchor.Weight);
    }

    /// <summary>A passage with what it shares with a question in another language; null where that is nothing, or both are in one language.</summary>
    public ForeignHit? Explain(ReadQuestion question, Passage passage)
    {
        var language = LanguageOf(question.Text);
        if (IsOf(passage, language))
        {
            return null;
        }

        var one = new ForeignPassages([passage], _analyzers);
        var met = Anchors(question, language).Where(anchor => one.Find(anchor).Any()).OrderByDescending(anchor => anchor.Weight).ToList();
        return met.Count == 0 ? null : one.Show(0, CoverageOf(question, passage), met);
    }

    /// <summary>One name is enough, one number is not: it stands everywhere.</summary>
    private static bool IsEnough(IReadOnlyCollection<Anchor> met) =>
        met.Count > 1 || met.Any(anchor => anchor is { IsNeeded: true, Kind: AnchorKind.Name or AnchorKind.Country });

    private List<Anchor> Anchors(ReadQuestion question, string language)
    {
        var anchors = ForeignPassages.NumbersOf(question.Text, language).Select(number => new Anchor(AnchorKind.Number, number, number, 1, true)).ToList();
        var words = WordReader.Read(question.Text);
        var taken = new HashSet<int>();
        if (language == English && _countries is not null)
        {
            var folded = words.ConvertAll(word => word.Folded);
            for (var at = 0; at < words.Count; at++)
            {
                // A capital is a name like any other: an article about it need not name its country.
                if (_countries.Find(folded, at) is { Kind: CountryNameKind.Name or CountryNameKind.People } country)
                {
                    anchors.Add(new Anchor(AnchorKind.Country, country.Code, question.Text[words[at].Start..words[at + country.Length - 1].End], 1, true));
                    taken.UnionWith(Enumerable.Range(at, country.Length));
                    at += country.Length - 1;
                }
            }
        }
        else
        {
            var stems = _analyzers.Terms(question.Text, language).Select(term => term.Stem).ToHashSet(StringComparer.Ordinal);
            anchors.AddRange(CountryNames.In(language)
                .Where(country => _analyzers.Terms(country.Value, language) is { Count: > 0 } name && name.All(term => stems.Contains(term.Stem)))
                .Select(country => new Anchor(AnchorKind.Country, country.Key, country.Value, 1, true)));
        }

        var asked = question.Terms.Terms.Select(term => term.Folded).ToHashSet(StringComparer.Ordinal);
        var isTitle = words.Count > 2 && words.TrueForAll(word => char.IsUpper(question.Text[word.Start]) || !char.IsLetter(question.Text[word.Start]));
        for (var at = 0; at < words.Count; at++)
        {
            var written = question.Text[words[at].Start..words[at].End];
            if (taken.Contains(at) || !asked.Contains(words[at].Folded) || !char.IsLetter(written[0]) || NameKey.Of(written) is not { Length: >= NameKey.Shortest } key)
            {
                continue;
            }

            // Germans write every noun with a capital, and headlines every word.
            var isName = char.IsUpper(written[0]) && at > 0 && !isTitle && language != "de";
            if (isName || key.Length >= ShortestWord)
            {
                anchors.Add(new Anchor(AnchorKind.Name, key, written, isName ? 1 : 0.5, isName));
            }
        }

        return [.. anchors.DistinctBy(anchor => (anchor.Kind, anchor.Key))];
    }

    private static bool IsOf(Passage passage, string language) => Primary(passage.Article.Language).Equals(language, StringComparison.OrdinalIgnoreCase);

    // A short question may be in several languages: it is in one that the corpus has, or in English.
    private string LanguageOf(string question) => LanguageRecognizer.Of(question) is { } known ? Primary(known)
        : LanguageRecognizer.Likely(question) is not { } likely ? English
        : _languages.Contains(likely) || question.Count(char.IsAsciiLetter) * 2 < question.Count(char.IsLetter) ? likely
        : English;

    internal static string Primary(string language) => language.Split('-')[0];
}

/// <summary>A passage in another language, and why it is near.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Coverage">The share of the names, countries, numbers and days of the question that it has, 0 to 1.</param>
/// <param name="Sentence">The sentence with most of them.</param>
/// <param name="Matches">Which words of the question met which of the passage, the most telling first.</param>
internal sealed record ForeignHit(Passage Passage, double Coverage, TextSpan Sentence, IReadOnlyList<Match> Matches);

/// <summary>What a question shares with passages of every language.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">As it is looked for.</param>
/// <param name="Asked">As it stands in the question.</param>
/// <param name="Weight">How much it tells.</param>
/// <param name="IsNeeded">True where a passage without it is hardly near: a name, a country, a number, a day.</param>
internal readonly record struct Anchor(AnchorKind Kind, string Key, string Asked, double Weight, bool IsNeeded);

/// <summary>What an <see cref="Anchor"/> is.</summary>
internal enum AnchorKind
{
    /// <summary>A word, as it sounds.</summary>
    Name,

    /// <summary>A country, by its code.</summary>
    Country,

    /// <summary>A number in 0–9, or a day as <c>3.7.</c>.</summary>
    Number,
}
