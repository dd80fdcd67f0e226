using System.Text.RegularExpressions;

namespace RussiaTaliban.Chat.Handlers;

/// <summary>
/// What a question asks, without what only wraps it: a polite opening ("I should like to know whether …"), a frame that names the articles ("what does it say about …"), sentences
/// beside the one that asks. The models know questions, and a wrapping makes them less sure of one.
/// </summary>
internal static partial class Readings
{
    /// <summary>A longer text is no question in a wrapping.</summary>
    private const int MaxLength = 600;

    private const int MaxSentences = 4;

    /// <summary>The other readings of a question, the nearest to its words first; mostly none.</summary>
    public static IEnumerable<Reading> Of(string question)
    {
        if (question.Length > MaxLength)
        {
            yield break;
        }

        var asking = AskingSentence(question);
        if (asking is not null)
        {
            yield return new Reading(asking);
        }

        if (Unwrapped(asking ?? question) is { } inner)
        {
            yield return inner;
        }
    }

    /// <summary>True where a sentence of a text asks something.</summary>
    public static bool Asks(string text) => Edge().Split(text).Any(sentence => sentence.TrimEnd().EndsWith('?') || AskingWord().IsMatch(sentence.TrimStart()));

    /// <summary>"So what does it really say?": asks for the words of what was just spoken of.</summary>
    public static bool AsksWhatItSays(string text) => WhatItSays().IsMatch(text.Trim());

    private static Reading? Unwrapped(string text)
    {
        if (Topic().Match(text) is { Success: true } topic)
        {
            return new Reading(topic.Groups["topic"].Value.Trim()) { StandsAlone = true };
        }

        if (Tag().Match(text) is { Success: true } tag)
        {
            return new Reading(tag.Groups["claim"].Value.Trim());
        }

        return Opening().Match(text) is { Success: true, Length: var length } && length < text.Length ? new Reading(text[length..].Trim()) : null;
    }

    /// <summary>The one sentence of several that asks; null where there is but one, or not exactly one asks.</summary>
    private static string? AskingSentence(string text)
    {
        var sentences = Edge().Split(text).Select(sentence => sentence.Trim()).Where(sentence => sentence.Any(char.IsLetter)).ToList();
        return sentences.Count is > 1 and <= MaxSentences
            && sentences.Where(sentence => sentence.EndsWith('?') || AskingWord().IsMatch(sentence)).ToList() is [var only] ? only : null;
    }

    [GeneratedRegex(@"(?<=[\p{L}\p{N})”""'?!][.!?…])\s+(?=\S)|\s+[–—]\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Edge();

    [GeneratedRegex(
        @"^(and |but |so |ok |okay |now )?(who|whom|whose|what|when|where|why|how|which|(is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)(n['’]t)?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AskingWord();

    /// <summary>"So what does it say about …", "anything on …", "is there something about …": a topic, of which the articles are asked for all they have.</summary>
    [GeneratedRegex(
        @"^((ok|okay|so|and|but|well|then|now|please|hi|hello|hey)[,\s]+)*"
        + @"((what|does|do|did|is|are|has|have)(\s+(does|do|did|is|are|has|have|anything|something|else|really|actually|exactly))*"
        + @"\s+(it|this|that|they|there|you|(the|this|these|those|your)\s+(article|text|author|piece|report|corpus|document)s?)"
        + @"(\s+(really|actually|even|ever|anything|something|else|to|in|it|there|here|say|says|said|tell|tells|write|writes|written|know|have|has|got))*"
        + @"|anything( at all| else)?|something|info|information|details|(tell|show) me( more| something| anything)?)"
        + @"\s+(about|on|regarding|concerning)\s+(?<topic>[\p{L}\p{N}][^?!.]{1,80}?)(\s+(then|please|pls|instead|now|here|in (the|this|your) (article|text|corpus)s?))*\s*[?!.]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Topic();

    [GeneratedRegex(
        @"^((ok|okay|so|and|but|well|then)[,\s]+)*what (does|did|do) (it|they|he|she|the (article|text|author|piece))(\s+(really|actually|exactly))* (say|write|read)"
        + @"(\s+(really|actually|exactly|then|instead|there))*\s*[?!.]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WhatItSays();

    /// <summary>"So China was the first, correct?"</summary>
    [GeneratedRegex(
        @"^((ok|okay|so|and|but|well|then)[,\s]+)*(?<claim>[^?]{10,200}),\s*"
        + @"(correct|right|true|yes|no|isn['’]?t (it|he|she|that)|is(n['’]t)? that (so|right|correct|true))\s*\?+$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();

    /// <summary>"I should be obliged to learn whether", "can you tell me if", "do you know".</summary>
    [GeneratedRegex(
        @"^((ok|okay|so|and|but|well|please|hi|hello|hey|good (morning|afternoon|evening|day))[,.!\s]+)*"
        + @"((i|we)\b[\w\s’']{0,30}?\b(know|learn|understand|hear|find out|ask|wonder|wondering)"
        + @"|(can|could|would|will) you\b[\w\s’']{0,20}?\b(tell|explain|say)( to)?( me| us)?|(do|would) you (happen to )?know|tell me|any idea|(is it|it is|is) (true|correct|right))"
        + @"(\s+(if|whether|that|about|please)(?=\s))?[,:]?\s+(?=\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Opening();
}

/// <summary>A question in other words of its own.</summary>
/// <param name="Text">Part of what was typed.</param>
internal sealed record Reading(string Text)
{
    /// <summary>True where it leans on no earlier question: its pronouns went with the frame.</summary>
    public bool StandsAlone { get; init; }
}
