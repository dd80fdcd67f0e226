using System.Numerics.Tensors;

namespace RussiaTaliban.Briefing.Search.Scoring;

/// <summary>A weighted sum of named features, as a tuning command wrote it. A name that it does not know weighs nothing.</summary>
internal sealed record LinearModel
{
    /// <summary>What is added whatever the features are. Default 0.</summary>
    public double Bias { get; init; }

    /// <summary>What each feature weighs, by its name.</summary>
    public IReadOnlyDictionary<string, double> Weights { get; init; } = new Dictionary<string, double>();

    /// <summary>The least probability at which the model says yes, where it decides something; otherwise 0.</summary>
    public double Threshold { get; init; }

    /// <summary>Below this probability the model says no without a doubt, where it decides something; between the two it is not sure. Default 0: never.</summary>
    public double Floor { get; init; }

    /// <summary>The weights in the order of some names, for <see cref="Score(ReadOnlySpan{double}, ReadOnlySpan{double})"/>.</summary>
    public double[] Arrange(IReadOnlyList<string> names) => [.. names.Select(name => Weights.GetValueOrDefault(name))];

    /// <summary>The sum for arranged weights.</summary>
    public double Score(ReadOnlySpan<double> arranged, ReadOnlySpan<double> features) => Bias + TensorPrimitives.Dot(arranged, features);

    /// <summary>The sum for a few named features.</summary>
    public double Score(IReadOnlyList<(string Name, double Value)> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return Bias + features.Sum(feature => Weights.GetValueOrDefault(feature.Name) * feature.Value);
    }

    /// <summary>The probability that a logistic model gives to some features.</summary>
    public double Probability(IReadOnlyList<(string Name, double Value)> features) => 1 / (1 + Math.Exp(-Score(features)));
}
