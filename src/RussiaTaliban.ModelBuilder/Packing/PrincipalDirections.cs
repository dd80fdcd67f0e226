using System.Numerics.Tensors;

namespace RussiaTaliban.ModelBuilder.Packing;

/// <summary>The directions in which vectors vary most, by power iteration.</summary>
internal static class PrincipalDirections
{
    private const int Steps = 100;

    /// <summary>The first <paramref name="count"/> directions, of length 1, strongest first. It does not centre the vectors.</summary>
    public static float[][] Of(IReadOnlyList<float[]> vectors, int count)
    {
        var dimensions = vectors[0].Length;
        var moments = new double[dimensions][];
        for (var row = 0; row < dimensions; row++)
        {
            moments[row] = new double[dimensions];
        }

        foreach (var vector in vectors)
        {
            for (var row = 0; row < dimensions; row++)
            {
                for (var column = 0; column < dimensions; column++)
                {
                    moments[row][column] += (double)vector[row] * vector[column];
                }
            }
        }

        return Enumerable.Range(0, count).Select(_ => Next(moments)).ToArray();
    }

    private static float[] Next(double[][] moments)
    {
        var direction = Enumerable.Range(0, moments.Length).Select(at => 1.0 + (at % 7)).ToArray();
        var strength = 0.0;
        for (var step = 0; step < Steps; step++)
        {
            var product = moments.Select(row => TensorPrimitives.Dot<double>(row, direction)).ToArray();
            strength = TensorPrimitives.Norm<double>(product);
            direction = product.Select(value => value / strength).ToArray();
        }

        for (var row = 0; row < moments.Length; row++)
        {
            for (var column = 0; column < moments.Length; column++)
            {
                moments[row][column] -= strength * direction[row] * direction[column];
            }
        }

        return direction.Select(value => (float)value).ToArray();
    }
}
