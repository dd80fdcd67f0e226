using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Chat.Intents.Wishes;

/// <summary>How likely a message is each kind of wish.</summary>
/// <param name="Kind">The likeliest kind of wish, never <see cref="WishKind.None"/> or <see cref="WishKind.Check"/>.</param>
/// <param name="Odds">The log odds that it is a wish of any kind: from about -10 to 10.</param>
/// <param name="Share">How much of that belongs to <paramref name="Kind"/>, above 0 to 1.</param>
/// <param name="Check">The log odds that it holds words up to be checked.</param>
internal sealed record WishJudgement(WishKind Kind, double Odds, double Share, double Check);

/// <summary>
/// Tells by a whole message whether it is a wish about deliveries, and of which kind: one layer of convolutions over the encoder's token vectors, the strongest
/// value of each, the vector of the whole, and single words and pairs of them. It was taught by <c>ModelBuilder/Neural/train_wishes.py</c>, and <c>wish-kinds.json</c> says with what and how well.
/// </summary>
/// <remarks>Convolution and pooling: Kim, "Convolutional Neural Networks for Sentence Classification" (2014). Hashed words: Joulin et al., "Bag of Tricks" (2016).</remarks>
internal sealed partial class WishClassifier
{
    private static readonly Lazy<WishClassifier> Loaded = new(Load);

    private static readonly HashSet<string> Days = Names(CultureInfo.InvariantCulture.DateTimeFormat.DayNames, CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedDayNames);
    private static readonly HashSet<string> Months = Names(CultureInfo.InvariantCulture.DateTimeFormat.MonthNames, CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames);

    private readonly WishKindsFile _file;
    private readonly WishKind[] _kinds;
    private readonly (int Width, float[] Weights, float[] Bias)[] _convolutions;
    private readonly float[] _output;
    private readonly float[] _grams;

    private WishClassifier(WishKindsFile file)
    {
        _file = file;
        _kinds = [.. file.Kinds.Select(kind => Enum.Parse<WishKind>(kind, ignoreCase: true))];
        _convolutions = [.. file.Convolutions.Select(layer => (layer.Width, LearnedWeights.Unpack(layer.Weights), layer.Bias))];
        _output = LearnedWeights.Unpack(file.Output);
        _grams = LearnedWeights.Unpack(file.Grams);
    }

    /// <summary>The one that ships.</summary>
    public static WishClassifier Shipped => Loaded.Value;

    /// <summary>From these log odds on it is a wish, whatever the articles say.</summary>
    public double Sure => _file.Sure;

    /// <summary>From these log odds on it is a wish if the articles have no answer.</summary>
    public double Likely => _file.Likely;

    /// <summary>From these log odds on words that nothing in the corpus comes near are held up to be checked.</summary>
    public double SureCheck => _file.SureCheck;

    /// <summary>Below these log odds words that nothing in the corpus comes near are not held up to be checked.</summary>
    public double LeastCheck => _file.LeastCheck;

    /// <summary>Where the message's words and pairs of words stand in the table of <see cref="Buckets"/>, each once: numbers, times, days and months count as such.</summary>
    public static int[] GramsOf(string text)
    {
        List<string> words = ["^", .. Word().Matches(text.Replace('’', '\'').ToLowerInvariant()).Select(word => Shape(word.Value)), "$"];
        return [.. words.Concat(words.Zip(words.Skip(1), (word, next) => word + ' ' + next)).Distinct(StringComparer.Ordinal)
            .Select(gram => LearnedWeights.BucketOf(gram, Buckets))];
    }

    /// <summary>How many places the table of words has.</summary>
    public const int Buckets = 8192;

    /// <summary>The judgement; null where the vectors are of another encoder.</summary>
    /// <param name="text">The message.</param>
    /// <param name="whole">Its vector, from -127 to 127.</param>
    /// <param name="tokens">Its tokens' vectors one behind the other, from -127 to 127.</param>
    /// <param name="dimensions">Numbers of one token.</param>
    public WishJudgement? Judge(string text, sbyte[] whole, sbyte[] tokens, int dimensions)
    {
        if (whole.Length != _file.WholeDimensions || dimensions != _file.TokenDimensions)
        {
            return null;
        }

        var count = Math.Min(tokens.Length / dimensions, _file.MostTokens);
        var features = new List<float>();
        var values = new float[count * dimensions];
        for (var at = 0; at < values.Length; at++)
        {
            values[at] = tokens[at] * _file.Scale / sbyte.MaxValue;
        }

        foreach (var (width, weights, bias) in _convolutions)
        {
            Pool(values, count, dimensions, width, weights, bias, features);
        }

        features.AddRange(whole.Select(value => value * _file.Scale / sbyte.MaxValue));
        var input = CollectionsMarshal.AsSpan(features);
        var grams = GramsOf(text);
        var scores = new double[_kinds.Length];
        for (var kind = 0; kind < _kinds.Length; kind++)
        {
            scores[kind] = _file.OutputBias[kind] + TensorPrimitives.Dot(_output.AsSpan(kind * input.Length, input.Length), input)
                + (grams.Sum(gram => _grams[(gram * _kinds.Length) + kind]) / Math.Sqrt(grams.Length));
        }

        var (none, check) = (Array.IndexOf(_kinds, WishKind.None), Array.IndexOf(_kinds, WishKind.Check));
        var wishes = Enumerable.Range(0, _kinds.Length).Where(kind => kind != none && kind != check).ToArray();
        var best = wishes.MaxBy(kind => scores[kind]);
        var all = Together(wishes.Select(kind => scores[kind]));
        return new WishJudgement(_kinds[best], all - Together([scores[none], scores[check]]), Math.Exp(scores[best] - all), scores[check] - Together([all, scores[none]]));
    }

