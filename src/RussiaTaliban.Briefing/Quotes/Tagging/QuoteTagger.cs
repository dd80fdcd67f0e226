using System.Numerics.Tensors;
using System.Text.Json;
using System.Text.Json.Serialization;
using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Quotes.Tagging;

/// <summary>The tagger's result for a message.</summary>
/// <param name="Check">The log odds that the message contains a quote to be checked.</param>
/// <param name="Quotes">The quoted words, in order, one span each; empty if it finds none. They begin and end with a whole word.</param>
/// <param name="Pieces">The word pieces, in order.</param>
/// <param name="Odds">The log odds of each piece that it is held up; together with the rest of the message they make <paramref name="Quotes"/>.</param>
public sealed record TaggedMessage(double Check, IReadOnlyList<TextSpan> Quotes, IReadOnlyList<TextSpan> Pieces, IReadOnlyList<double> Odds)
{
    /// <summary>The log odds of a stretch of the message, the mean of its pieces; 0 where it has none.</summary>
    public double OddsOf(TextSpan stretch) => Pieces.Zip(Odds).Where(piece => piece.First.Start < stretch.End && stretch.Start < piece.First.End).Select(piece => piece.Second).DefaultIfEmpty().Average();
}

/// <summary>
/// Tells in a message the words that somebody holds up to be checked from the words in which they ask: three layers of convolutions, each with wider gaps than the
/// one before, over the encoder's token vectors, the pieces themselves and how they are written. It knows nothing of the corpus.
/// </summary>
/// <remarks>
/// Taught by <c>ModelBuilder/Neural/train_quotes.py</c>; <c>quote-words.json</c> says with what and how well. Dilated convolutions for tagging: Strubell et al.,
/// "Fast and Accurate Entity Recognition with Iterated Dilated Convolutions" (2017). The best row of tags: Viterbi (1967).
/// </remarks>
public sealed class QuoteTagger
{
    /// <summary>How many places the table of pieces has.</summary>
    public const int Buckets = 4096;

    /// <summary>Of how many things about its writing a piece has a mark.</summary>
    public const int Traits = 12;

    private static readonly Lazy<QuoteTagger> Loaded = new(Load);

    private readonly QuoteWordsFile _file;
    private readonly float[] _pieces;
    private readonly (int Gap, float[] Weights, float[] Bias)[] _layers;

    private QuoteTagger(QuoteWordsFile file)
    {
        _file = file;
        _pieces = LearnedWeights.Unpack(file.Pieces);
        _layers = [.. file.Layers.Select(layer => (layer.Gap, LearnedWeights.Unpack(layer.Weights), layer.Bias))];
    }

    /// <summary>The one that ships.</summary>
    public static QuoteTagger Shipped => Loaded.Value;

    /// <summary>From these log odds on a message is taken to hold words up, whatever the corpus says.</summary>
    public double Sure => _file.Sure;

    /// <summary>The encoding that the tagger reads: the longer of the two that an encoder has.</summary>
    public static EncodedText Encode(ITextEncoder encoder, string message) => encoder.EncodePassage("", null, message);

    /// <summary>Where a piece stands in the table of pieces.</summary>
    public static int BucketOf(string piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        return LearnedWeights.BucketOf(piece.ToLowerInvariant(), Buckets);
    }

    /// <summary>How the pieces of a message are written: <see cref="Traits"/> marks of 0 or 1 for each, one behind the other.</summary>
    public static byte[] TraitsOf(string message, IReadOnlyList<TextSpan> pieces)
    {
        var traits = new byte[pieces.Count * Traits];
        var marked = MessageParts.Marked(message);
        for (var at = 0; at < pieces.Count; at++)
        {
            var piece = pieces[at];
            var own = traits.AsSpan(at * Traits, Traits);
            var before = message[(at > 0 ? pieces[at - 1].End : 0)..Math.Max(at > 0 ? pieces[at - 1].End : 0, piece.Start)];
            var first = message[piece.Start];
            Mark(own, 0, char.IsUpper(first));
            Mark(own, 1, char.IsDigit(first));
            Mark(own, 2, before.Length > 0 || at == 0);
            Mark(own, 3, before.Contains('\n', StringComparison.Ordinal) || at == 0);
            Mark(own, 4, first is ',' or ';');
            Mark(own, 5, first is '.' or '!' or '…');
            Mark(own, 6, first is '?');
            Mark(own, 7, first is ':' or '-' or '–' or '—' or '|' or '/');
            Mark(own, 8, Typography.IsQuotationMark(first));
            Mark(own, 9, marked.Any(span => span.Start <= piece.Start && piece.End <= span.End));
            Mark(own, 10, marked.Count > 0);
            Mark(own, 11, at == pieces.Count - 1);
        }

        return traits;

        static void Mark(Span<byte> own, int trait, bool has) => own[trait] = has ? (byte)1 : (byte)0;
    }

