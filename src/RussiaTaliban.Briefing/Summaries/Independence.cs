using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Summaries;

/// <summary>
/// How well a sentence stands alone, outside its paragraph. A reader of a summary has not read the sentence before it, so what leans on that one
/// ("This…", "However…", "Politically, it…", "Most of its…", "Other reasons…") counts less; so do questions, scraps, halves of quotations and very long
/// sentences.
/// </summary>
internal static partial class Independence
{
    /// <summary>Below this a sentence is not picked at all.</summary>
    public const double Floor = 0.25;

    /// <summary>What a sentence is worth that says "he" or "she" before it has named anybody.</summary>
    private const double SaysNobody = 0.35;

    private static readonly LeaningWords English = LeaningWords.Of("en");

    /// <summary>How well the sentence stands alone: 1 for one that does, 0 for one that says nothing without its neighbours.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="language">A BCP 47 tag.</param>
    public static double Of(string sentence, string language = "en")
    {
        var words = WordReader.Read(sentence);
        if (words.Count == 0 || NoSentence().IsMatch(sentence))
        {
            return 0;
        }

        var rules = SentenceRules.For(language);
        var value = IsHalf(sentence) ? 0.3 : 1.0;
        value *= words.Count switch { < 8 => 0.3, < 12 => 0.75, > 80 => 0.15, > 60 => 0.4, > 45 => 0.7, _ => 1 };
        value *= Ends().Match(sentence).Groups["mark"].Value switch { "?" or "？" or "؟" => 0.1, "." or "!" or "…" or "。" or "！" or "।" or "۔" => 1, _ => 0.2 };
        value *= char.IsLower(sentence[0]) ? 0.5 : 1;
        return TermAnalyzers.IsEnglish(language) ? value * OfEnglish(sentence, words)
            : rules.Leaning.Contains(sentence[words[0].Start..words[0].End]) ? value * 0.2
            : value;
    }

    private static double OfEnglish(string sentence, List<Word> words)
    {
        var value = (English.Opens.Contains(words[0].Folded) ? English.OpensFactor : 1) * (NamesNobody(sentence) ? SaysNobody : 1);
        var bare = WithoutQuotations().Replace(sentence, "");
        return English.Rules.Where(rule => rule.Leans(rule.IsOutsideQuotations ? bare : sentence)).Aggregate(value, (so, rule) => so * rule.Factor);
    }

    /// <summary>True if the sentence says "he" or "she" before it has named anybody.</summary>
    private static bool NamesNobody(string sentence) =>
        Somebody().Match(sentence) is { Success: true } pronoun && !Named().IsMatch(sentence[..pronoun.Index]);

    /// <summary>True for a part of a quotation or of a parenthesis: it opens one that it does not close, or closes one that it does not open.</summary>
    private static bool IsHalf(string sentence) =>
        sentence.AsSpan() is var text && (text.Count('“') != text.Count('”') || text.Count('"') % 2 != 0 || text.Count('(') != text.Count(')'));

    [GeneratedRegex("“[^”]*”|\"[^\"]*\"|‘[^’]*’", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    internal static partial Regex WithoutQuotations();

    [GeneratedRegex(@"\b(he|she|him|his|hers?|himself|herself)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Somebody();

    /// <summary>A capital letter after the first word, a first word that is a name or a thing, or somebody in general: "a teacher", "everyone".</summary>
    [GeneratedRegex(@"(?<=\S\s+(\W)?)\p{Lu}|^(?!(?i:in|on|at|by|for|from|with|as|if|when|while|although|though|but|and|after|before|since|during|under|despite|because|until|once|the|there|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds|thousands|some|many|most|about|nearly|almost)\b)\p{Lu}\p{L}{2,}|\b([Aa]|[Aa]n|[Aa]ny|[Ee]very|[Ee]ach|[Nn]o|who|whoever|(some|any|every|no)(one|body))\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    /// <summary>Marks of lists, captions, mark-up and what invites to click: no sentence of the text.</summary>
    [GeneratedRegex(@"^\s*([•●▪◦‣*+#>|–—-]\s|\(?\d{1,2}[.)]\s|[a-z]\)\s|(photo|image|picture|figure|fig\.|caption|source|credit|video|watch|listen|read more|also read|see also|advertisement|foto|bild|quelle|фото|источник|рис\.|читайте также)\b\s*(\d+\s*)?[:.|–—-])|\]\(|\*\*|<[a-z/!]|\{\{|https?://|\||getty images|\b(AFP|Reuters|AP|EPA|TASS|ТАСС)\s*(/|via)|click here|sign up|subscribe (to|now)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex NoSentence();

    [GeneratedRegex(@"(?<mark>[^\s""'”’)\]])[\s""'”’)\]]*\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Ends();
}
