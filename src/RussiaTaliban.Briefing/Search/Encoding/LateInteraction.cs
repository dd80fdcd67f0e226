using System.Numerics;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Encoding;

/// <summary>Compares an encoded question with encoded passages. Everything lies between -1 and 1.</summary>
internal static class LateInteraction
{
    private const double One = 127 * 127;

    /// <summary>The cosine of two vectors of signed bytes whose length is about 127.</summary>
    public static double Cosine(ReadOnlySpan<sbyte> left, ReadOnlySpan<sbyte> right) => Dot(left, right) / One;

    /// <summary>
    /// The mean over the question's tokens of the nearest token (MaxSim): for the whole passage, title and heading included, and for each sentence.
    /// </summary>
    /// <param name="question">The question.</param>
    /// <param name="passage">The passage.</param>
    /// <param name="dimensions">Numbers in a token's vector.</param>
    /// <param name="sentences">The passage's sentences, in order; at least one.</param>
    public static (double Whole, double[] Sentences) MaxSim(EncodedText question, EncodedText passage, int dimensions, IReadOnlyList<TextSpan> sentences)
    {
        var asked = question.Spans.Length;
        var sums = new double[sentences.Count];
        if (asked == 0)
        {
            return (0, sums);
        }

        var owners = Owners(passage.Spans, sentences);
        var best = new int[sentences.Count];
        long whole = 0;
        for (var token = 0; token < asked; token++)
        {
            var vector = question.Tokens.AsSpan(token * dimensions, dimensions);
            var nearest = (int)-One;
            Array.Fill(best, nearest);
            for (var place = 0; place < owners.Length; place++)
            {
                var near = Dot(vector, passage.Tokens.AsSpan(place * dimensions, dimensions));
                nearest = Math.Max(nearest, near);
                if (owners[place] is >= 0 and var owner)
                {
                    best[owner] = Math.Max(best[owner], near);
                }
            }

            whole += nearest;
            for (var at = 0; at < sums.Length; at++)
            {
                sums[at] += best[at];
            }
        }

        return (whole / (asked * One), Array.ConvertAll(sums, sum => sum / (asked * One)));
    }

    /// <summary>The sentence of each token; -1 for one of the title or heading.</summary>
    private static int[] Owners(TextSpan[] spans, IReadOnlyList<TextSpan> sentences)
    {
        var owners = new int[spans.Length];
        var sentence = 0;
        for (var place = 0; place < spans.Length; place++)
        {
            while (sentence < sentences.Count - 1 && spans[place].Start >= sentences[sentence].End)
            {
                sentence++;
            }

            owners[place] = spans[place].Length == 0 ? -1 : sentence;
        }

        return owners;
    }

    /// <summary>A product of two signed bytes fits 16 bits, the sum of some hundred of them 32.</summary>
    private static int Dot(ReadOnlySpan<sbyte> left, ReadOnlySpan<sbyte> right)
    {
        var sum = 0;
        var at = 0;
        var wide = Vector<int>.Zero;
        for (; at <= left.Length - Vector<sbyte>.Count; at += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(left[at..]), out var left0, out var left1);
            Vector.Widen(new Vector<sbyte>(right[at..]), out var right0, out var right1);
            Vector.Widen(left0 * right0, out var product0, out var product1);
            Vector.Widen(left1 * right1, out var product2, out var product3);
            wide += product0 + product1 + product2 + product3;
        }

        sum += Vector.Sum(wide);
        for (; at < left.Length; at++)
        {
            sum += left[at] * right[at];
        }

        return sum;
    }
}
