using System.Globalization;
using System.Text;

namespace RussiaTaliban.Briefing.Text;

/// <summary>
/// Splits a text into words. Articles and questions go through the same reader, so that a straight or curly apostrophe,
/// a no-break space, a soft hyphen, an accent or the points of an abbreviation never part a question from its answer.
/// </summary>
/// <remarks>Made for scripts that part words; a run of Han or kana becomes one word, which <see cref="Search.Analysis"/> splits for such languages.</remarks>
internal static class WordReader
{
    /// <summary>A word is compared by its first this many letters: nothing longer is a word.</summary>
    private const int MaxWordLength = 64;

    /// <summary>The words of <paramref name="text"/> in order. Never throws; lone surrogates and control characters part words.</summary>
    public static List<Word> Read(ReadOnlySpan<char> text)
    {
        var words = new List<Word>(text.Length / 6);
        var shouting = IsShouting(text);
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            var points = AcronymLength(text[at..]);
            var length = points > 0 ? points : WordLength(text[at..]);
            var word = text.Slice(at, length);
            var shape = Shape(word, points > 0, shouting);
            if (Fold(word, shape) is { Length: > 0 } folded)
            {
                words.Add(new Word(folded, at, length, shape));
            }

            at += length;
        }

        return words;
    }

    /// <summary>Letters, digits, inner apostrophes, marks that are not seen, and points or commas between digits.</summary>
    private static int WordLength(ReadOnlySpan<char> text)
    {
        var length = 1;
        while (length < text.Length)
        {
            var current = text[length];
            var hasNext = length + 1 < text.Length;
            var inner = char.IsLetterOrDigit(current) || IsUnseen(current) || CharUnicodeInfo.GetUnicodeCategory(current) == UnicodeCategory.NonSpacingMark
                || (hasNext && IsApostrophe(current) && char.IsLetter(text[length - 1]) && char.IsLetter(text[length + 1]))
                || (hasNext && (current is '.' or ',') && char.IsAsciiDigit(text[length - 1]) && char.IsAsciiDigit(text[length + 1]));
            if (!inner)
            {
                break;
            }

            length++;
        }

        return length;
    }

    /// <summary>The length of <c>U.S.</c>, <c>U.A.E</c> and their like at the start of the text; 0 where there is none.</summary>
    private static int AcronymLength(ReadOnlySpan<char> text)
    {
        var letters = 0;
        var at = 0;
        while (at + 1 < text.Length && char.IsLetter(text[at]) && text[at + 1] == '.')
        {
            letters++;
            at += 2;
            if (at < text.Length && text[at] == ' ' && letters == 1 && at + 2 < text.Length && char.IsUpper(text[at + 1]) && text[at + 2] == '.' && text[0] is 'U')
            {
                at++;
            }
        }

        if (letters >= 1 && at < text.Length && char.IsUpper(text[at]) && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1])))
        {
            return at + 1;
        }

        return letters >= 2 && (at == text.Length || !char.IsLetterOrDigit(text[at])) ? at : 0;
    }

    private static WordShape Shape(ReadOnlySpan<char> word, bool points, bool shouting)
    {
        if (points)
        {
            return WordShape.Acronym;
        }

        if (char.IsDigit(word[0]))
        {
            return WordShape.Number;
        }

        if (!char.IsUpper(word[0]))
        {
            return WordShape.Plain;
        }

        var capitals = 0;
        var letters = 0;
        foreach (var letter in word)
        {
            letters += char.IsLetter(letter) ? 1 : 0;
            capitals += char.IsUpper(letter) ? 1 : 0;
        }

        return !shouting && letters >= 2 && capitals == letters ? WordShape.Acronym : WordShape.Capitalized;
    }

    /// <summary>A text in capitals throughout says nothing about which words are acronyms.</summary>
    private static bool IsShouting(ReadOnlySpan<char> text)
    {
        var capitals = 0;
        var small = 0;
        foreach (var letter in text)
        {
            capitals += char.IsUpper(letter) ? 1 : 0;
            small += char.IsLower(letter) ? 1 : 0;
        }

        return capitals > 8 && capitals > 4 * small;
    }

    private static string Fold(ReadOnlySpan<char> word, WordShape shape)
    {
        Span<char> folded = stackalloc char[MaxWordLength];
        var length = 0;
        var plain = true;
        foreach (var letter in word)
        {
            if (length == MaxWordLength)
            {
                break;
            }

            if (char.IsLetterOrDigit(letter))
            {
                folded[length++] = char.ToLowerInvariant(letter);
                plain &= char.IsAscii(letter);
            }
            else if (IsApostrophe(letter))
            {
                folded[length++] = '\'';
            }
        }

        var result = folded[..length];
        result = WithoutClitic(result);
        var text = plain ? result.ToString() : WithoutAccents(result);
        return shape is WordShape.Acronym && text is "us" or "usa" ? "usa" : text;
    }

    /// <summary><c>taliban's</c> and <c>we'll</c> are compared without their endings; <c>don't</c> keeps its meaning as <c>dont</c>.</summary>
    private static Span<char> WithoutClitic(Span<char> word)
    {
        var apostrophe = word.IndexOf('\'');
        if (apostrophe < 0)
        {
            return word;
        }

        var rest = word[(apostrophe + 1)..];
        if (apostrophe > 1 && (rest is "s" or "re" or "ve" or "ll" or "d" or "m"))
        {
            return word[..apostrophe];
        }

        rest.CopyTo(word[apostrophe..]);
        return word[..^1];
    }

    private static string WithoutAccents(ReadOnlySpan<char> word)
    {
        var whole = word.ToString();
        if (!IsWellFormed(whole))
        {
            return whole;
        }

        var bare = new StringBuilder(whole.Length);
        foreach (var letter in whole.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                bare.Append(letter);
            }
        }

        return bare.ToString();
    }

    private static bool IsWellFormed(string text)
    {
        foreach (var letter in text)
        {
            if (char.IsSurrogate(letter))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsApostrophe(char letter) => letter is '\'' or '’' or '‘' or 'ʼ' or '`' or '´' or '＇';

    /// <summary>Soft hyphen, zero-width joiners and spaces, byte order mark.</summary>
    private static bool IsUnseen(char letter) => letter is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF';
}