    /// <summary>The message's tags by an encoder; null if it is another than the one that was taught with, or there is nothing to read.</summary>
    public TaggedMessage? Tag(string message, ITextEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        return Tag(message, Encode(encoder, message), encoder.TokenDimensions);
    }

    /// <summary>The message's tags; null if the vectors are of another encoder, or there is nothing to read.</summary>
    public TaggedMessage? Tag(string message, EncodedText encoded, int dimensions)
    {
        var count = Math.Min(encoded.Spans.Length, _file.MostPieces);
        if (dimensions != _file.TokenDimensions || count == 0)
        {
            return null;
        }

        var spans = encoded.Spans[..count];
        var width = dimensions + _file.PieceDimensions + Traits;
        var values = new float[count * width];
        var traits = TraitsOf(message, spans);
        for (var at = 0; at < count; at++)
        {
            var row = values.AsSpan(at * width, width);
            for (var number = 0; number < dimensions; number++)
            {
                row[number] = encoded.Tokens[(at * dimensions) + number] * _file.Scale / sbyte.MaxValue;
            }

            _pieces.AsSpan(BucketOf(spans[at].Of(message)) * _file.PieceDimensions, _file.PieceDimensions).CopyTo(row[dimensions..]);
            for (var trait = 0; trait < Traits; trait++)
            {
                row[dimensions + _file.PieceDimensions + trait] = traits[(at * Traits) + trait];
            }
        }

        foreach (var (gap, weights, bias) in _layers)
        {
            values = Layer(values, count, gap, weights, bias);
        }

        var channels = _layers[^1].Bias.Length;
        var strongest = new float[channels];
        for (var at = 0; at < count; at++)
        {
            TensorPrimitives.Max(strongest, values.AsSpan(at * channels, channels), strongest);
        }

        var whole = _file.WholeBias + TensorPrimitives.Dot<float>(_file.Whole, strongest);
        var context = TensorPrimitives.Dot<float>(_file.Context, strongest);
        var odds = new double[count];
        for (var at = 0; at < count; at++)
        {
            odds[at] = _file.TagBias + context + TensorPrimitives.Dot<float>(_file.Tag, values.AsSpan(at * channels, channels));
        }

        return new TaggedMessage(whole, Stretches(message, spans, Tags(odds)), spans, odds);
    }

    /// <summary>The likeliest row of tags where every change between them costs <see cref="QuoteWordsFile.Change"/>.</summary>
    private bool[] Tags(double[] odds)
    {
        var from = new bool[odds.Length, 2];
        var (outside, inside) = (0.0, odds[0]);
        for (var at = 1; at < odds.Length; at++)
        {
            from[at, 0] = inside - _file.Change > outside;
            from[at, 1] = inside >= outside - _file.Change;
            (outside, inside) = (Math.Max(outside, inside - _file.Change), Math.Max(inside, outside - _file.Change) + odds[at]);
        }

        var tags = new bool[odds.Length];
        tags[^1] = inside > outside;
        for (var at = odds.Length - 1; at > 0; at--)
        {
            tags[at - 1] = from[at, tags[at] ? 1 : 0];
        }

        return tags;
    }

