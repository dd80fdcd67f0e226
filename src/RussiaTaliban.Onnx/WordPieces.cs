using System.Text.RegularExpressions;
using Microsoft.ML.Tokenizers;
using RussiaTaliban.Briefing.Search.Encoding;

namespace RussiaTaliban.Onnx;

/// <summary>
/// A text as the word pieces of a BERT vocabulary. Microsoft.ML.Tokenizers cuts the words; this class sets up BERT's rules and keeps the way back to
/// the original text. The library's own <see cref="BertTokenizer"/> does not follow BERT: it drops $, €, &lt;, &gt;, =, + and the backtick, takes an
/// underscore for a letter, reads “[SEP]” in a text as the end of it, and throws at half a surrogate pair.
/// </summary>
internal sealed partial class WordPieces
{
    private const string Start = "[CLS]";
    private const string End = "[SEP]";
    private const string Unknown = "[UNK]";

    /// <summary>A text of so many characters for each piece that is wanted has enough pieces in any language.</summary>
    private const int MaxCharactersAPiece = 40;

    private readonly WordPieceTokenizer _tokenizer;
    private readonly bool _lowerCase;
    private readonly int _start;
    private readonly int _end;

    private WordPieces(WordPieceTokenizer tokenizer, int start, int end, bool lowerCase) =>
        (_tokenizer, _start, _end, _lowerCase) = (tokenizer, start, end, lowerCase);

    /// <summary>Reads a vocabulary: one piece a line, its number from 0.</summary>
    /// <exception cref="ModelFileException">The file cannot be read or lacks a special piece.</exception>
    public static WordPieces Read(string path, bool lowerCase)
    {
        try
        {
            var pieces = File.ReadAllLines(path);
            if (Array.Find([Start, End, Unknown], special => !pieces.Contains(special)) is { } missing)
            {
                throw new ModelFileException(path, $"not a WordPiece vocabulary: it has no {missing}");
            }

            using var file = File.OpenRead(path);
            var options = new WordPieceOptions { PreTokenizer = new RegexPreTokenizer(Word(), null), UnknownToken = Unknown, MaxInputCharsPerWord = 100 };
            return new WordPieces(WordPieceTokenizer.Create(file, options), Array.IndexOf(pieces, Start), Array.IndexOf(pieces, End), lowerCase);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ModelFileException(path, $"the vocabulary cannot be read ({cause.Message})", cause);
        }
    }

    /// <summary>The pieces' numbers, between those of [CLS] and [SEP]; at most <paramref name="max"/> in all, from 2.</summary>
    public long[] Encode(string text, int max)
    {
        var ids = _tokenizer.EncodeToIds(FoldedText.Of(text, _lowerCase).Text, considerNormalization: false);
        return [_start, .. ids.Take(max - 2), _end];
    }

    /// <summary>The number of [CLS], which opens every input.</summary>
    public int StartId => _start;

    /// <summary>The number of [SEP], which ends every text of an input.</summary>
    public int EndId => _end;

    /// <summary>The first <paramref name="max"/> pieces of <see cref="Cut(string)"/>. The rest of a long text is not cut.</summary>
    public IReadOnlyList<WordPiece> Cut(string text, int max)
    {
        var enough = max * MaxCharactersAPiece;
        var pieces = Cut(text.Length > enough ? text[..enough] : text);
        return pieces.Count > max ? [.. pieces.Take(max)] : pieces;
    }

    /// <summary>The pieces without [CLS] and [SEP], in order, each with the characters of <paramref name="text"/> that it stands for.</summary>
    public IReadOnlyList<WordPiece> Cut(string text)
    {
        var folded = FoldedText.Of(text, _lowerCase);
        return [.. _tokenizer.EncodeToTokens(folded.Text, out _, considerNormalization: false)
            .Select(token => new WordPiece(token.Id, folded.Original(token.Offset)))];
    }

    // Every punctuation mark, every ASCII symbol and every ideograph is a word of its own; the rest goes to the next white space.
    [GeneratedRegex(
        @"[\p{P}$+<=>^`|~\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF]|[^\s\p{P}$+<=>^`|~\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF]+",
        RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}

/// <param name="Id">Its number in the vocabulary.</param>
/// <param name="Original">Characters of the text that was cut.</param>
internal readonly record struct WordPiece(int Id, Range Original);
