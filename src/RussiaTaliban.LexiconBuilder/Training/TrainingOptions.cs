namespace RussiaTaliban.LexiconBuilder.Training;

/// <summary>How word vectors are learned. The defaults are those of the vectors that are shipped.</summary>
internal sealed record TrainingOptions
{
    /// <summary>Numbers a vector; a multiple of 8.</summary>
    public int Dimensions { get; init; } = 128;

    /// <summary>Words on each side that count as context at most; the size of each window is drawn from 1 to this.</summary>
    public int Window { get; init; } = 5;

    /// <summary>Random words set against each true one.</summary>
    public int Negatives { get; init; } = 5;

    /// <summary>Passes over the text.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Rarer words than this get no vector of their own.</summary>
    public int MinimumCount { get; init; } = 8;

    /// <summary>Words of a greater share of the text than about this are skipped at random (Mikolov et al. 2013).</summary>
    public double Subsample { get; init; } = 1e-4;

    /// <summary>The first learning rate; falls evenly to a ten-thousandth of itself.</summary>
    public float LearningRate { get; init; } = 0.025f;

    /// <summary>Seed of every random choice.</summary>
    public ulong Seed { get; init; } = 20251104;
}
