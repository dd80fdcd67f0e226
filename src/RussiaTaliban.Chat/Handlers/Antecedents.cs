using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace RussiaTaliban.Chat.Handlers;

/// <summary>
/// Whether the pronouns of a question have what they stand for in the question itself: "is it true that China…", "did Moscow say why it…", "the
/// Taliban and their neighbours". Such a question leans on no earlier one.
/// </summary>
internal static partial class Antecedents
{
    private static readonly FrozenSet<string> Pointers = Set("he she him her his hers they them their theirs it its that this these those there");
    private static readonly FrozenSet<string> Possessives = Set("his her their its");
    private static readonly FrozenSet<string> Subjects = Set("he she they it");
    private static readonly FrozenSet<string> Subordinators =
        Set("that why if whether when because after before how what while although though since as until unless where which who and than");
    private static readonly FrozenSet<string> Openers = Set("and but or also so then plus");
    private static readonly FrozenSet<string> Articles = Set("the a an no any every all some many most other");
    private static readonly FrozenSet<string> Times = Set("year month week day decade century summer winter spring autumn morning");
    private static readonly FrozenSet<string> Questioning = Set("who what when where why how which did does do is are was were has have had can could will would should might may");

    /// <summary>True if there is a pronoun, and every one has its antecedent here or stands for nothing.</summary>
    public static bool AreAllHere(string question)
    {
        var words = Word().Matches(question).Select(match => match.Value).ToList();
        if (words.Count == 0 || Openers.Contains(Folded(words, 0)) || (Folded(words, 0) is "what" or "how" && Folded(words, 1) is "about" or "of"))
        {
            return false;
        }

        var pointers = Enumerable.Range(0, words.Count).Where(at => Pointers.Contains(Folded(words, at))).ToList();
        return pointers.Count > 0 && pointers.TrueForAll(at => IsBound(words, at));
    }

    /// <summary>True if a pronoun stands for something that is not here.</summary>
    public static bool AreMissing(string question)
    {
        var words = Word().Matches(question).Select(match => match.Value).ToList();
        return Enumerable.Range(0, words.Count).Any(at => Pointers.Contains(Folded(words, at)) && !IsBound(words, at));
    }

    private static bool IsBound(List<string> words, int at)
    {
        var (before, word, next) = (Folded(words, at - 1), Folded(words, at), Folded(words, at + 1));
        return word switch
        {
            "there" => before is "is" or "are" or "was" or "were" or "will" or "has" or "have" || next is "is" or "are" or "was" or "were" or "has" or "have" or "will",
            "that" => IsClause(words, at),
            "this" => Times.Contains(next),
            "these" or "those" => next is "who" or "which" or "that" or "of" or "in" or "days",
            "it" when before is "is" or "was" or "isn't" or "would" or "be" && ThatFollows(words, at) => true,
            _ when Possessives.Contains(word) => HasNameBefore(words, at),
            _ when Subjects.Contains(word) => Subordinators.Contains(before) && HasNameBefore(words, at - 1),
            _ => false,
        };
    }

    /// <summary>"… said that the ministry …", and not "who said that?".</summary>
    private static bool IsClause(List<string> words, int at) =>
        at + 2 < words.Count && at > 0 && (IsName(words, at + 1) || Articles.Contains(Folded(words, at + 1)) || Pointers.Contains(Folded(words, at + 1)));

    private static bool ThatFollows(List<string> words, int at) =>
        Enumerable.Range(at + 1, Math.Max(0, Math.Min(4, words.Count - at - 1))).Any(next => Folded(words, next) is "that" or "for" or "to" or "if" or "whether");

    private static bool HasNameBefore(List<string> words, int at) => Enumerable.Range(0, Math.Max(0, at)).Any(before => IsName(words, before));

    /// <summary>A word in capitals, or one after "the" that is no pronoun: what a pronoun may stand for.</summary>
    private static bool IsName(List<string> words, int at) =>
        (char.IsUpper(words[at][0]) && !Questioning.Contains(Folded(words, at)) && !Pointers.Contains(Folded(words, at)) && words[at] is not "I" && !Articles.Contains(Folded(words, at)))
        || (at > 0 && Folded(words, at - 1) is "the");

    private static string Folded(List<string> words, int at) => at >= 0 && at < words.Count ? words[at].ToLowerInvariant().Replace('’', '\'') : "";

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"[\p{L}\p{M}]+(['’\-][\p{L}\p{M}]+)*")]
    private static partial Regex Word();
}
