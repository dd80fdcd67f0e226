using System.Globalization;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>
/// Finds cuts that go through a word: “violent” out of “non-violent”, “can” out of “can't”, “5” out of “1.5” or “5%”. Such a cut changes what is said.
/// </summary>
internal static class WordBoundary
{
    /// <summary>How many tokens before <paramref name="start"/> belong to the word that starts there; 0 for a clean cut.</summary>
    public static int Before(TokenStream stream, int start)
    {
        var at = start;
        while (at > 0 && stream[at - 1].Touches(stream[at]) && Joins(stream, at - 1, at))
        {
            at--;
        }

        return start - at;
    }

    /// <summary>How many tokens from <paramref name="end"/> on belong to the word that ends before it; 0 for a clean cut.</summary>
    public static int After(TokenStream stream, int end)
    {
        var at = end;
        while (at < stream.Count && stream[at - 1].Touches(stream[at]) && Joins(stream, at - 1, at))
        {
            at++;
        }

        return at - end;
    }

    /// <summary>True if two touching tokens are parts of one word or number.</summary>
    private static bool Joins(TokenStream stream, int left, int right) =>
        (stream[right].IsWord && IsJoint(stream, left))
        || (stream[left].IsWord && IsJoint(stream, right));

    private static bool IsJoint(TokenStream stream, int mark)
    {
        var token = stream[mark];
        if (token.Kind != QuoteTokenKind.Mark)
        {
            return false;
        }

        var before = mark > 0 && stream[mark - 1].IsWord && stream[mark - 1].Touches(token) ? stream[mark - 1].Key : "";
        var after = mark + 1 < stream.Count && stream[mark + 1].IsWord && token.Touches(stream[mark + 1]) ? stream[mark + 1].Key : "";
        var (digitBefore, digitAfter) = (before.Length > 0 && char.IsDigit(before[^1]), after.Length > 0 && char.IsDigit(after[0]));
        return token.Key switch
        {
            Typography.QuotationMark => before.Length > 0 && after.Length > 0,
            Typography.Dash => IsHyphen(stream, token) && after.Length > 0 && (before.Length > 0 || digitAfter),
            "." or "," or ":" => digitBefore && digitAfter,
            "%" or "‰" or "°" => digitBefore,
            "/" or "&" or "@" or "_" => before.Length > 0 && after.Length > 0,
            _ => digitAfter && char.GetUnicodeCategory(token.Key[0]) == UnicodeCategory.CurrencySymbol,
        };
    }

    private static bool IsHyphen(TokenStream stream, QuoteToken token) =>
        token.End - token.Start == 1 && Typography.IsHyphen(stream.Texts[token.Paragraph][token.Start]);
}
