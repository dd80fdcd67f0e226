using System.Globalization;
using System.Text;
using RussiaTaliban.Briefing.Search.Analysis;

namespace RussiaTaliban.Briefing.Search.Questions;

/// <summary>Tells whether a question is in another language than the articles: by its script, or by the little words that every text of its language is full of.</summary>
internal static class QuestionLanguage
{
    /// <summary>One such word may be a name or stand in English, too.</summary>
    private const int LeastCommon = 2;

    /// <summary>Of a question's words at least this share must be such words of one language.</summary>
    private const double LeastShare = 0.25;

    /// <summary>The scripts of languages that are not written in Latin letters, as the range of their letters. A language that is not named here is.</summary>
    private static readonly (char First, char Last, string[] Languages)[] Scripts =
    [
        ('\u0370', '\u03ff', ["el"]),
        ('\u0400', '\u052f', ["ru", "uk", "bg", "sr", "be", "mk", "kk", "ky", "tg", "mn"]),
        ('\u0530', '\u058f', ["hy"]),
        ('\u0590', '\u05ff', ["he", "yi"]),
        ('\u0600', '\u077f', ["ar", "fa", "ur", "ps", "ug", "ku"]),
        ('\u0900', '\u0dff', ["hi", "mr", "ne", "bn", "pa", "gu", "ta", "te", "kn", "ml", "si"]),
        ('\u0e00', '\u0fff', ["th", "lo", "bo"]),
        ('\u10a0', '\u10ff', ["ka"]),
        ('\u3040', '\u9fff', ["ja", "zh"]),
        ('\uac00', '\ud7af', ["ko"]),
    ];

    /// <summary>True where the question is in none of these languages, nor in English, which is always understood; as far as its words tell.</summary>
    /// <param name="question">Anybody's words.</param>
    /// <param name="languages">BCP 47 tags; at least one.</param>
    public static bool IsOther(string question, IReadOnlyList<string> languages)
    {
        var known = languages.Select(TermAnalyzers.Primary).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var letters = question.Where(char.IsLetter).ToList();
        if (Array.Find(Scripts, script => letters.Count(letter => letter >= script.First && letter <= script.Last) > letters.Count / 2) is { Languages: { } written })
        {
            return !known.Overlaps(written);
        }

        var words = Words(question);
        if (words.Count == 0)
        {
            return false;
        }

        // What stands in English, too, tells nothing: "in", "was", "die".
        var others = words.FindAll(word => !FunctionWords.Contains(word));
        var counts = LuceneTermAnalyzer.CommonWords.Select(entry => (Language: entry.Key, Count: others.Count(entry.Value.Contains))).ToList();
        var most = counts.Max(entry => entry.Count);
        return most >= LeastCommon && most >= words.Count * LeastShare && most > words.Count - others.Count
            && !counts.Exists(entry => known.Contains(entry.Language) && entry.Count == most);
    }

    /// <summary>A word without the signs above and below its letters: as people type it.</summary>
    public static string Plain(string word) =>
        string.Concat(word.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark))
            .Normalize(NormalizationForm.FormC);

    private static List<string> Words(string question)
    {
        var words = new List<string>();
        var start = -1;
        for (var at = 0; at <= question.Length; at++)
        {
            var isLetter = at < question.Length && char.IsLetter(question[at]);
            if (isLetter && start < 0)
            {
                start = at;
            }
            else if (!isLetter && start >= 0)
            {
                words.Add(question[start..at].ToLowerInvariant());
                start = -1;
            }
        }

        return words;
    }
}
