using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Onnx;

/// <summary>
/// The cross-encoder, run by ONNX Runtime. Its model has the inputs <c>ids</c>, <c>mask</c> and <c>types</c> and the outputs <c>relevance</c> and <c>answers</c> (a logit
/// each) and <c>start</c> and <c>end</c> (a logit a piece; the first place stands for "nowhere").
/// </summary>
public sealed class OnnxPassageReader : IPassageReader, IDisposable
{
    /// <summary>The most pieces of an input, of the question in it, and of the title and heading before the passage: what the model was taught with.</summary>
    private const int MaxPieces = 160;
    private const int MaxQuestion = 40;
    private const int MaxHead = 28;

    /// <summary>The most pieces of an answering span.</summary>
    private const int MaxSpan = 40;

    private static readonly string[] Outputs = ["relevance", "answers", "start", "end"];

    private readonly OnnxModel _model;
    private readonly WordPieces _pieces;

    /// <summary>Loads a model and its vocabulary.</summary>
    /// <exception cref="ModelFileException">A file is missing, or is not what it should be; the message names it.</exception>
    public OnnxPassageReader(ModelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _pieces = WordPieces.Read(options.Vocabulary, lowerCase: true);
        _model = new OnnxModel(options.Reader, options.Threads, Outputs);
    }

    /// <inheritdoc/>
    public IReadOnlyList<PassageReading> Read(string question, IReadOnlyList<Passage> passages)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(passages);
        long[] asked = [_pieces.StartId, .. _pieces.Cut(question, MaxQuestion).Select(piece => (long)piece.Id), _pieces.EndId];
        return [.. passages.Select(passage => Read(asked, passage))];
    }

    /// <summary>One passage by itself: rows of one run would be padded to the longest, share one scale of rounding, and take memory together.</summary>
    private PassageReading Read(long[] asked, Passage passage)
    {
        var input = Input(asked, passage);
        return _model.Run([(input.Ids, asked.Length)], Outputs, (values, _) =>
        {
            var (margin, span) = Place(input, values[2].GetTensorDataAsSpan<float>(), values[3].GetTensorDataAsSpan<float>());
            return new PassageReading(values[0].GetTensorDataAsSpan<float>()[0], values[1].GetTensorDataAsSpan<float>()[0], margin, span);
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();

    private (long[] Ids, int TextBegins, IReadOnlyList<WordPiece> Text) Input(long[] asked, Passage passage)
    {
        var head = _pieces.Cut(OnnxTextEncoder.Head(passage.Article.Title, passage.Section.Heading), MaxHead);
        var text = _pieces.Cut(passage.Text, MaxPieces - asked.Length - head.Count - 1);
        return ([.. asked, .. head.Concat(text).Select(piece => (long)piece.Id), _pieces.EndId], asked.Length + head.Count, text);
    }

    /// <summary>The best span in the passage's own text, and how far it is ahead of the first place.</summary>
    private static (double Margin, TextSpan? Span) Place((long[] Ids, int TextBegins, IReadOnlyList<WordPiece> Text) input, ReadOnlySpan<float> start, ReadOnlySpan<float> end)
    {
        var best = float.NegativeInfinity;
        var (from, to) = (-1, -1);
        for (var first = 0; first < input.Text.Count; first++)
        {
            for (var last = first; last < Math.Min(first + MaxSpan, input.Text.Count); last++)
            {
                var score = start[input.TextBegins + first] + end[input.TextBegins + last];
                if (score > best)
                {
                    (best, from, to) = (score, first, last);
                }
            }
        }

        if (from < 0)
        {
            return (-1e3, null);
        }

        var begins = input.Text[from].Original.Start.Value;
        return (best - start[0] - end[0], new TextSpan(begins, input.Text[to].Original.End.Value - begins));
    }
}
