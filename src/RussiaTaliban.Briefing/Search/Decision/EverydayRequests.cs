using System.Collections.Frozen;

namespace RussiaTaliban.Briefing.Search.Decision;

/// <summary>
/// Words of what people ask any assistant for. Where a corpus never uses such a word, a question that does is not about it;
/// where it does (an article on football), the word is like any other.
/// </summary>
internal static class EverydayRequests
{
    private static readonly FrozenSet<string> Words = """
        weather forecast rain temperature joke jokes riddle poem limerick song lyrics recipe recipes cook bake cocktail restaurant restaurants hotel hotels pizza
        movie movies film netflix football soccer basketball tennis cricket league cup olympics playoffs
        python javascript java typescript sql html css algorithm regex compile debug
        horoscope lottery bitcoin crypto birthday wedding homework essay translate translation
        passport tickets ticket flight flights workout diet gym chatbot chatgpt gpt
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for a folded word of such requests.</summary>
    public static bool Contains(string folded) => Words.Contains(folded);
}
