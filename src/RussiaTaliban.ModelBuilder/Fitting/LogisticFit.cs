using System.Numerics.Tensors;

namespace RussiaTaliban.ModelBuilder.Fitting;

/// <summary>Fits a logistic regression by Newton's method, with a penalty on large weights of features that are scaled to a standard deviation of 1.</summary>
internal static class LogisticFit
{
    /// <summary>Newton's method doubles the correct digits a step; a penalty keeps it from leaping.</summary>
    private const int Steps = 12;

    /// <summary>The bias and the weights, one a feature.</summary>
    /// <param name="rows">The features of each case.</param>
    /// <param name="labels">Whether the case is one.</param>
    /// <param name="penalty">How large weights are held against the fit, above 0.</param>
    /// <param name="balanced">True if both labels shall count the same, however many cases each has.</param>
    public static (double Bias, double[] Weights) Fit(IReadOnlyList<double[]> rows, IReadOnlyList<bool> labels, double penalty, bool balanced = false)
    {
        var share = balanced ? labels.Count(label => label) / (double)labels.Count : 0.5;
        var width = rows[0].Length;
        var means = Enumerable.Range(0, width).Select(at => rows.Average(row => row[at])).ToArray();
        var scales = Enumerable.Range(0, width).Select(at => Math.Sqrt(rows.Average(row => (row[at] - means[at]) * (row[at] - means[at])))).ToArray();
        var scaled = rows.Select(row => row.Select((value, at) => scales[at] > 0 ? (value - means[at]) / scales[at] : 0).Append(1).ToArray()).ToList();
        var beta = new double[width + 1];
        for (var step = 0; step < Steps; step++)
        {
            var gradient = new double[width + 1];
            var hessian = new double[width + 1, width + 1];
            for (var at = 0; at < width; at++)
            {
                gradient[at] = penalty * beta[at];
                hessian[at, at] = penalty;
            }

            hessian[width, width] = 1e-6;
            for (var row = 0; row < scaled.Count; row++)
            {
                var values = scaled[row];
                var p = 1 / (1 + Math.Exp(-TensorPrimitives.Dot<double>(values, beta)));
                var counts = 0.5 / (labels[row] ? share : 1 - share);
                for (var at = 0; at <= width; at++)
                {
                    gradient[at] += counts * (p - (labels[row] ? 1 : 0)) * values[at];
                    var curve = counts * p * (1 - p) * values[at];
                    for (var other = 0; other <= width; other++)
                    {
                        hessian[at, other] += curve * values[other];
                    }
                }
            }

            var move = Solve(hessian, gradient);
            for (var at = 0; at <= width; at++)
            {
                beta[at] -= move[at];
            }
        }

        var weights = Enumerable.Range(0, width).Select(at => scales[at] > 0 ? beta[at] / scales[at] : 0).ToArray();
        return (beta[width] - weights.Zip(means, (weight, mean) => weight * mean).Sum(), weights);
    }

    /// <summary>Gauss' elimination with the largest pivot.</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        var solution = (double[])right.Clone();
        for (var column = 0; column < size; column++)
        {
            var pivot = Enumerable.Range(column, size - column).MaxBy(row => Math.Abs(matrix[row, column]));
            for (var at = 0; at < size; at++)
            {
                (matrix[column, at], matrix[pivot, at]) = (matrix[pivot, at], matrix[column, at]);
            }

            (solution[column], solution[pivot]) = (solution[pivot], solution[column]);
            for (var row = 0; row < size; row++)
            {
                var factor = row == column ? 0 : matrix[row, column] / matrix[column, column];
                for (var at = column; factor != 0 && at < size; at++)
                {
                    matrix[row, at] -= factor * matrix[column, at];
                }

                solution[row] -= factor * solution[column];
            }
        }

        return [.. solution.Select((value, at) => value / matrix[at, at])];
    }
}
