namespace RussiaTaliban.ModelBuilder.Fitting;

/// <summary>One choice that was made: what there was to choose from, and which of it was right.</summary>
/// <param name="Features">A row of features for each thing.</param>
/// <param name="Right">Which things were right; at least one.</param>
internal sealed record Choice(double[][] Features, bool[] Right);

/// <summary>
/// Fits a weighted sum so that what is right comes first: the mean cross-entropy of a softmax over each choice, with a penalty on large weights, by gradient descent.
/// Features are scaled to a standard deviation of 1 within choices meanwhile, so that the penalty is fair.
/// </summary>
internal static class ListwiseFit
{
    private const int Steps = 1500;
    private const double Rate = 0.05;

    /// <summary>The weights, one a feature.</summary>
    /// <param name="choices">What to learn from.</param>
    /// <param name="penalty">How large weights are held against the fit, from 0.</param>
    /// <param name="isAllowed">Which features may weigh anything; null for all.</param>
    /// <param name="onlyFor">True if a feature can only speak for a thing: negative weights are set to 0.</param>
    public static double[] Fit(IReadOnlyList<Choice> choices, double penalty, bool[]? isAllowed = null, bool onlyFor = false)
    {
        var width = choices[0].Features[0].Length;
        var scales = Enumerable.Range(0, width).Select(at => Deviation(choices, at)).ToArray();
        var weights = new double[width];
        var (first, second) = (new double[width], new double[width]);
        for (var step = 1; step <= Steps; step++)
        {
            var gradient = Array.ConvertAll(weights, weight => 2 * penalty * weight);
            foreach (var choice in choices)
            {
                AddGradient(choice, weights, scales, gradient, 1.0 / choices.Count);
            }

            for (var at = 0; at < width; at++)
            {
                // Adam: Kingma and Ba, 2015.
                first[at] = (0.9 * first[at]) + (0.1 * gradient[at]);
                second[at] = (0.999 * second[at]) + (0.001 * gradient[at] * gradient[at]);
                var move = first[at] / (1 - Math.Pow(0.9, step)) / (Math.Sqrt(second[at] / (1 - Math.Pow(0.999, step))) + 1e-9);
                weights[at] = isAllowed is null || isAllowed[at] ? weights[at] - (Rate * move) : 0;
                weights[at] = onlyFor ? Math.Max(0, weights[at]) : weights[at];
            }
        }

        return [.. weights.Zip(scales, (weight, scale) => scale > 0 ? weight / scale : 0)];
    }

    private static void AddGradient(Choice choice, double[] weights, double[] scales, double[] gradient, double share)
    {
        var scores = Array.ConvertAll(choice.Features, row => row.Select((value, at) => scales[at] > 0 ? weights[at] * value / scales[at] : 0).Sum());
        var all = Softmax(scores, null);
        var right = Softmax(scores, choice.Right);
        for (var thing = 0; thing < scores.Length; thing++)
        {
            var pull = share * (all[thing] - right[thing]);
            for (var at = 0; at < gradient.Length; at++)
            {
                gradient[at] += scales[at] > 0 ? pull * choice.Features[thing][at] / scales[at] : 0;
            }
        }
    }

    private static double[] Softmax(double[] scores, bool[]? among)
    {
        var top = scores.Max();
        var shares = scores.Select((score, at) => among is null || among[at] ? Math.Exp(score - top) : 0).ToArray();
        var sum = Math.Max(1e-300, shares.Sum());
        return Array.ConvertAll(shares, share => share / sum);
    }

    private static double Deviation(IReadOnlyList<Choice> choices, int at)
    {
        double sum = 0;
        var count = 0;
        foreach (var choice in choices)
        {
            var mean = choice.Features.Average(row => row[at]);
            sum += choice.Features.Sum(row => (row[at] - mean) * (row[at] - mean));
            count += choice.Features.Length;
        }

        return Math.Sqrt(sum / Math.Max(1, count));
    }
}
