namespace RussiaTaliban.Briefing.Search.Analysis;

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
