using System.Globalization;
using System.Text;
using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Questions;

/// <summary>Tells whether a question is in another language than the articles: by its script, or by the little words that every text of its language is full of.</summary>
internal static class QuestionLanguage
{
    /// <summary>One such word may be a name or stand in English, too.</summary>
    private const int LeastCommon = 2;

    /// <summary>Of a question's words at least this share must be such words of one language.</summary>
    private const double LeastShare = 0.25;

    /// <summary>True where the question is in none of these languages, nor in English, which is always understood; as far as its words tell.</summary>
    /// <param name="question">Anybody's words.</param>
    /// <param name="languages">BCP 47 tags; at least one.</param>
    public static bool IsOther(string question, IReadOnlyList<string> languages)
    {
        var known = languages.Select(TermAnalyzers.Primary).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (LanguageRecognizer.ScriptOf(question) is { } script and not "Latn")
        {
            return !known.Any(language => LanguageRecognizer.IsIn(script, language.ToLowerInvariant()));
        }

        var words = Words(question);
        if (words.Count == 0)
        {
            return false;
        }

        // What stands in English, too, tells nothing: "in", "was", "die".
        var others = words.FindAll(word => !FunctionWords.Contains(word.Replace("'", "", StringComparison.Ordinal)));
        var counts = LuceneTermAnalyzer.CommonWords.Select(entry => (Language: entry.Key, Count: others.Count(entry.Value.Contains))).ToList();
        var most = counts.Max(entry => entry.Count);
        return most >= LeastCommon && most >= words.Count * LeastShare && most > words.Count - others.Count
            && !counts.Exists(entry => known.Contains(entry.Language) && entry.Count == most);
    }

    /// <summary>A word without the signs above and below its letters: as people type it.</summary>
    public static string Plain(string word) =>
        string.Concat(word.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark))
            .Normalize(NormalizationForm.FormC);

    /// <summary>The words in small letters, those of one letter left out. An apostrophe inside belongs to its word: "doesn't" is no French "t".</summary>
    private static List<string> Words(string question)
    {
        var words = new List<string>();
        var start = -1;
        for (var at = 0; at <= question.Length; at++)
        {
            var isLetter = at < question.Length
                && (char.IsLetter(question[at]) || (start >= 0 && question[at] is '\'' or '’' && at + 1 < question.Length && char.IsLetter(question[at + 1])));
            if (isLetter && start < 0)
            {
                start = at;
            }
            else if (!isLetter && start >= 0)
            {
                if (at - start > 1)
                {
                    words.Add(question[start..at].Replace('’', '\'').ToLowerInvariant());
                }

                start = -1;
            }
        }

        return words;
    }
}
