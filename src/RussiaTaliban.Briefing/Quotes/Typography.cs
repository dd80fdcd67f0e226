using System.Collections.Frozen;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>
/// What counts as the same mark when quotes are compared. Only for comparing: what is shown is always the article's own text.
/// </summary>
internal static class Typography
{
    /// <summary>What every quotation mark and apostrophe is compared as.</summary>
    public const string QuotationMark = "'";

    /// <summary>What every dash and hyphen is compared as.</summary>
    public const string Dash = "-";

    /// <summary>What every ellipsis is compared as.</summary>
    public const string Ellipsis = "…";

    // Single and double marks are one: the marks within a quote become single where the quote itself takes the double ones.
    private const string QuotationMarks = "'\"`´‘’‚‛“”„‟‹›«»′″‵‶ʹʺʻʼʽ「」『』〝〞〟＂＇";
    private const string Dashes = "-‐‑‒–—―−⁃﹘﹣－";

    private static readonly FrozenDictionary<char, string> Ligatures = new Dictionary<char, string>
    {
        ['ﬀ'] = "ff",
        ['ﬁ'] = "fi",
        ['ﬂ'] = "fl",
        ['ﬃ'] = "ffi",
        ['ﬄ'] = "ffl",
        ['ﬅ'] = "st",
        ['ﬆ'] = "st",
    }.ToFrozenDictionary();

    public static bool IsQuotationMark(char sign) => QuotationMarks.Contains(sign, StringComparison.Ordinal);

    public static bool IsDash(char sign) => Dashes.Contains(sign, StringComparison.Ordinal);

    /// <summary>True for the dashes that join words rather than part them.</summary>
    public static bool IsHyphen(char sign) => sign is '-' or '‐' or '‑' or '−' or '﹣' or '－';

    /// <summary>The letters a ligature of printed text stands for; null for any other sign.</summary>
    public static string? Letters(char sign) => Ligatures.GetValueOrDefault(sign);

    /// <summary>Full-width forms as the plain signs they are.</summary>
    public static char Narrow(char sign) => sign is >= '！' and <= '～' ? (char)(sign - '！' + '!') : sign;
}
