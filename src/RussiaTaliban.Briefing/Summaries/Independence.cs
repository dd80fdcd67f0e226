using System.Collections.Frozen;
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

    private static readonly FrozenSet<string> Pronouns = new[]
    {
        "this", "these", "those", "that", "it", "they", "he", "she", "its", "their", "his", "her", "such", "here", "we", "i", "you", "our", "my", "both", "neither", "others",
    }.ToFrozenSet(StringComparer.Ordinal);

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
        var value = 1.0;
        value *= Pronouns.Contains(words[0].Folded) || PartOfPronoun().IsMatch(sentence) ? 0.2 : 1;
        value *= Connective().IsMatch(sentence) ? 0.6 : 1;
        value *= Enumeration().IsMatch(sentence) ? 0.8 : 1;
        value *= FromThere().IsMatch(sentence) ? 0.35 : 1;
        value *= Further().IsMatch(sentence) ? 0.5 : 1;
        value *= LatePronoun().IsMatch(sentence) && !Subordinate().IsMatch(sentence) ? 0.35 : 1;
        value *= NamesNobody(sentence) ? 0.35 : 1;
        value *= SubjectToBeFound().IsMatch(sentence) ? 0.3 : 1;
        value *= OneOfThem().IsMatch(sentence) ? 0.25 : 1;
        value *= Unspoken().IsMatch(sentence) ? 0.2 : 1;
        value *= EarlyObject().IsMatch(sentence) ? 0.3 : 1;
        value *= SaidByNobody().IsMatch(sentence) ? 0.2 : 1;
        value *= SpeaksOfIt().IsMatch(sentence) ? 0.3 : 1;
        value *= Fragment().IsMatch(sentence) ? 0.3 : 1;
        value *= FirstPerson().IsMatch(WithoutQuotations().Replace(sentence, "")) ? 0.6 : 1;
        value *= PointsBack().IsMatch(sentence) ? 0.8 : 1;
        value *= Place().IsMatch(sentence) ? 0.7 : 1;
        value *= Aside().IsMatch(sentence) ? 0.8 : 1;
        value *= Doubted().IsMatch(sentence) ? 0.5 : 1;
        return value;
    }

    /// <summary>True where the sentence says "he" or "she" before it has named anybody.</summary>
    private static bool NamesNobody(string sentence) =>
        Somebody().Match(sentence) is { Success: true } pronoun && !Named().IsMatch(sentence[..pronoun.Index]);

    /// <summary>True for a part of a quotation or of a parenthesis: it opens one that it does not close, or closes one that it does not open.</summary>
    private static bool IsHalf(string sentence) =>
        sentence.AsSpan() is var text && (text.Count('“') != text.Count('”') || text.Count('"') % 2 != 0 || text.Count('(') != text.Count(')'));

    [GeneratedRegex("""^["“(]?(however|thus|therefore|moreover|furthermore|consequently|hence|nevertheless|nonetheless|instead|meanwhile|additionally|similarly|likewise|conversely|accordingly|otherwise|also|but|and|so|yet|or|nor|still|then|besides|indeed|finally|equally|overall|specifically|subsequently|afterwards?|thereafter|eventually|later|rather|even so|(in (sum|short|conclusion|summary|response|addition|contrast|turn|fact|particular|other words|that))|as a result|as such|for (example|instance|this reason)|on the other hand|by contrast|after all|of course|to conclude|to this end|at the (same time|heart)|that said)\b""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Connective();

    /// <summary>An adverb that goes on with a list: "Politically, …", "Security-wise, …". One that names a time or a scope of its own is none.</summary>
    [GeneratedRegex(@"^(?!(historically|currently|recently|traditionally|generally|typically|originally|officially|globally|nationally|locally|reportedly|annually)\b)\w+(ly|-wise),", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Enumeration();

    /// <summary>"Most of its population…", "One of these…".</summary>
    [GeneratedRegex(@"^(most|many|some|all|both|one|two|three|four|five|several|each|any|parts?|much|few|none|half|either|neither|another) of (its|their|his|her|them|these|those|this|that|which|it)\b|^(an?|the) (third|half|quarter|fifth|tenth|majority|minority|few|handful|rest|remainder|others?|(\w+ )?part)\b(?! of)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex PartOfPronoun();

    /// <summary>"In these early years…", "From there…", "After that, …".</summary>
    [GeneratedRegex(@"^((in|at|on|by|from|of|for|with|under|during|despite|because of|among|amid|within|through|beyond|without|over|around|to) (all )?(this|that|these|such|it|them|here|there|then|which|him)|(after|before|since|until|given|following|like|unlike|as) (this|these|such|then|that(?=,| (time|point|date|year|day)\b)))\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex FromThere();

    /// <summary>"Other arguments…", "Another of the groups…": one more of what was told before.</summary>
    [GeneratedRegex(@"^(other|another|further|(an?|the) (other|further|similar)|the (latter|same|above))\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Further();

    /// <summary>A pronoun as the subject after an opening phrase: "Politically, it forces…".</summary>
    [GeneratedRegex(@"^[^,]{1,60},\s+(it|they|he|she|this|these|those|its|their)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex LatePronoun();

    /// <summary>The opening phrase is a clause that names what the pronoun stands for: "While Moscow frames…, it may…".</summary>
    [GeneratedRegex(@"^(while|as|although|though|since|because|when|whenever|if|despite|after|before|by|given|unless|until|following|driven)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Subordinate();

    /// <summary>An opening phrase and then a pronoun, with no name between that it could stand for: "Since August they drink it standing".</summary>
    [GeneratedRegex(@"^(?i:in|on|at|by|for|since|until|till|during|from|with|under|over|last|every|each|before|after|without|near|inside|outside|around|within)\b((?! \p{Lu}(?!ay|arch|pril|une|uly|ugust|eptember|ctober|ovember|ecember|anuary|ebruary|onday|uesday|ednesday|hursday|riday|aturday|unday))[^,;:]){1,70}? (it|they|he|she) (?!(is|was|would be|will be) (not )?(clear|unclear|known|likely|possible|impossible|hard|difficult|easy|true|said|expected|hoped|feared|thought|believed)\b)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex SubjectToBeFound();

    /// <summary>"Receiving one.", "in any of the three;", "until one comes": a thing that is counted and not named.</summary>
    [GeneratedRegex(@"\b(one(?=[.;,!?”]| (comes?|came|goes|went|is|was|has|had|does|did|will|would|can|could|may|might)\b)|(any|all|both|each|some|none|most|two|three|four|five) of (the (two|three|four|five|six|seven|eight|nine|ten|others?)|them|those|these)(?=[.;,!?”]| (is|are|was|were|has|have|had|will|would)\b)|the (two|three|four|five|six|seven|others|latter|former|rest)(?=[.;,!?”])|(all|any) (two|three|four|five|six|seven)(?=[.;,!?”])|both(?=[.;,!?”])|(on|in|at|to|of|for) the (first|second|third|other)(?=[.;,!?”]))", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex OneOfThem();

    /// <summary>A quotation and nothing else: who says it stands elsewhere.</summary>
    [GeneratedRegex("""^[“"][^”"]*[”"]\s*\z""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Unspoken();

    /// <summary>"May listen to it", "6,870 of them", "voted at each", "If it is adopted", "The first is that": what is meant has been named before.</summary>
    [GeneratedRegex(@"^(?i:.{1,55}\b(to|for|with|of|from|about|at|in|on|over) (it|them|each)(?=[ ,.;])|(if|when|while|as|because|after|once|until|unless|although|though|since|before) (it|they|he|she|this|that)\b|(the|an?) (first|second|third|fourth|last|other|latter|former)(,| (is|was|are|were|has|had)\b)|.{1,45}\b(read|seen|saw|heard|signed|knows?|knew|hates?|wants?|likes?) it\b|.{0,45}\b(some|most|much|part|half|many) of (its|their|his|her)\b|(in|at|on|by|with|under|before|after|since|for|from) (its|their|his|her)\b|(by|in|on|at|from|after|before) [^:,]{1,40}: |(ask|show|tell|take|make|give|let|put|go|look|think|consider|imagine|remember|note)\b|(first|second|third|fourth|fifth|lastly|next|one|another)(ly)?, |[^,]{1,40}, [^,]{1,40} and \w+, according to )", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex EarlyObject();

    /// <summary>A quotation whose speaker is a pronoun: "…,” she said".</summary>
    [GeneratedRegex(@"[”""’],? (he|she|they|it) (said|says|added|adds|told|tells|recalls|recalled|explains|explained|wrote|writes|asked|asks|continued|replied|insisted|insists|argued|argues)\b|\b(he|she|they) (said|says|added|adds|recalls|recalled)[.,] ?[“""‘]|(?<!\s\p{Lu}\p{Ll}.*), (he|she) (said|says|adds|added|thinks|believes|argues)([,;]|\.\s*\z)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex SaidByNobody();

    /// <summary>Somebody speaks of a thing that the sentence has not named: "Pruett says it would have shut…", "Ms Wiarda told the same meetings that it had paid…".</summary>
    [GeneratedRegex(@"^((?:(Mr|Ms|Mrs|Dr)\.? )?\p{Lu}[\p{L}’'-]+( \p{Lu}[\p{L}’'-]+)?) (says|said|thinks|thought|believes|believed|hopes|hoped|fears|feared|insists|insisted|argues|argued|admits|admitted|told [^,;]{1,40}?|has said|will) (that )?((it|they)\b(?! (is|was) (not )?(clear|unclear|known|likely|possible|impossible|hard|difficult|easy|true)\b)|(he|she|they) [^,;.]{1,30} (for|of|to|with|in|on|against|about) (it|them)\b)|^\p{Lu}[\p{L}’'-]+( \p{Lu}[\p{L}’'-]+)? (\p{Ll}+(s|ed)|did not \p{Ll}+|has \p{Ll}+) (it|them|so)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex SpeaksOfIt();

    /// <summary>A clause that waits for another: "Because we did not know …".</summary>
    [GeneratedRegex(@"^(because|which|who|whose|whereas|so that|not that|nor|than|if only|even if) [^,]*[.!]\s*\z", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Fragment();

    /// <summary>Somebody speaks of themselves outside a quotation: an answer of an interview, whose speaker a summary does not name.</summary>
    [GeneratedRegex(@"\b(I|we|my|our|me|us)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex FirstPerson();

    [GeneratedRegex("“[^”]*”|\"[^\"]*\"|‘[^’]*’", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex WithoutQuotations();

    [GeneratedRegex(@"\b(he|she|him|his|hers?|himself|herself)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Somebody();

    /// <summary>A capital letter after the first word, a first word that is a name or a thing, or somebody in general: "a teacher", "everyone".</summary>
    [GeneratedRegex(@"(?<=\S\s+(\W)?)\p{Lu}|^(?!(?i:in|on|at|by|for|from|with|as|if|when|while|although|though|but|and|after|before|since|during|under|despite|because|until|once|the|there|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds|thousands|some|many|most|about|nearly|almost)\b)\p{Lu}\p{L}{2,}|\b([Aa]|[Aa]n|[Aa]ny|[Ee]very|[Ee]ach|[Nn]o|who|whoever|(some|any|every|no)(one|body))\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<=.{8})\b(this (?!(year|month|week|morning|evening|spring|summer|autumn|fall|winter|century)\b)|these |those (?!(who|whose|that|of|in|with|from)\b)|such (?!as\b))\p{L}+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex PointsBack();

    /// <summary>"Here" and "there" for a place that was named before; "there is" is none.</summary>
    [GeneratedRegex(@"(?<=\S )(here|there)\b(?!['’]| (is|are|was|were|has|have|had|will|would|may|might|can|could|must|should|exists?|existed|remains?|remained|seems?|appears?|being|to be|also|now|still|never)\b)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@", (however|therefore|thus|too|moreover|nevertheless),", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Aside();

    /// <summary>An editor's note that nobody vouches for the sentence: "[citation needed]", "[who?]".</summary>
    [GeneratedRegex(@"\[[^\]]{0,40}(needed|\?|dubious|vague|disputed)[^\]]{0,40}\]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Doubted();

    /// <summary>Marks of lists, captions, mark-up and what invites to click: no sentence of the text.</summary>
    [GeneratedRegex(@"^\s*([•●▪◦‣*+#>|–—-]\s|\(?\d{1,2}[.)]\s|[a-z]\)\s|(photo|image|picture|figure|fig\.|caption|source|credit|video|watch|listen|read more|also read|see also|advertisement|foto|bild|quelle|фото|источник|рис\.|читайте также)\b\s*(\d+\s*)?[:.|–—-])|\]\(|\*\*|<[a-z/!]|\{\{|https?://|\||getty images|\b(AFP|Reuters|AP|EPA|TASS|ТАСС)\s*(/|via)|click here|sign up|subscribe (to|now)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex NoSentence();

    [GeneratedRegex(@"(?<mark>[^\s""'”’)\]])[\s""'”’)\]]*\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Ends();
}
