using System.Globalization;
using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using RussiaTaliban.Briefing;
using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Onnx;

/// <summary>
/// The listener, run by ONNX Runtime: four layers over what the encoder's two lowest make of a message. Its model has the inputs <c>lower</c> and <c>mask</c> and the
/// outputs <c>tags</c> (log probabilities of "outside", and of "begins" and "goes on" for each tag, a row a piece), <c>seconds</c> (the logit that a second wish begins,
/// one a piece) and <c>kinds</c> (log probabilities). Its metadata name the tags, the kinds and the thresholds.
/// </summary>
/// <remarks>The best row of tags, in which nothing goes on that has not begun: Viterbi (1967).</remarks>
public sealed class OnnxMessageListener : IMessageListener, IDisposable
{
    private const double Impossible = -1e4;

    private static readonly string[] Outputs = ["tags", "seconds", "kinds"];

    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();
    private readonly OnnxTextEncoder _encoder;
    private readonly BoundedCache<string, HeardMessage> _kept = new(OnnxTextEncoder.MaxKept, OnnxTextEncoder.KeptFor);
    private readonly string[] _tags;
    private readonly string[] _kinds;

    /// <summary>Loads the model.</summary>
    /// <exception cref="ModelFileException">The file is missing, is not what it should be, or is for another encoder; the message names it.</exception>
    public OnnxMessageListener(ModelOptions options, OnnxTextEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(encoder);
        if (!encoder.HasLower)
        {
            throw new ModelFileException(options.Encoder, "has no output “lower”, which the listener reads");
        }

        _encoder = encoder;
        _session = OnnxModel.Open(options.Listener, options.Threads, ["lower", "mask"], Outputs);
        (_tags, _kinds) = (Named("tags"), Named("kinds"));
        var thresholds = Named("thresholds").Select(value => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN).ToArray();
        if (_tags.Length == 0 || _kinds.Length == 0 || thresholds.Length != 4 || thresholds.Any(double.IsNaN))
        {
            _session.Dispose();
            throw new ModelFileException(options.Listener, "does not name its tags, kinds and four thresholds");
        }

        Thresholds = new ListenerThresholds(thresholds[0], thresholds[1], thresholds[2], thresholds[3]);
    }

    /// <inheritdoc/>
    public ListenerThresholds Thresholds { get; }

    /// <inheritdoc/>
    public HeardMessage Hear(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (_kept.Find(message) is not { } heard)
        {
            heard = HearAnew(message);
            _kept.Put(message, heard);
        }

        return heard;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _options.Dispose();
    }

    private HeardMessage HearAnew(string message)
    {
        var (lower, spans) = _encoder.Lower(message);
        var count = spans.Length + 2;
        var mask = new long[count];
        Array.Fill(mask, 1);
        using var lowerValue = OrtValue.CreateTensorValueFromMemory(lower, [1, count, lower.Length / count]);
        using var maskValue = OrtValue.CreateTensorValueFromMemory(mask, [1, count]);
        using var results = _session.Run(_options, new Dictionary<string, OrtValue> { ["lower"] = lowerValue, ["mask"] = maskValue }, Outputs);
        var kinds = results[2].GetTensorDataAsSpan<float>();
        var shares = new float[kinds.Length];
        TensorPrimitives.SoftMax(kinds, shares);
        var seconds = results[1].GetTensorDataAsSpan<float>();
        var later = new List<int>();
        for (var at = 0; at < spans.Length; at++)
        {
            if (seconds[at + 1] > 0)
            {
                later.Add(spans[at].Start);
            }
        }

        return new HeardMessage(
            _kinds.Select((kind, at) => (kind, Share: (double)shares[at])).ToDictionary(pair => pair.kind, pair => pair.Share, StringComparer.Ordinal),
            Parts(message, spans, results[0].GetTensorDataAsSpan<float>()),
            later);
    }

    private string[] Named(string what) => _session.ModelMetadata.CustomMetadataMap.TryGetValue(what, out var names) ? names.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];

    private List<HeardPart> Parts(string message, TextSpan[] spans, ReadOnlySpan<float> odds)
    {
        var labels = 1 + (2 * _tags.Length);
        var path = Path(spans.Length, odds.Slice(labels, spans.Length * labels), labels);
        var parts = new List<HeardPart>();
        for (var at = 0; at < path.Length; at++)
        {
            if (path[at] == 0)
            {
                continue;
            }

            var (start, end, share) = (spans[at].Start, spans[at].End, Share(odds, at));
            var tag = _tags[(path[at] - 1) / 2];
            while (at + 1 < path.Length && path[at + 1] > 0 && path[at + 1] % 2 == 0)
            {
                at++;
                (end, share) = (spans[at].End, Math.Min(share, Share(odds, at)));
            }

            // Pieces of one word belong together.
            while (start > 0 && IsOfAWord(message[start - 1]) && IsOfAWord(message[start]))
            {
                start--;
            }

            while (end < message.Length && IsOfAWord(message[end - 1]) && IsOfAWord(message[end]))
            {
                end++;
            }

            if (parts is [.., var last] && start < last.Span.End)
            {
                // Two marks in one word: the first has it.
                continue;
            }

            parts.Add(new HeardPart(tag, new TextSpan(start, end - start), share));
        }

        return parts;

        double Share(ReadOnlySpan<float> all, int at) => Math.Exp(all[((at + 1) * labels) + path[at]]);

        static bool IsOfAWord(char sign) => char.IsLetterOrDigit(sign);
    }

    /// <summary>The likeliest row of labels: 0 is outside, odd ones begin a tag, even ones go on.</summary>
    private static int[] Path(int count, ReadOnlySpan<float> odds, int labels)
    {
        if (count == 0)
        {
            return [];
        }

        var from = new int[count, labels];
        var score = new double[labels];
        for (var label = 0; label < labels; label++)
        {
            score[label] = odds[label] + (label > 0 && label % 2 == 0 ? Impossible : 0);
        }

        for (var at = 1; at < count; at++)
        {
            var best = Array.IndexOf(score, score.Max());
            var next = new double[labels];
            for (var label = 0; label < labels; label++)
            {
                var goesOn = label > 0 && label % 2 == 0;
                var before = !goesOn ? best : score[label] > score[label - 1] ? label : label - 1;
                from[at, label] = before;
                next[label] = score[before] + odds[(at * labels) + label];
            }

            score = next;
        }

        var path = new int[count];
        path[^1] = Array.IndexOf(score, score.Max());
        for (var at = count - 1; at > 0; at--)
        {
            path[at - 1] = from[at, path[at]];
        }

        return path;
    }
}
