using System.Globalization;
using System.Text;

namespace RussiaTaliban.Onnx;

/// <summary>
/// A text as the vocabulary spells it: without control characters and, where the model is uncased, in small letters without accents. Knows for each
/// character which one of the original it comes from.
/// </summary>
internal sealed class FoldedText
{
    private readonly string _original;
    private readonly int[] _starts;

    private FoldedText(string original, string text, int[] starts) => (_original, Text, _starts) = (original, text, starts);

    public string Text { get; }

    public static FoldedText Of(string original, bool lowerCase)
    {
        var text = new StringBuilder(original.Length);
        var starts = new List<int>(original.Length);
        for (var at = 0; at < original.Length;)
        {
            var length = char.IsSurrogatePair(original, at) ? 2 : 1;
            if (char.IsAscii(original[at]))
            {
                Add(lowerCase ? char.ToLowerInvariant(original[at]) : original[at], at);
            }
            else
            {
                foreach (var letter in lowerCase ? Fold(original.AsSpan(at, length)) : original.AsSpan(at, length))
                {
                    Add(letter, at);
                }
            }

            at += length;
        }

        return new FoldedText(original, text.ToString(), [.. starts]);

        void Add(char letter, int start)
        {
            if (!char.IsControl(letter) || char.IsWhiteSpace(letter))
            {
                text.Append(letter);
                starts.Add(start);
            }
        }
    }

    /// <summary>Where characters of <see cref="Text"/> stand in the original, with the accents that were written after the last of them.</summary>
    public Range Original(Range folded)
    {
        var (start, length) = folded.GetOffsetAndLength(Text.Length);
        // A letter may be folded into several characters, of which a piece takes a part: it stands for the whole letter.
        var next = start + length;
        while (next < _starts.Length && _starts[next] == _starts[next - 1])
        {
            next++;
        }

        var end = next < _starts.Length ? _starts[next] : _original.Length;
        return _starts[start].._original.AsSpan(0, end).TrimEnd().Length;
    }

    private static ReadOnlySpan<char> Fold(ReadOnlySpan<char> letter)
    {
        // Half a surrogate pair has no normal form.
        if (letter.Length == 1 && char.IsSurrogate(letter[0]))
        {
            return letter;
        }

        // Accents are parted from letters first: there is no small form of İ in the invariant culture, but there is one of I.
        var parted = letter.ToString().Normalize(NormalizationForm.FormD).ToLowerInvariant();
        return string.Concat(parted.Where(part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark));
    }
}
