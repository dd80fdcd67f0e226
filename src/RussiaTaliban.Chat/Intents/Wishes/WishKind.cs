using System.Text.Json;
using System.Text.Json.Serialization;

namespace RussiaTaliban.Chat.Intents.Wishes;

/// <summary>What a message wants of deliveries.</summary>
internal enum WishKind
{
    /// <summary>Summaries again and again.</summary>
    Subscribe,

    /// <summary>Deliveries that come already are to be otherwise.</summary>
    Change,

    /// <summary>None for a while.</summary>
    Pause,

    /// <summary>One day or a few are left out.</summary>
    Skip,

    /// <summary>On as before.</summary>
    Resume,

    /// <summary>None any more.</summary>
    Stop,

    /// <summary>What comes here, and when?</summary>
    List,

    /// <summary>Why did nothing come?</summary>
    Why,

    /// <summary>A summary now.</summary>
    Once,

    /// <summary>Word of what is new on a question.</summary>
    Watch,
}

/// <summary>
/// Tells by the meaning of a whole message which kind of wish it is: a logistic regression for each kind against all else, over the encoder's vector. Made by
/// <c>ModelBuilder wishes</c>, which names its data in <c>wish-kinds.json</c>.
/// </summary>
internal sealed class WishKinds
{
    private static readonly Lazy<WishKinds> Loaded = new(Load);

    private readonly double _least;
    private readonly (WishKind Kind, double Bias, double[] Weights)[] _kinds;

    private WishKinds(WishKindsFile file)
    {
        _least = file.Least;
        _kinds = [.. file.Kinds.Select(entry => (Enum.Parse<WishKind>(entry.Key, ignoreCase: true), entry.Value.Bias, entry.Value.Weights))];
    }

    /// <summary>Those that ship.</summary>
    public static WishKinds Shipped => Loaded.Value;

    /// <summary>The kind; null where none is likely enough, or the vector is of another encoder.</summary>
    /// <param name="meaning">The message's vector, from -127 to 127.</param>
    public WishKind? Of(IReadOnlyList<sbyte> meaning)
    {
        if (_kinds.Any(kind => kind.Weights.Length != meaning.Count))
        {
            return null;
        }

        var (best, score) = _kinds.Select(kind => (kind.Kind, Score: kind.Bias + kind.Weights.Zip(meaning, (weight, value) => weight * value / sbyte.MaxValue).Sum())).MaxBy(kind => kind.Score);
        return score >= _least ? best : null;
    }

    private static WishKinds Load()
    {
        using var stream = typeof(WishKinds).Assembly.GetManifestResourceStream("RussiaTaliban.Chat.wish-kinds.json")
            ?? throw new InvalidOperationException("wish-kinds.json is not in the assembly.");
        return new WishKinds(JsonSerializer.Deserialize(stream, WishKindsJson.Default.WishKindsFile)!);
    }
}

/// <summary>The file.</summary>
/// <param name="Provenance">What it was made from, and how well it tells.</param>
/// <param name="Least">The least log odds of a kind that is taken.</param>
/// <param name="Kinds">By name.</param>
internal sealed record WishKindsFile(string Provenance, double Least, IReadOnlyDictionary<string, WishKindWeights> Kinds);

/// <summary>One kind against all else.</summary>
/// <param name="Bias">The log odds of the zero vector.</param>
/// <param name="Weights">One a dimension of the encoder's vector.</param>
internal sealed record WishKindWeights(double Bias, double[] Weights);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WishKindsFile))]
internal sealed partial class WishKindsJson : JsonSerializerContext;