    /// <summary>The score of several together: the logarithm of the sum of their exponentials.</summary>
    private static double Together(IEnumerable<double> scores)
    {
        var all = scores.ToList();
        var most = all.Max();
        return most + Math.Log(all.Sum(score => Math.Exp(score - most)));
    }

    /// <summary>The strongest value of each channel over all places, at least 0; beyond the ends stands nothing.</summary>
    private static void Pool(float[] values, int count, int dimensions, int width, float[] weights, float[] bias, List<float> features)
    {
        var channels = bias.Length;
        for (var channel = 0; channel < channels; channel++)
        {
            var strongest = 0f;
            for (var at = 0; at < count; at++)
            {
                var sum = bias[channel];
                for (var tap = 0; tap < width; tap++)
                {
                    var place = at + tap - (width / 2);
                    if (place >= 0 && place < count)
                    {
                        sum += TensorPrimitives.Dot<float>(weights.AsSpan(((channel * width) + tap) * dimensions, dimensions), values.AsSpan(place * dimensions, dimensions));
                    }
                }

                strongest = Math.Max(strongest, sum);
            }

            features.Add(strongest);
        }
    }

    private static string Shape(string word) => word switch
    {
        _ when char.IsAsciiDigit(word[0]) => word.All(sign => char.IsAsciiDigit(sign) || sign == '.') ? "<number>" : "<time>",
        _ when Days.Contains(word) => "<day>",
        _ when Months.Contains(word) => "<month>",
        _ => word,
    };

    /// <summary>With the plural: "mondays".</summary>
    private static HashSet<string> Names(params string[][] names) =>
        [.. names.SelectMany(name => name).Where(name => name.Length > 0).Select(name => name.ToLowerInvariant()).SelectMany(name => (string[])[name, name + "s", name + "'s"])];

    private static WishClassifier Load()
    {
        using var stream = typeof(WishClassifier).Assembly.GetManifestResourceStream("RussiaTaliban.Chat.wish-kinds.json")
            ?? throw new InvalidOperationException("wish-kinds.json is not in the assembly.");
        return new WishClassifier(JsonSerializer.Deserialize(stream, WishKindsJson.Default.WishKindsFile)!);
    }

    [GeneratedRegex(@"[0-9]+(?:[:.][0-9]+)*(?:st|nd|rd|th|am|pm|h)?|[\p{L}\p{M}']+|[?!#]", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}

/// <summary>The file; weights are IEEE 754 half-precision numbers, little-endian, in Base64.</summary>
/// <param name="Provenance">What it was made from, and how well it tells.</param>
/// <param name="Sure">See <see cref="WishClassifier.Sure"/>.</param>
/// <param name="Likely">See <see cref="WishClassifier.Likely"/>.</param>
/// <param name="SureCheck">See <see cref="WishClassifier.SureCheck"/>.</param>
/// <param name="LeastCheck">See <see cref="WishClassifier.LeastCheck"/>.</param>
/// <param name="Kinds">The names of the outputs.</param>
/// <param name="Scale">What vectors of length 1 are multiplied by.</param>
/// <param name="MostTokens">Tokens behind so many are left out.</param>
/// <param name="TokenDimensions">Numbers of one token's vector.</param>
/// <param name="WholeDimensions">Numbers of the vector of the whole.</param>
/// <param name="Convolutions">One for each width.</param>
/// <param name="Output">[kinds, channels of all convolutions + whole].</param>
/// <param name="OutputBias">[kinds].</param>
/// <param name="Grams">[<see cref="WishClassifier.Buckets"/>, kinds].</param>
internal sealed record WishKindsFile(
    string[] Provenance,
    double Sure,
    double Likely,
    double SureCheck,
    double LeastCheck,
    string[] Kinds,
    float Scale,
    int MostTokens,
    int TokenDimensions,
    int WholeDimensions,
    WishConvolution[] Convolutions,
    string Output,
    float[] OutputBias,
    string Grams);

/// <summary>One layer.</summary>
/// <param name="Width">Tokens that are looked at together; odd.</param>
/// <param name="Weights">[channels, width, dimensions].</param>
/// <param name="Bias">[channels].</param>
internal sealed record WishConvolution(int Width, string Weights, float[] Bias);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WishKindsFile))]
internal sealed partial class WishKindsJson : JsonSerializerContext;