    private static List<TextSpan> Stretches(string message, TextSpan[] pieces, bool[] tags)
    {
        var stretches = new List<TextSpan>();
        for (var at = 0; at < tags.Length;)
        {
            var end = at;
            while (end < tags.Length && tags[end])
            {
                end++;
            }

            if (end > at)
            {
                var (start, stop) = (pieces[at].Start, pieces[end - 1].End);
                while (start > 0 && IsOfAWord(message[start - 1]) && IsOfAWord(message[start]))
                {
                    start--;
                }

                while (stop < message.Length && IsOfAWord(message[stop - 1]) && IsOfAWord(message[stop]))
                {
                    stop++;
                }

                stretches.Add(new TextSpan(start, stop - start));
            }

            at = Math.Max(end, at + 1);
        }

        return stretches;

        static bool IsOfAWord(char sign) => char.IsLetterOrDigit(sign) || sign is '\'' or '’' or '-';
    }

    /// <summary>One layer of five taps and a rectifier; what stands beyond the ends is zero.</summary>
    private static float[] Layer(float[] values, int count, int gap, float[] weights, float[] bias)
    {
        const int Taps = 5;
        var (width, channels) = (values.Length / count, bias.Length);
        var made = new float[count * channels];
        for (var at = 0; at < count; at++)
        {
            bias.CopyTo(made.AsSpan(at * channels, channels));
        }

        // Each stretch of weights meets all pieces while the processor still holds it: the weights are many times larger than a message.
        for (var channel = 0; channel < channels; channel++)
        {
            for (var tap = 0; tap < Taps; tap++)
            {
                var own = weights.AsSpan(((channel * Taps) + tap) * width, width);
                var shift = (tap - (Taps / 2)) * gap;
                for (var at = Math.Max(0, -shift); at < Math.Min(count, count - shift); at++)
                {
                    made[(at * channels) + channel] += TensorPrimitives.Dot<float>(own, values.AsSpan((at + shift) * width, width));
                }
            }
        }

        TensorPrimitives.Max(made, 0f, made);
        return made;
    }

    private static QuoteTagger Load()
    {
        using var stream = typeof(QuoteTagger).Assembly.GetManifestResourceStream("RussiaTaliban.Briefing.quote-words.json")
            ?? throw new InvalidOperationException("quote-words.json is not in the assembly.");
        return new QuoteTagger(JsonSerializer.Deserialize(stream, QuoteWordsJson.Default.QuoteWordsFile)!);
    }
}

/// <summary>The file; packed weights are IEEE 754 half-precision numbers, little-endian, in Base64.</summary>
/// <param name="Provenance">What it was made from, and how well it tells.</param>
/// <param name="Sure">See <see cref="QuoteTagger.Sure"/>.</param>
/// <param name="Change">What a change between the asker's words and a quote costs, in log odds of one piece.</param>
/// <param name="Scale">What vectors of length 1 are multiplied by.</param>
/// <param name="MostPieces">Pieces behind so many are left out.</param>
/// <param name="TokenDimensions">Numbers of one token's vector.</param>
/// <param name="PieceDimensions">Numbers of one place in the table of pieces.</param>
/// <param name="Pieces">[<see cref="QuoteTagger.Buckets"/>, piece dimensions].</param>
/// <param name="Layers">Three, in order.</param>
/// <param name="Tag">[channels]: of one piece.</param>
/// <param name="Context">[channels]: of the strongest values of all pieces.</param>
/// <param name="TagBias">Log odds of a piece about which nothing is known.</param>
/// <param name="Whole">[channels]: of the strongest values, for the whole message.</param>
/// <param name="WholeBias">Log odds of a message about which nothing is known.</param>
internal sealed record QuoteWordsFile(
    string[] Provenance,
    double Sure,
    double Change,
    float Scale,
    int MostPieces,
    int TokenDimensions,
    int PieceDimensions,
    string Pieces,
    QuoteWordsLayer[] Layers,
    float[] Tag,
    float[] Context,
    float TagBias,
    float[] Whole,
    float WholeBias);

/// <param name="Gap">How far apart its taps are, from 1.</param>
/// <param name="Weights">[channels, taps, width of the layer before].</param>
/// <param name="Bias">[channels].</param>
internal sealed record QuoteWordsLayer(int Gap, string Weights, float[] Bias);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(QuoteWordsFile))]
internal sealed partial class QuoteWordsJson : JsonSerializerContext;
