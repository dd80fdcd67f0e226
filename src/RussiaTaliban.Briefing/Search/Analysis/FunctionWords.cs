using System.Collections.Frozen;

namespace RussiaTaliban.Briefing.Search.Analysis;

/// <summary>English words that hold sentences together and are about nothing. They are neither indexed nor asked for.</summary>
internal static class FunctionWords
{
    private static readonly FrozenSet<string> Words = Set("""
        a an the and or but nor for so if then than as of in on at to from by with without about into onto over under after before between among
        through during per via against toward towards upon within along across behind beyond despite
        is are was were be been being am isnt arent wasnt werent do does did done doing dont doesnt didnt have has had having hasnt havent hadnt
        will would shall should can could may might must wont wouldnt shouldnt cant cannot couldnt
        not no only just also too very own same such both each every few more most much many other another some any all this that these those there here
        it its itself they them their theirs themselves he she his her hers him himself herself i me my mine we us our ours you your yours who whom whose which
        what when where why how because while until again further once out up down off yet still even ever else rather quite whether though although else besides ones ever
        """);

    private static readonly FrozenSet<string> Carriers = Set("""
        please tell say says said saying give gives gave something anything everything nothing thing things stuff really actually exactly get got gets getting bit like kind sort
        know want wonder explain describe list name show find ask question answer article text passage paragraph author writer mention mentions mentioned according
        let lets go going put make makes made take took use used try tries tried keep keeps kept start starts started hi hello hey ok okay yes well now dear thanks thank maybe perhaps
        """);

    /// <summary>True for a word that no text is about.</summary>
    public static bool Contains(string folded) => Words.Contains(folded);

    /// <summary>True for a word that carries a question and is not what is asked for; in a passage it counts like any other.</summary>
    public static bool CarriesQuestion(string folded) => Carriers.Contains(folded);

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
