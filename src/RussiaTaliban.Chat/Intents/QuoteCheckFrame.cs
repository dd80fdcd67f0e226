using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace RussiaTaliban.Chat.Intents;

/// <summary>
/// The words around a pasted quote. They ask for a check where all of them belong to the talk of checking and one of them says so outright; a question
/// that merely holds a quoted term always has a word of its own (“what does … mean”, “who opposed …”).
/// </summary>
internal static partial class QuoteCheckFrame
{
    private const int MaxNames = 3;

    private static readonly FrozenSet<string> Anchors = Set(
        "say says said write writes wrote written quote quotes quoted quoting quotation cite citing cited citation exact exactly correct correctly accurate accurately "
        + "verbatim check checking verify wording genuine authentic appear appears contain contains include includes misquote misquoted misquoting "
        + "fake real state states stated claim claims claimed");

    private static readonly FrozenSet<string> Plain = Set(
        "exact exactly verbatim accurate accurately misquote misquoted misquoting genuine authentic real correct correctly quote quotation");

    private static readonly FrozenSet<string> Fillers = Set(
        "is isn't this that it its the a an in from of article articles text piece report interview document corpus source sources passage paragraph "
        + "author analyst expert dr mr ms mrs prof "
        + "he she they did didn't do does doesn't done has have had was were be been really actually ever truly literally please pls can could would "
        + "should will you i i'm am we me my our want need like "
        + "to use for word words by as there anywhere somewhere where true right fine ok okay safe line sentence statement phrase following above "
        + "below attributed original just on record so and or hi hello "
        + "hey bot thanks thank not whether if tell confirm fact find found stand stands see look up out here one quick also too still indeed anyone "
        + "letter published print used made got get way same as");

    /// <summary>True where there is a word at all.</summary>
    public static bool HasWords(string frame) => Word().IsMatch(frame);

    /// <summary>True where the frame asks whether a quote is right.</summary>
    /// <param name="frame">The words around the quote.</param>
    /// <param name="namesAllowed">True where up to three words with a capital may be names.</param>
    public static bool Asks(string frame, bool namesAllowed) => Read(frame, namesAllowed) is { } words && (words.Any(Anchors.Contains) || InSource().IsMatch(frame));

    /// <summary>True where the frame asks it so plainly that nothing has to part it from the quote.</summary>
    public static bool AsksPlainly(string frame) =>
        Read(frame, namesAllowed: true) is { } words
        && ((words.Any(Plain.Contains) && PointsAtIt().IsMatch(frame)) || SaidThis().IsMatch(frame) || (InSource().IsMatch(frame) && PointsAtIt().IsMatch(frame)));

    /// <summary>The frame's words in lower case without the names; null where one of them is of another matter.</summary>
    private static List<string>? Read(string frame, bool namesAllowed)
    {
        var words = new List<string>();
        var names = 0;
        foreach (Match match in Word().Matches(WhatWasSaid().Replace(frame, " this said ")))
        {
            var word = match.Value.Replace('’', '\'').ToLowerInvariant();
            if (Anchors.Contains(word) || Fillers.Contains(word))
            {
                words.Add(word);
            }
            else if (!namesAllowed || words.Count + names == 0 || !char.IsUpper(match.Value[0]) || ++names > MaxNames)
            {
                return null;
            }
        }

        return words;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"[\p{L}\p{N}]+([’'][\p{L}]+)*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"\b(in|from|of|part of)\s+(the|this|your|that|his|her|any|an)?\s*(articles?|text|corpus|piece|report|document|interview|sources?)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex InSource();

    [GeneratedRegex(@"\b(this|that|it|the)\b|\bquote[\s?!.]*\z", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex PointsAtIt();

    [GeneratedRegex(
        @"\b(did|does|do|has|have)\b.*\b(say|write|said|written|state|claim)\b.*\b(this|that|it)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex SaidThis();

    [GeneratedRegex(
        @"\bwhat\s+(he|she|they|it|the\s+\w+|\p{Lu}\w+)(\s+\p{Lu}\w+)?\s+(really\s+|actually\s+)?(said|says|say|wrote|writes|write|stated)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex WhatWasSaid();
}
