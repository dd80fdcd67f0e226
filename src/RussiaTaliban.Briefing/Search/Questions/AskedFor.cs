using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Questions;

/// <summary>What a question asks for, by its form.</summary>
internal static partial class AskedFor
{
    /// <summary>The slots of which a sentence that answers has at least one; none where any sentence will do.</summary>
    public static AnswerSlots Read(string question)
    {
        if (Date().IsMatch(question))
        {
            return AnswerSlots.Date;
        }

        if (Number().IsMatch(question))
        {
            return AnswerSlots.Number;
        }

        if (Reason().IsMatch(question))
        {
            return AnswerSlots.Reason;
        }

        if (Place().IsMatch(question))
        {
            return AnswerSlots.Place;
        }

        return Name().IsMatch(question) ? AnswerSlots.Name : AnswerSlots.None;
    }

    /// <summary>True for a noun that only names what is asked for: "on what <c>date</c>", "which <c>country</c>", "what are their <c>reasons</c>".</summary>
    /// <param name="question">The question.</param>
    /// <param name="at">Where the word starts.</param>
    public static bool IsNounAt(string question, int at)
    {
        foreach (System.Text.RegularExpressions.Match match in Noun().Matches(question))
        {
            if (match.Groups["noun"].Index == at)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True if a day is asked for and a year or a month would not do.</summary>
    public static bool IsDay(string question) => DayNoun().IsMatch(question);

    [GeneratedRegex(@"\b(what|which) (\w+ )?(date|day)s?\b|\bdifferent (date|day)s\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DayNoun();

    [GeneratedRegex(@"\b(what|which)\s+(\w+\s+)?(?<noun>dates?|days?|months?|years?|century|decades?|time|country|countries|nations?|places?|city|cities|reasons?|purpose|motives?|cause|number|amount|percentage|share|kinds?|types?|sorts?|factors?|part|person|people|name)\b|\bwhat (is|are|was|were|might be|could be) (\w+ ){0,2}(?<noun>reasons?|purpose|motives?|causes?)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Noun();

    [GeneratedRegex(@"\b(when|what (year|date|day|month|century|decade|time)|(which|what|two|different) (\w+ )?(year|date|day|month|century|decade)s?|since when|how long ago)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Date();

    [GeneratedRegex(@"\bhow (many|much|old|far|often|long|large|tall|high|fast)\b|\b(what|which) (\w+ )?(number|percentage|percent|amount|share|population)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"\bwhy\b|\bhow come\b|\bwhat (\w+ )?(for\b|reasons?|motives?|purpose|caused|prompted|made|drove|drives|led|motivated)|\bwhat('s| is| are| was| were) (\w+ ){0,2}(reasons?|motives?|purpose|aim|goal|objective)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Reason();

    [GeneratedRegex(@"\bwhere\b|\b(which|what) (\w+ )?(country|countries|city|cities|place|nation|nations|region|state|states|town|river|continent)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(who|whom|whose)\b|\b(what|which) (\w+ )?(person|man|woman|name|leader|president|company|organi[sz]ation|group|media|university)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Name();
}
