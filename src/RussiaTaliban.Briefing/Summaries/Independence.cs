using System.Collections.Frozen;
using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Summaries;

/// <summary>
/// How well a sentence stands alone, outside its paragraph. A reader of a summary has not read the sentence before it, so what leans on that one
/// ("This…", "However…", "Politically, it…") counts less; so do questions, scraps and very long sentences.
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
    public static double Of(string sentence)
    {
        var words = WordReader.Read(sentence);
        if (words.Count == 0)
        {
            return 0;
        }

        var value = 1.0;
        value *= Pronouns.Contains(words[0].Folded) ? 0.2 : 1;
        value *= Connective().IsMatch(sentence) ? 0.6 : 1;
        value *= LatePronoun().IsMatch(sentence) && !Subordinate().IsMatch(sentence) ? 0.35 : 1;
        value *= PointsBack().IsMatch(sentence) ? 0.8 : 1;
        value *= Aside().IsMatch(sentence) ? 0.8 : 1;
        value *= words.Count switch { < 8 => 0.3, < 12 => 0.75, > 45 => 0.7, _ => 1 };
        value *= Ends().Match(sentence).Groups["mark"].Value switch { "?" => 0.1, "." or "!" or "…" or "。" => 1, _ => 0.4 };
        value *= char.IsLower(sentence[0]) ? 0.5 : 1;
        return value;
    }

    [GeneratedRegex("""^["“(]?(however|thus|therefore|moreover|furthermore|consequently|hence|nevertheless|nonetheless|instead|meanwhile|additionally|similarly|likewise|conversely|accordingly|otherwise|also|but|and|so|yet|or|nor|still|then|besides|indeed|finally|equally|overall|(in (sum|short|conclusion|summary|response|addition|contrast|turn|fact|particular|other words|that))|as a result|as such|for (example|instance|this reason)|on the other hand|by contrast|after all|of course|to conclude|at the (same time|heart)|that said)\b""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Connective();

    /// <summary>A pronoun as the subject after an opening phrase: "Politically, it forces…".</summary>
    [GeneratedRegex(@"^[^,]{1,60},\s+(it|they|he|she|this|these|those|its|their)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex LatePronoun();

    /// <summary>The opening phrase is a clause that names what the pronoun stands for: "While Moscow frames…, it may…".</summary>
    [GeneratedRegex(@"^(while|as|although|though|since|because|when|whenever|if|despite|after|before|by|given|unless|until|like|unlike|following|driven)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Subordinate();

    [GeneratedRegex(@"(?<=.{8})\b(this|these|those|such) \p{L}+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex PointsBack();

    [GeneratedRegex(@", (however|therefore|thus|too|moreover|nevertheless),", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Aside();

    [GeneratedRegex(@"(?<mark>[^\s""'”’)\]])[\s""'”’)\]]*\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Ends();
}
