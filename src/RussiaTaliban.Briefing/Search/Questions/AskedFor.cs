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

    /// <summary>Where the noun stands that only names what is asked for ("on what <c>date</c>", "which <c>country</c>"); -1 where there is none.</summary>
    public static int NounAt(string question) => Noun().Match(question) is { Success: true } match ? match.Groups["noun"].Index : -1;

    [GeneratedRegex(@"\b(what|which)\s+(\w+\s+)?(?<noun>dates?|days?|months?|years?|century|decades?|time|country|countries|nations?|places?|city|cities|reasons?|purpose|motives?|cause|number|amount|percentage|share|kinds?|types?|sorts?|factors?|part|person|people|name)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
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
