using System.Globalization;
using System.Text;
using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Onnx;

/// <summary>
/// BERT's tokenizer: words and marks are parted, then each word is cut into the longest pieces that the vocabulary has, later ones marked with ##.
/// </summary>
internal sealed class WordPieceTokenizer
{
    private const string Start = "[CLS]";
    private const string End = "[SEP]";
    private const string Unknown = "[UNK]";
    private const int MaxWordLength = 100;

    private readonly Dictionary<string, long> _pieces;
    private readonly bool _lowerCase;

    private WordPieceTokenizer(Dictionary<string, long> pieces, bool lowerCase)
    {
        _pieces = pieces;
        _lowerCase = lowerCase;
    }

    /// <summary>Reads a vocabulary: a piece a line, its number from 0.</summary>
    /// <exception cref="SentenceEncoderException">The file cannot be read or lacks a special piece.</exception>
    public static WordPieceTokenizer Read(string path, bool lowerCase)
    {
        var pieces = new Dictionary<string, long>(StringComparer.Ordinal);
        try
        {
            foreach (var line in File.ReadLines(path))
            {
                pieces.TryAdd(line.TrimEnd(), pieces.Count);
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new SentenceEncoderException(path, $"the vocabulary cannot be read ({cause.Message})", cause);
        }

        return Array.Find([Start, End, Unknown], special => !pieces.ContainsKey(special)) is { } missing
            ? throw new SentenceEncoderException(path, $"not a WordPiece vocabulary: it has no {missing}")
            : new WordPieceTokenizer(pieces, lowerCase);
    }

    /// <summary>The pieces' numbers, between those of [CLS] and [SEP]; at most <paramref name="most"/> in all.</summary>
    public long[] Encode(string text, int most)
    {
        var ids = new List<long> { _pieces[Start] };
        foreach (var word in Words(text))
        {
            AddPieces(ids, word);
            if (ids.Count >= most - 1)
            {
                ids.RemoveRange(most - 1, ids.Count - (most - 1));
                break;
            }
        }

        ids.Add(_pieces[End]);
        return [.. ids];
    }

    private void AddPieces(List<long> ids, string word)
    {
        var first = ids.Count;
        for (var start = 0; start < word.Length;)
        {
            var end = word.Length;
            long piece = -1;
            for (; end > start && word.Length <= MaxWordLength; end--)
            {
                var candidate = start == 0 ? word[..end] : "##" + word[start..end];
                if (_pieces.TryGetValue(candidate, out piece))
                {
                    break;
                }

                piece = -1;
            }

            if (piece < 0)
            {
                ids.RemoveRange(first, ids.Count - first);
                ids.Add(_pieces[Unknown]);
                return;
            }

            ids.Add(piece);
            start = end;
        }
    }

    private IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var letter in Folded(text))
        {
            var alone = IsMark(letter) || IsIdeograph(letter);
            if ((alone || char.IsWhiteSpace(letter)) && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }

            if (alone)
            {
                yield return letter.ToString();
            }
            else if (!char.IsWhiteSpace(letter) && !char.IsControl(letter))
            {
                word.Append(letter);
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    /// <summary>Small letters without accents where the model is uncased; a text with broken surrogates is taken as it is.</summary>
    private string Folded(string text)
    {
        if (!_lowerCase)
        {
            return text;
        }

        var lower = text.ToLowerInvariant();
        try
        {
            return string.Concat(lower.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));
        }
        catch (ArgumentException)
        {
            return lower;
        }
    }

    private static bool IsMark(char letter) => char.IsPunctuation(letter) || (letter < 128 && char.IsSymbol(letter));

    private static bool IsIdeograph(char letter) => letter is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF' or >= '\uF900' and <= '\uFAFF';
}
