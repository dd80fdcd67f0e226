using System.Collections.Frozen;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Bg;
using Lucene.Net.Analysis.Ca;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.Cz;
using Lucene.Net.Analysis.Da;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.El;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fa;
using Lucene.Net.Analysis.Fi;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Hi;
using Lucene.Net.Analysis.Hu;
using Lucene.Net.Analysis.Id;
using Lucene.Net.Analysis.It;
using Lucene.Net.Analysis.Nl;
using Lucene.Net.Analysis.No;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Ro;
using Lucene.Net.Analysis.Ru;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.Sv;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Tr;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;
using RussiaTaliban.Briefing.Search.Questions;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Analysis;

/// <summary>A language other than English, read by Lucene's analyzer for it, or by its standard analyzer where it has none.</summary>
internal sealed class LuceneTermAnalyzer(string language) : TermAnalyzer
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private static readonly FrozenDictionary<string, Func<Analyzer>> Makers = new Dictionary<string, Func<Analyzer>>(StringComparer.OrdinalIgnoreCase)
    {
        ["ar"] = () => new ArabicAnalyzer(Version),
        ["bg"] = () => new BulgarianAnalyzer(Version),
        ["ca"] = () => new CatalanAnalyzer(Version),
        ["cs"] = () => new CzechAnalyzer(Version),
        ["da"] = () => new DanishAnalyzer(Version),
        ["de"] = () => new GermanAnalyzer(Version),
        ["el"] = () => new GreekAnalyzer(Version),
        ["es"] = () => new SpanishAnalyzer(Version),
        ["fa"] = () => new PersianAnalyzer(Version),
        ["fi"] = () => new FinnishAnalyzer(Version),
        ["fr"] = () => new FrenchAnalyzer(Version),
        ["hi"] = () => new HindiAnalyzer(Version),
        ["hu"] = () => new HungarianAnalyzer(Version),
        ["id"] = () => new IndonesianAnalyzer(Version),
        ["it"] = () => new ItalianAnalyzer(Version),
        ["ja"] = () => new CJKAnalyzer(Version),
        ["ko"] = () => new CJKAnalyzer(Version),
        ["nl"] = () => new DutchAnalyzer(Version),
        ["nb"] = () => new NorwegianAnalyzer(Version),
        ["nn"] = () => new NorwegianAnalyzer(Version),
        ["no"] = () => new NorwegianAnalyzer(Version),
        ["pt"] = () => new PortugueseAnalyzer(Version),
        ["ro"] = () => new RomanianAnalyzer(Version),
        ["ru"] = () => new RussianAnalyzer(Version),
        ["sv"] = () => new SwedishAnalyzer(Version),
        ["tr"] = () => new TurkishAnalyzer(Version),
        ["zh"] = () => new CJKAnalyzer(Version),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The words that every text of a language is full of, by its tag; only of languages whose analyzer has a list of them.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> CommonWords => CommonWordsOf.Value;

    private static readonly Lazy<FrozenDictionary<string, IReadOnlySet<string>>> CommonWordsOf = new(() => Makers
        .Select(maker => (Language: maker.Key, Words: maker.Value() switch
        {
            CJKAnalyzer => null,
            StopwordAnalyzerBase analyzer => analyzer.StopwordSet,
            DutchAnalyzer => DutchAnalyzer.DefaultStopSet,
            _ => null,
        }))
        .Where(entry => entry.Words is not null)
        .ToFrozenDictionary(
            entry => entry.Language,
            IReadOnlySet<string> (entry) => entry.Words!.Select(word => word.ToString()!)
                .SelectMany(word => new[] { word, QuestionLanguage.Plain(word) }).ToFrozenSet(StringComparer.Ordinal),
            StringComparer.OrdinalIgnoreCase));

    private readonly Analyzer _analyzer = Makers.TryGetValue(language, out var make) ? make() : new StandardAnalyzer(Version);

    public override IReadOnlyList<AnalyzedTerm> Analyze(string text)
    {
        var terms = new List<AnalyzedTerm>();
        using var stream = _analyzer.GetTokenStream(string.Empty, text);
        var stem = stream.AddAttribute<ICharTermAttribute>();
        var place = stream.AddAttribute<IOffsetAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            var length = place.EndOffset - place.StartOffset;
            if (length > 0 && stem.Length > 0 && stem.Buffer[0] != AnalyzedTerm.CountryMark[0] && stem.Buffer[0] != AnalyzedTerm.SynonymMark[0])
            {
                var written = text.AsSpan(place.StartOffset, length);
                terms.Add(new AnalyzedTerm(stem.ToString(), new Word(written.ToString().ToLowerInvariant(), place.StartOffset, length, Shape(written))));
            }
        }

        stream.End();
        return terms;
    }

    public override string Stem(string folded) => Analyze(folded) is [var term, ..] ? term.Stem : folded;

    private static WordShape Shape(ReadOnlySpan<char> written) =>
        char.IsDigit(written[0]) ? WordShape.Number : char.IsUpper(written[0]) ? WordShape.Capitalized : WordShape.Plain;
}
