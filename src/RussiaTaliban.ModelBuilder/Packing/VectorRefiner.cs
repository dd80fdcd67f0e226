using System.Numerics.Tensors;
using RussiaTaliban.ModelBuilder.Training;

namespace RussiaTaliban.ModelBuilder.Packing;

/// <summary>What is done to learned vectors before they are packed.</summary>
internal static class VectorRefiner
{
    /// <summary>
    /// The rows of the <paramref name="most"/> commonest words, each of length 1, after the mean and the <paramref name="directions"/> strongest
    /// directions, which tell of little but how common a word is, are taken out (Mu, Bhat and Viswanath 2018).
    /// </summary>
    public static float[][] Refine(FloatVectors learned, int most, int directions)
    {
        var rows = Enumerable.Range(0, Math.Min(most, learned.Words.Length)).Select(word => Unit(learned.Row(word).ToArray())).ToArray();
        var mean = new float[learned.Dimensions];
        foreach (var row in rows)
        {
            TensorPrimitives.Add(mean, row, mean);
        }

        TensorPrimitives.Divide(mean, rows.Length, mean);
        foreach (var row in rows)
        {
            TensorPrimitives.Subtract(row, mean, row);
        }

        foreach (var direction in directions > 0 ? PrincipalDirections.Of(rows, directions) : [])
        {
            foreach (var row in rows)
            {
                RemoveDirection(row, direction);
            }
        }

        return Array.ConvertAll(rows, Unit);
    }

    /// <summary>Takes the part along <paramref name="direction"/>, of length 1, out of <paramref name="vector"/>.</summary>
    public static void RemoveDirection(float[] vector, ReadOnlySpan<float> direction) =>
        TensorPrimitives.MultiplyAdd(direction, -TensorPrimitives.Dot<float>(vector, direction), vector, vector);

    /// <summary>Scales to length 1, in place; zeros stay zeros.</summary>
    public static float[] Unit(float[] vector)
    {
        var length = TensorPrimitives.Norm<float>(vector);
        if (length > 0)
        {
            TensorPrimitives.Divide(vector, length, vector);
        }

        return vector;
    }
}
