using System.Collections.Frozen;
using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Presentation;

/// <summary>
/// What two passages in nearly the same words must agree in to be copies of each other: names, numbers in figures or words, and what is denied. "Fourteen" for
/// "forty" or "had not approved" for "had approved" makes two reports.
/// </summary>
internal static class PassageFacts
{
    /// <summary>The closed classes of English words that turn a statement into another one.</summary>
    private static readonly FrozenSet<string> Turning = """
        no not never none nobody nothing neither nor without cannot cant wont isnt arent wasnt werent dont doesnt didnt hasnt havent hadnt wouldnt shouldnt couldnt
        zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty
        seventy eighty ninety hundred thousand million billion trillion dozen half third quarter first second fourth fifth
        monday tuesday wednesday thursday friday saturday sunday
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Concat(Months.Folded).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The facts of a text, each as often as it stands there, in order.</summary>
    public static IReadOnlyList<string> Of(string text) =>
    [
        .. WordReader.Read(text)
            .Where(word => word.Shape is WordShape.Number or WordShape.Acronym
                || Turning.Contains(word.Folded)
                || (word.Shape == WordShape.Capitalized && !FunctionWords.Contains(word.Folded)))
            .Select(word => word.Folded)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>True if two texts agree in every fact.</summary>
    public static bool Agree(string one, string other) => Of(one).SequenceEqual(Of(other));
}
