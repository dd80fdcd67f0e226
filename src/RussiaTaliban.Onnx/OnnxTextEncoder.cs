using RussiaTaliban.Briefing;
using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Onnx;

/// <summary>
/// The bi-encoder, run by ONNX Runtime. Its model has the inputs <c>ids</c> and <c>mask</c> and the outputs <c>whole</c> (one vector a text) and <c>tokens</c>
/// (one vector a piece), all vectors of length 1; for a listener also <c>lower</c> (what its two lowest layers make of each piece).
/// </summary>
public sealed class OnnxTextEncoder : ITextEncoder, IDisposable
{
    /// <summary>The most pieces of a passage, of a question, and of the title and heading before a passage: what the model was taught with.</summary>
    private const int MaxPassage = 176;
    private const int MaxQuestion = 48;
    private const int MaxHead = 28;

    /// <summary>Of so many messages what was made of them is kept, and for no longer: one message is asked about several times while it is answered.</summary>
    internal const int MaxKept = 16;

    /// <summary>See <see cref="MaxKept"/>.</summary>
    internal static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private static readonly string[] Outputs = ["whole", "tokens"];
    private static readonly string[] AllOutputs = [.. Outputs, "lower"];

    private readonly OnnxModel _model;
    private readonly WordPieces _pieces;
    private readonly BoundedCache<(string Text, int Most), EncodedText> _kept = new(MaxKept, KeptFor);

    /// <summary>Loads a model and its vocabulary.</summary>
    /// <exception cref="ModelFileException">A file is missing, or is not what it should be; the message names it.</exception>
    public OnnxTextEncoder(ModelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _pieces = WordPieces.Read(options.Vocabulary, lowerCase: true);
        _model = new OnnxModel(options.Encoder, options.Threads, Outputs);
        HasLower = _model.Has("lower");
        TokenDimensions = EncodeQuestion("dimensions").Tokens.Length;
    }

    /// <inheritdoc/>
    public int TokenDimensions { get; }

    /// <summary>True if the model hands over what a listener reads.</summary>
    internal bool HasLower { get; }

    /// <inheritdoc/>
    public EncodedText EncodeQuestion(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Kept(question, MaxQuestion - 2);
    }

    /// <inheritdoc/>
    public EncodedText EncodePassage(string title, string? heading, string text)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(text);
        if (title.Length == 0 && string.IsNullOrEmpty(heading))
        {
            return Kept(text, MaxPassage - 2);
        }

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

    /// <summary>What the two lowest layers make of a message's pieces, those of [CLS] and [SEP] among them, one behind the other; and where in it the pieces stand.</summary>
    internal (float[] Lower, TextSpan[] Spans) Lower(string message)
    {
        var text = _pieces.Cut(message, MaxPassage - 2);
        var lower = Array.Empty<float>();
        var encoded = Encode([], text, values => lower = values.ToArray());

        // It is asked for as a question and as a text right after.
        _kept.Put((message, MaxPassage - 2), encoded);
        if (text.Count <= MaxQuestion - 2)
        {
            _kept.Put((message, MaxQuestion - 2), encoded);
        }

        return (lower, encoded.Spans);
    }

    private EncodedText Kept(string text, int most)
    {
        if (_kept.Find((text, most)) is { } kept)
        {
            return kept;
        }

        var encoded = Encode([], _pieces.Cut(text, most));
        _kept.Put((text, most), encoded);
        return encoded;
    }

    private EncodedText Encode(IReadOnlyList<WordPiece> head, IReadOnlyList<WordPiece> text, LowerReader? lower = null)
    {
        long[] ids = [_pieces.StartId, .. head.Concat(text).Select(piece => (long)piece.Id), _pieces.EndId];
        var spans = new TextSpan[head.Count + text.Count];
        for (var at = 0; at < text.Count; at++)
        {
            var original = text[at].Original;
            spans[head.Count + at] = new TextSpan(original.Start.Value, original.End.Value - original.Start.Value);
        }

        return _model.Run([(ids, ids.Length)], lower is null ? Outputs : AllOutputs, (values, _) =>
        {
            lower?.Invoke(values[2].GetTensorDataAsSpan<float>());
            var tokens = values[1].GetTensorDataAsSpan<float>();
            var dimensions = tokens.Length / ids.Length;
            return new EncodedText(Pack(values[0].GetTensorDataAsSpan<float>()), Pack(tokens.Slice(dimensions, spans.Length * dimensions)), spans);
        });
    }

    private delegate void LowerReader(ReadOnlySpan<float> values);

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
