using RussiaTaliban.ModelBuilder.Fitting;

namespace RussiaTaliban.Tests.ModelBuilder;

public sealed class FittingTests
{
    [Fact]
    public void ListwiseFit_ChoicesByOneFeature_WeighsItAndNotTheNoise()
    {
        var random = new Random(7);
        var choices = Enumerable.Range(0, 200).Select(_ =>
        {
            var rows = Enumerable.Range(0, 10).Select(_ => new[] { random.NextDouble(), random.NextDouble() * 100, 5 }).ToArray();
            var right = rows.Select(row => row[0] == rows.Max(other => other[0])).ToArray();
            return new Choice(rows, right);
        }).ToList();

        var weights = ListwiseFit.Fit(choices, 0.001);

        Assert.True(weights[0] > 5, $"the telling feature weighs {weights[0]}");
        Assert.True(Math.Abs(weights[1] * 100) < weights[0] / 10, $"the noise weighs {weights[1]}");
        Assert.Equal(0, weights[2]);
    }

    [Fact]
    public void ListwiseFit_FeatureThatIsNotAllowed_WeighsNothing()
    {
        Choice[] choices = [new([[1, 1], [0, 0]], [true, false])];

        Assert.Equal(0, ListwiseFit.Fit(choices, 0.01, [true, false])[1]);
    }

    [Fact]
    public void LogisticFit_KnownModel_IsFoundAgain()
    {
        var random = new Random(3);
        var rows = Enumerable.Range(0, 20_000).Select(_ => new[] { (random.NextDouble() * 4) - 2, random.NextDouble() }).ToList();
        var labels = rows.ConvertAll(row => random.NextDouble() < 1 / (1 + Math.Exp(-((2 * row[0]) - 1))));

        var (bias, weights) = LogisticFit.Fit(rows, labels, 0.1);

        Assert.InRange(weights[0], 1.85, 2.15);
        Assert.InRange(weights[1], -0.25, 0.25);
        Assert.InRange(bias, -1.2, -0.8);
    }
}
