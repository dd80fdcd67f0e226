namespace RussiaTaliban.Benchmarks.Quality;

/// <summary>A share of questions.</summary>
/// <param name="Name">What they have in common.</param>
/// <param name="Hits">Whether each question has it.</param>
internal sealed record Figure(string Name, IReadOnlyList<bool> Hits)
{
    private const int Samples = 2000;
    private const int Seed = 7;

    public int Good => Hits.Count(hit => hit);

    public double Share => (double)Good / Hits.Count;

    /// <summary>The 95 % bootstrap interval: what other questions of this kind might have given.</summary>
    public (double Low, double High) Interval()
    {
#pragma warning disable CA5394 // a seeded generator is the point: the same run prints the same interval
        var random = new Random(Seed);
        var shares = new double[Samples];
        for (var sample = 0; sample < Samples; sample++)
        {
            var good = 0;
            for (var draw = 0; draw < Hits.Count; draw++)
            {
                good += Hits[random.Next(Hits.Count)] ? 1 : 0;
            }

            shares[sample] = (double)good / Hits.Count;
        }
#pragma warning restore CA5394

        Array.Sort(shares);
        return (shares[(int)(Samples * 0.025)], shares[(int)(Samples * 0.975)]);
    }
}
