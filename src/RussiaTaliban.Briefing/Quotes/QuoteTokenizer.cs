using System.Globalization;
using System.Text;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>
/// Cuts text into words and marks. White space only parts words, so its kind and amount never matter; signs that print nothing (soft hyphen, joiners,
/// byte order mark) are read past. Scripts that write no spaces give one token for each letter.
/// </summary>
internal static class QuoteTokenizer
{
    public static void Add(List<QuoteToken> tokens, string text, int paragraph)
    {
        for (var at = 0; at < text.Length;)
        {
            var rune = RuneAt(text, at);
            if (Rune.IsWhiteSpace(rune) || IsSilent(rune))
            {
                at += rune.Utf16SequenceLength;
            }
            else if (IsWordPart(rune))
            {
                at = AddWord(tokens, text, at, paragraph);
            }
            else
            {
                at = AddMark(tokens, text, at, rune, paragraph);
            }
        }
    }

    private static int AddWord(List<QuoteToken> tokens, string text, int start, int paragraph)
    {
        var key = new StringBuilder();
        var (at, end) = (start, start);
        while (at < text.Length && RuneAt(text, at) is var rune && (IsWordPart(rune) || IsSilent(rune)))
        {
            if (IsSpaceless(rune) && key.Length > 0)
            {
                break;
            }

            at += rune.Utf16SequenceLength;
            if (IsSilent(rune))
            {
                continue;
            }

            end = at;
            Append(key, rune);
            if (IsSpaceless(rune))
            {
                break;
            }
        }

        tokens.Add(new QuoteToken(QuoteTokenKind.Word, key.ToString().Normalize(NormalizationForm.FormC), start, end, paragraph));
        return end;
    }

    private static void Append(StringBuilder key, Rune rune)
    {
        if (rune.IsBmp && Typography.Letters((char)rune.Value) is { } letters)
        {
            key.Append(letters);
        }
        else if (rune.IsBmp)
        {
            key.Append(Typography.Narrow((char)rune.Value));
        }
        else
        {
            key.Append(rune.ToString());
        }
    }

    private static int AddMark(List<QuoteToken> tokens, string text, int start, Rune rune, int paragraph)
    {
        var sign = rune.IsBmp ? Typography.Narrow((char)rune.Value) : '\0';
        if (Typography.IsQuotationMark(sign))
        {
            return Run(QuoteTokenKind.Mark, Typography.QuotationMark, Typography.IsQuotationMark);
        }

        if (Typography.IsDash(sign))
        {
            return Run(QuoteTokenKind.Mark, Typography.Dash, Typography.IsDash);
        }

        if (sign == '…')
        {
            return Run(QuoteTokenKind.Ellipsis, Typography.Ellipsis, next => next == '…');
        }

        if (sign == '.' && EndOfPoints(text, start) is var end && end > start + 1)
        {
            tokens.Add(new QuoteToken(QuoteTokenKind.Ellipsis, Typography.Ellipsis, start, end, paragraph));
            return end;
        }

        var after = start + rune.Utf16SequenceLength;
        var key = sign == '\0' ? rune.ToString() : sign.ToString();
        tokens.Add(new QuoteToken(QuoteTokenKind.Mark, key, start, after, paragraph));
        return after;

        int Run(QuoteTokenKind kind, string shared, Func<char, bool> belongs)
        {
            var at = start + 1;
            while (at < text.Length && belongs(text[at]))
            {
                at++;
            }

            tokens.Add(new QuoteToken(kind, shared, start, at, paragraph));
            return at;
        }
    }

    /// <summary>The end of an ellipsis written as two or more points, with or without spaces between (“. . .”); <paramref name="start"/> + 1 for a single point.</summary>
    private static int EndOfPoints(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length)
        {
            var next = end;
            while (next < text.Length && text[next] is ' ' or '\u00A0' or '\u202F' or '\u2009')
            {
                next++;
            }

            if (next >= text.Length || text[next] != '.')
            {
                break;
            }

            end = next + 1;
        }

        return end;
    }

    private static Rune RuneAt(string text, int at) => Rune.TryGetRuneAt(text, at, out var rune) ? rune : Rune.ReplacementChar;

    private static bool IsWordPart(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.ModifierLetter && !(rune.IsBmp && Typography.IsQuotationMark((char)rune.Value)));

    private static bool IsSilent(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control && !Rune.IsWhiteSpace(rune);

    /// <summary>Han, Kana, Thai, Lao, Burmese and Khmer: written without spaces between words.</summary>
    private static bool IsSpaceless(Rune rune) => rune.Value is
        (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
        or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}

/// <summary>A word or a mark of a text, with what it is compared by and where it stands.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">What is compared: typography folded, letter case kept.</param>
/// <param name="Start">Where it starts in its text.</param>
/// <param name="End">The unit after its last.</param>
/// <param name="Paragraph">The index of its text in the stream.</param>
internal readonly record struct QuoteToken(QuoteTokenKind Kind, string Key, int Start, int End, int Paragraph)
{
    public bool IsWord => Kind == QuoteTokenKind.Word;

    public bool Is(string key) => string.Equals(Key, key, StringComparison.Ordinal);

    public bool SameAs(QuoteToken other) => string.Equals(Key, other.Key, StringComparison.Ordinal);

    public bool SameButForCase(QuoteToken other) => string.Equals(Key, other.Key, StringComparison.OrdinalIgnoreCase);

    /// <summary>Equal but for the case of the first letter.</summary>
    public bool SameButForInitial(QuoteToken other) =>
        IsWord && Key.Length == other.Key.Length && SameButForCase(other) && Key.AsSpan(1).SequenceEqual(other.Key.AsSpan(1));

    /// <summary>True if nothing stands between this token and the next: no white space, no end of paragraph.</summary>
    public bool Touches(QuoteToken next) => Paragraph == next.Paragraph && End == next.Start;
}

/// <summary>What a token of a quote is.</summary>
internal enum QuoteTokenKind
{
    /// <summary>Letters or digits.</summary>
    Word,

    /// <summary>A mark.</summary>
    Mark,

    /// <summary>An ellipsis: …, … as three points, or either in brackets.</summary>
    Ellipsis,
}
