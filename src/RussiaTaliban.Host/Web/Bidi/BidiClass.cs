using System.Buffers;
using System.Globalization;
using System.Text;

namespace RussiaTaliban.Host.Web.Bidi;

/// <summary>The classes of Unicode's bidirectional algorithm (UAX #9, table 4), by their short names there.</summary>
internal enum BidiClass : byte
{
    L, R, AL, EN, ES, ET, AN, CS, NSM, BN, B, S, WS, ON, LRE, LRO, RLE, RLO, PDF, LRI, RLI, FSI, PDI,
}

/// <summary>
/// The class of a sign. .NET keeps Unicode's own table to itself; what its general categories do not tell is listed here, after DerivedBidiClass.txt, for the scripts that
/// the cards' fonts have (Latin, Greek, Cyrillic, Arabic) and for Hebrew.
/// </summary>
internal static class BidiClasses
{
    private static readonly SearchValues<char> European = SearchValues.Create("+-\u207A\u207B\u208A\u208B\u2212\uFB29\uFE62\uFE63\uFF0B\uFF0D");
    private static readonly SearchValues<char> Terminators = SearchValues.Create(
        "#%\u00B0\u00B1\u0609\u060A\u066A\u2030\u2031\u2032\u2033\u2034\u212E\u2213\uFE5F\uFE6A\uFF03\uFF05");
    private static readonly SearchValues<char> Common = SearchValues.Create(",./:\u00A0\u060C\u202F\u2044\uFE50\uFE52\uFE55\uFF0C\uFF0E\uFF0F\uFF1A");

    // Brackets in pairs, opening before closing (BidiBrackets.txt); those of mathematics are left to the rules for other signs.
    private const string Brackets = "()[]{}\u0F3A\u0F3B\u0F3C\u0F3D\u2045\u2046\u207D\u207E\u208D\u208E\u2329\u232A\u27E6\u27E7\u27E8\u27E9\u27EA\u27EB\u3008\u3009\u300A\u300B\u300C\u300D\u300E\u300F"
        + "\u3010\u3011\u3014\u3015\u3016\u3017\u3018\u3019\uFE59\uFE5A\uFE5B\uFE5C\uFE5D\uFE5E\uFF08\uFF09\uFF3B\uFF3D\uFF5B\uFF5D\uFF5F\uFF60\uFF62\uFF63";

    /// <summary>The class of each UTF-16 unit; both halves of a pair have their sign's.</summary>
    public static BidiClass[] Of(string text)
    {
        var classes = new BidiClass[text.Length];
        var at = 0;
        foreach (var sign in text.EnumerateRunes())
        {
            // A lone half stands as the replacement sign, one unit long.
            Array.Fill(classes, Of(sign), at, sign.Utf16SequenceLength);
            at += sign.Utf16SequenceLength;
        }

        return classes;
    }

    /// <summary>The bracket that closes what this one opens; null where it opens nothing.</summary>
    public static char? ClosingOf(char sign) => Brackets.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var at && at % 2 == 0 ? Canonical(Brackets[at + 1]) : null;

    /// <summary>A closing bracket as <see cref="ClosingOf"/> names it; null where it is none.</summary>
    public static char? Closing(char sign) => Brackets.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var at && at % 2 == 1 ? Canonical(sign) : null;

    private static char Canonical(char sign) => sign == '\u232A' ? '\u3009' : sign;

    private static BidiClass Of(Rune sign)
    {
        var value = sign.Value;
        switch (value)
        {
            case '\n' or '\r' or 0x1C or 0x1D or 0x1E or 0x85 or 0x2029:
                return BidiClass.B;
            case '\t' or 0x0B or 0x1F:
                return BidiClass.S;
            case 0x0C:
                return BidiClass.WS;
            case 0x200E:
                return BidiClass.L;
            case 0x200F:
                return BidiClass.R;
            case 0x061C:
                return BidiClass.AL;
            case >= 0x202A and <= 0x202E:
                return (value - 0x202A) switch { 0 => BidiClass.LRE, 1 => BidiClass.RLE, 2 => BidiClass.PDF, 3 => BidiClass.LRO, _ => BidiClass.RLO };
            case >= 0x2066 and <= 0x2069:
                return (BidiClass)((int)BidiClass.LRI + (value - 0x2066));
        }

        var category = Rune.GetUnicodeCategory(sign);
        if (sign.IsBmp)
        {
            var unit = (char)value;
            if (European.Contains(unit))
            {
                return BidiClass.ES;
            }

            if (Terminators.Contains(unit))
            {
                return BidiClass.ET;
            }

            if (Common.Contains(unit))
            {
                return BidiClass.CS;
            }
        }

        return value switch
        {
            0x060B or 0xFDFC => BidiClass.AL,
            0x0482 => BidiClass.L,
            >= '0' and <= '9' or 0xB2 or 0xB3 or 0xB9 or >= 0x06F0 and <= 0x06F9 or 0x2070 or (>= 0x2074 and <= 0x2079) or (>= 0x2080 and <= 0x2089)
                or (>= 0x2488 and <= 0x249B) or (>= 0xFF10 and <= 0xFF19) or (>= 0x1D7CE and <= 0x1D7FF) => BidiClass.EN,
            (>= 0x0600 and <= 0x0605) or (>= 0x0660 and <= 0x0669) or 0x066B or 0x066C or 0x06DD or 0x0890 or 0x0891 or 0x08E2
                or (>= 0x10D30 and <= 0x10D39) or (>= 0x10E60 and <= 0x10E7E) => BidiClass.AN,
            _ => category switch
            {
                UnicodeCategory.CurrencySymbol => BidiClass.ET,
                UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => BidiClass.NSM,
                UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator => BidiClass.WS,
                UnicodeCategory.Format or UnicodeCategory.Control => BidiClass.BN,
                _ => Letter(value, category),
            },
        };
    }

    private static BidiClass Letter(int value, UnicodeCategory category)
    {
        var isWord = category is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.PrivateUse;
        return value switch
        {
            0x02B9 or 0x02BA or (>= 0x02C6 and <= 0x02CF) or 0x02EC or 0x0374 or 0x0606 or 0x0607 or 0x060E or 0x060F or 0x06DE or 0x06E9 or 0xFD3E or 0xFD3F or (>= 0xFD40 and <= 0xFD4F) or 0xFDCF or (>= 0xFDFD and <= 0xFDFF) => BidiClass.ON,
            (>= 0x0590 and <= 0x05FF) or (>= 0x07C0 and <= 0x085F) or (>= 0xFB1D and <= 0xFB4F) or (>= 0x10800 and <= 0x10CFF) or (>= 0x1E800 and <= 0x1EC6F)
                or (>= 0x1ECC0 and <= 0x1ECFF) or (>= 0x1ED50 and <= 0x1EDFF) or (>= 0x1EF00 and <= 0x1EFFF) => BidiClass.R,
            (>= 0x0600 and <= 0x07BF) or (>= 0x0860 and <= 0x08FF) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE) or (>= 0x10D00 and <= 0x10D3F)
                or (>= 0x10F30 and <= 0x10F6F) or (>= 0x1EC70 and <= 0x1ECBF) or (>= 0x1ED00 and <= 0x1ED4F) => BidiClass.AL,
            (>= 0x1EE00 and <= 0x1EEEF) => BidiClass.AL,

            // Letters and digits in circles.
            >= 0x249C and <= 0x24E9 => BidiClass.L,
            _ => isWord ? BidiClass.L : BidiClass.ON,
        };
    }
}
