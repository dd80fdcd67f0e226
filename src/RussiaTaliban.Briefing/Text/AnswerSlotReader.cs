using System.Text.RegularExpressions;

namespace RussiaTaliban.Briefing.Text;

/// <summary>Finds out what a sentence could answer, by its form alone.</summary>
internal static partial class AnswerSlotReader
{
    /// <summary>What <paramref name="sentence"/> has.</summary>
    public static AnswerSlots Read(ReadOnlySpan<char> sentence) =>
        (Date().IsMatch(sentence) ? AnswerSlots.Date : 0)
        | (Number().IsMatch(sentence) ? AnswerSlots.Number : 0)
        | (Name().IsMatch(sentence) ? AnswerSlots.Name : 0)
        | (Place().IsMatch(sentence) ? AnswerSlots.Place : 0)
        | (Reason().IsMatch(sentence) ? AnswerSlots.Reason : 0)
        | (Cause().IsMatch(sentence) ? AnswerSlots.Cause : 0);

    [GeneratedRegex(@"\b(1[0-9]{3}|20[0-9]{2})(s|\b)|\b(" + Months.Pattern + @") [0-9]|\b(" + Months.Unmistakable + @")\b|\b([0-9]{1,2}(st|nd|rd|th)|first|nineteenth|twentieth|[a-z]+teenth) century\b|\b(yesterday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b|\b[0-9]{2,4} (BC|AD|BCE|CE)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"(?<![0-9.,])(?!(1[0-9]|20)[0-9]{2}(s|\b))[0-9]+(?!(st|nd|rd|th)\b)|\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|third|quarter|percent|twice|double)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=[\p{L}\p{N},;:—–)”’""'.] ?["" “(]?)\b\p{Lu}[\p{L}\p{N}’'.-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\b(in|at|from|near|of|to|over|across|into|around|on|between|toward) (the )?((north|south|east|west|central|northern|southern|eastern|western) )?\p{Lu}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(because|due to|owing to|thanks to|driven by|caused by|prompted by|motivated by|inspired by|in order to|so that|so as to|as a result of|reasons? (for|why|behind|that)|motives?|motivation|motivated|desire to|(is|was|were|are) (meant|intended|designed) to)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Cause();

    [GeneratedRegex(@"\b(because|since|due to|owing to|thanks to|driven by|caused by|prompted by|motivated by|in order to|so that|so as to|as a result|in response|reasons?|motives?|motivat\w+|purpose|goals?|objectives?|desire|aim(s|ed|ing)?|seek(s|ing)?|sought|hop(e|es|ed|ing)|intend(s|ed)?|therefore|thus|led to|leads to|allow(s|ed|ing)|enabl(e|es|ed|ing)|to (prevent|avoid|ensure|protect|contain|counter|facilitate|promote|foster|reduce|influence|secure|gain|help|make|keep|stop|support|provide|allow|reach|achieve|maintain|improve|increase|escape|win))\b|\b(fear|concern)s?\b|\bperceiv\w+|\bunless\b|\bas (it|they|he|she|the)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Reason();
}

/// <summary>What a sentence has that a question can ask for.</summary>
[Flags]
internal enum AnswerSlots
{
    /// <summary>Nothing particular.</summary>
    None = 0,

    /// <summary>A year, a month, a day, a decade.</summary>
    Date = 1,

    /// <summary>A number or an amount, in figures or words.</summary>
    Number = 2,

    /// <summary>A name of somebody or something that is no country.</summary>
    Name = 4,

    /// <summary>A country, or a name after a word of place.</summary>
    Place = 8,

    /// <summary>A reason or an aim.</summary>
    Reason = 16,

    /// <summary>A reason in so many words: because, driven by, in order to.</summary>
    Cause = 32,
}
