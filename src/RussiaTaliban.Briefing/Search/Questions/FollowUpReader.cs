using System.Collections.Frozen;
using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Questions;

/// <summary>Tells whether a question leans on those before it, and on which. Knows no corpus: only the question's own words.</summary>
internal static class FollowUpReader
{
    /// <summary>A question with this many content words has its own subject, unless it refers back.</summary>
    private const int SaysEnough = 2;

    /// <summary>One that points back and yet says this much has found another subject.</summary>
    private const int SaysMuch = 5;

    private static readonly FrozenSet<string> Pointers = Set("he she him her his hers they them their theirs it its that this those these there then one ones same former latter others");
    private static readonly FrozenSet<string> Openers = Set("and but or also so then plus");
    private static readonly string[] Phrases = ["what about", "how about", "and what", "what of"];

    /// <summary>How <paramref name="question"/> leans on the one before it.</summary>
    public static FollowUp Read(string question)
    {
        var words = WordReader.Read(question);
        if (words.Count == 0)
        {
            return FollowUp.None;
        }

        var says = words.Count(word => word.Shape == WordShape.Acronym || (!FunctionWords.Contains(word.Folded) && !FunctionWords.CarriesQuestion(word.Folded)));
        var start = string.Join(' ', words.Take(2).Select(word => word.Folded));
        var opens = Openers.Contains(words[0].Folded) || Phrases.Contains(start);
        var points = words.Any(word => word.Shape != WordShape.Acronym && Pointers.Contains(word.Folded));
        if (opens && !points && says <= SaysMuch && (says <= SaysEnough || !HasVerbOfItsOwn(words)))
        {
            return says == 0 ? FollowUp.Continues : FollowUp.Replaces;
        }

        return (points && says < SaysMuch) || (opens && says <= SaysEnough) || says == 0 ? FollowUp.Continues : FollowUp.None;
    }

    /// <summary>The last question of <paramref name="earlier"/> that stands alone, or null if there is none.</summary>
    public static string? Subject(IReadOnlyList<string> earlier)
    {
        for (var last = earlier.Count - 1; last >= 0; last--)
        {
            if (last == 0 || Read(earlier[last]) == FollowUp.None)
            {
                return earlier[last];
            }
        }

        return null;
    }

    private static bool HasVerbOfItsOwn(List<Word> words) =>
        words.Any(word => word.Folded is "is" or "are" or "was" or "were" or "do" or "does" or "did" or "has" or "have" or "had" or "will" or "would" or "can" or "could" or "should" or "might");

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}

/// <summary>How a question leans on the one before it.</summary>
internal enum FollowUp
{
    /// <summary>It stands alone, or the subject was changed.</summary>
    None,

    /// <summary>It asks the question before again about something else: "and China?".</summary>
    Replaces,

    /// <summary>It asks on about what the question before was about: "why them?", "who said that?".</summary>
    Continues,
}
