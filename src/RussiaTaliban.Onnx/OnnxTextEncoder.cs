using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Onnx;

/// <summary>
/// The bi-encoder, run by ONNX Runtime. Its model has the inputs <c>ids</c> and <c>mask</c> and the outputs <c>whole</c> (one vector a text) and <c>tokens</c>
/// (one vector a piece), all vectors of length 1.
/// </summary>
public sealed class OnnxTextEncoder : ITextEncoder, IDisposable
{
    /// <summary>The most pieces of a passage, of a question, and of the title and heading before a passage: what the model was taught with.</summary>
    private const int MaxPassage = 176;
    private const int MaxQuestion = 48;
    private const int MaxHead = 28;

    private static readonly string[] Outputs = ["whole", "tokens"];

    private readonly OnnxModel _model;
    private readonly WordPieces _pieces;

    /// <summary>Loads a model and its vocabulary.</summary>
    /// <exception cref="ModelFileException">A file is missing, or is not what it should be; the message names it.</exception>
    public OnnxTextEncoder(ModelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _pieces = WordPieces.Read(options.Vocabulary, lowerCase: true);
        _model = new OnnxModel(options.Encoder, options.Threads, Outputs);
        TokenDimensions = EncodeQuestion("dimensions").Tokens.Length;
    }

    /// <inheritdoc/>
    public int TokenDimensions { get; }

    /// <inheritdoc/>
    public EncodedText EncodeQuestion(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Encode([], _pieces.Cut(question, MaxQuestion - 2));
    }

    /// <inheritdoc/>
    public EncodedText EncodePassage(string title, string? heading, string text)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(text);
        var head = _pieces.Cut(Head(title, heading), MaxHead);
        return Encode(head, _pieces.Cut(text, MaxPassage - 2 - head.Count));
    }

    /// <summary>What stands above a passage, as the models read it: "Title. Heading."</summary>
    internal static string Head(string title, string? heading)
    {
        var head = string.Join(". ", new[] { title, heading ?? "" }.Select(part => part.TrimEnd('.')).Where(part => part.Length > 0));
        return head.Length == 0 || head.EndsWith('?') ? head : head + ".";
    }

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();

    private EncodedText Encode(IReadOnlyList<WordPiece> head, IReadOnlyList<WordPiece> text)
    {
        long[] ids = [_pieces.StartId, .. head.Concat(text).Select(piece => (long)piece.Id), _pieces.EndId];
        var spans = new TextSpan[head.Count + text.Count];
        for (var at = 0; at < text.Count; at++)
        {
            var original = text[at].Original;
            spans[head.Count + at] = new TextSpan(original.Start.Value, original.End.Value - original.Start.Value);
        }

        return _model.Run([(ids, ids.Length)], Outputs, (values, _) =>
        {
            var tokens = values[1].GetTensorDataAsSpan<float>();
            var dimensions = tokens.Length / ids.Length;
            return new EncodedText(Pack(values[0].GetTensorDataAsSpan<float>()), Pack(tokens.Slice(dimensions, spans.Length * dimensions)), spans);
        });
    }

    private static sbyte[] Pack(ReadOnlySpan<float> values)
    {
        var packed = new sbyte[values.Length];
        for (var at = 0; at < packed.Length; at++)
        {
            packed[at] = (sbyte)Math.Clamp(MathF.Round(values[at] * 127), -127, 127);
        }

        return packed;
    }
}
