using System.Collections.Frozen;
using Lucene.Net.Tartarus.Snowball.Ext;
using RussiaTaliban.Briefing.Lexicon;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Analysis;

/// <summary>
/// English: British spellings compared as American ones, then Lucene's Snowball stemmer; where a run of words names a country, one more
/// term says which. What was stemmed once is remembered.
/// </summary>
/// <param name="countries">The names of countries; null if none are read.</param>
internal sealed class EnglishTermAnalyzer(CountryTable? countries) : TermAnalyzer
{
    /// <summary>So many different words are remembered; a language has fewer.</summary>
    private const int MaxRemembered = 400_000;

    private readonly BoundedCache<string, string> _stems = new(MaxRemembered);

    public override IReadOnlyList<AnalyzedTerm> Analyze(string text)
    {
        var words = WordReader.Read(text);
        var terms = new List<AnalyzedTerm>(words.Count);
        var folded = countries is null ? [] : words.ConvertAll(word => word.Folded);
        var named = 0;
        for (var at = 0; at < words.Count; at++)
        {
            var word = words[at];
            if (word.Shape == WordShape.Acronym || !FunctionWords.Contains(word.Folded))
            {
                terms.Add(new AnalyzedTerm(Stem(word.Folded), word));
            }

            if (at >= named && countries?.Find(folded, at) is { } country)
            {
                named = at + country.Length;
                var phrase = new Word(word.Folded, word.Start, words[named - 1].End - word.Start, WordShape.Capitalized);
                terms.Add(new AnalyzedTerm(AnalyzedTerm.CountryMark + country.Code, phrase));
            }
        }

        return terms;
    }

    public override string Stem(string folded)
    {
        if (_stems.Find(folded) is { } known)
        {
            return known;
        }

        var stemmer = new EnglishStemmer();
        stemmer.SetCurrent(BritishSpelling.ToAmerican(folded));
        stemmer.Stem();
        var stem = stemmer.Current is { Length: > 0 } found ? found : folded;
        _stems.Put(folded, stem);
        return stem;
    }
}

/// <summary>
/// Compares British and American spellings alike. Passages and questions both pass through, so a word that is bent
/// without need (<c>promise</c> to <c>promize</c>) still meets itself; nothing of this is ever shown.
/// </summary>
internal static class BritishSpelling
{
    private static readonly (string British, string American)[] Endings =
    [
        ("isation", "ization"), ("isations", "izations"), ("ising", "izing"), ("ised", "ized"), ("ises", "izes"), ("ise", "ize"), ("iser", "izer"), ("isers", "izers"),
        ("ysed", "yzed"), ("ysing", "yzing"), ("yse", "yze"),
        ("ours", "ors"), ("oured", "ored"), ("ouring", "oring"), ("our", "or"), ("ourable", "orable"), ("ourite", "orite"),
        ("elled", "eled"), ("elling", "eling"), ("eller", "eler"), ("tre", "ter"), ("tres", "ters"), ("fence", "fense"), ("fences", "fenses"), ("ogue", "og"), ("ogues", "ogs"),
    ];

    /// <summary>The American form of a folded word, or the word itself.</summary>
    public static string ToAmerican(string word)
    {
        if (word.Length < 5)
        {
            return word;
        }

        foreach (var (british, american) in Endings)
        {
            if (word.Length > british.Length + 1 && word.EndsWith(british, StringComparison.Ordinal))
            {
                return string.Concat(word.AsSpan(0, word.Length - british.Length), american);
            }
        }

        return word;
    }
}

/// <summary>English words that hold sentences together and are about nothing. They are neither indexed nor asked for.</summary>
internal static class FunctionWords
{
    private static readonly FrozenSet<string> Words = Set("""
        a an the and or but nor for so if then than as of in on at to from by with without about into onto over under after before between among
        through during per via against toward towards upon within along across behind beyond despite
        is are was were be been being am isnt arent wasnt werent do does did done doing dont doesnt didnt have has had having hasnt havent hadnt
        will would shall should can could may might must wont wouldnt shouldnt cant cannot couldnt
        not no only just also too very own same such both each every few more most much many other another some any all this that these those there here
        it its itself they them their theirs themselves he she his her hers him himself herself i me my mine we us our ours you your yours who whom whose which
        what when where why how because while until again further once out up down off yet still even ever else rather quite whether though although else besides ones ever
        """);

    private static readonly FrozenSet<string> Carriers = Set("""
        please tell say says said saying give gives gave something anything everything nothing thing things stuff really actually exactly get got gets getting bit like kind sort
        know want wonder explain describe list name show find ask question answer article text passage paragraph author writer mention mentions mentioned according
        let lets go going put make makes made take took use used try tries tried keep keeps kept start starts started hi hello hey ok okay yes well now dear thanks thank maybe perhaps
        """);

    /// <summary>True for a word that no text is about.</summary>
    public static bool Contains(string folded) => Words.Contains(folded);

    /// <summary>True for a word that carries a question and is not what is asked for; in a passage it counts like any other.</summary>
    public static bool CarriesQuestion(string folded) => Carriers.Contains(folded);

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
