using System.Numerics;
using System.Runtime.InteropServices;

namespace RussiaTaliban.ModelBuilder.Training;

/// <summary>
/// Skip-gram with negative sampling (Mikolov et al. 2013) on one thread, so that a rerun gives the same numbers.
/// Each word learns to tell the words that stand near it from words drawn at random.
/// </summary>
internal sealed class SkipGram
{
    private const int NoiseTableSize = 1 << 24;
    private const int SigmoidSteps = 1024;
    private const float SigmoidBound = 6f;

    private readonly TokenizedText _text;
    private readonly TrainingOptions _options;
    private readonly Xorshift _random;
    private readonly float[] _words;
    private readonly float[] _contexts;
    private readonly int[] _noise;
    private readonly float[] _keep;
    private readonly float[] _sigmoid;
    private readonly float[] _gradient;
    private readonly int[] _drawn;

    public SkipGram(TokenizedText text, TrainingOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(options.Dimensions % 8, 0);
        _text = text;
        _options = options;
        _random = new Xorshift(options.Seed);
        _words = new float[text.Words.Length * options.Dimensions];
        _contexts = new float[text.Words.Length * options.Dimensions];
        _gradient = new float[options.Dimensions];
        _drawn = new int[options.Negatives];
        for (var at = 0; at < _words.Length; at++)
        {
            _words[at] = (_random.NextSingle() - 0.5f) / options.Dimensions;
        }

        _noise = NoiseTable(text.Counts);
        _keep = KeepShares(text.Counts, options.Subsample);
        _sigmoid = Enumerable.Range(0, SigmoidSteps + 1)
            .Select(step => 1f / (1f + MathF.Exp(-((2f * step / SigmoidSteps) - 1f) * SigmoidBound))).ToArray();
    }

    /// <summary>Learns; <paramref name="progress"/> is told the share of the work done, from 0 to 1, now and then.</summary>
    /// <returns>One row of <see cref="TrainingOptions.Dimensions"/> numbers a word, in the order of <see cref="TokenizedText.Words"/>.</returns>
    public float[] Learn(IProgress<double> progress, CancellationToken cancellationToken)
    {
        var total = (double)_text.Tokens.Length * _options.Epochs;
        var sentence = new List<int>();
        for (var epoch = 0; epoch < _options.Epochs; epoch++)
        {
            for (var at = 0; at < _text.Tokens.Length; at++)
            {
                var token = _text.Tokens[at];
                if (token != TokenizedText.EndOfSentence)
                {
                    if (_random.NextSingle() < _keep[token])
                    {
                        sentence.Add(token);
                    }

                    continue;
                }

                var done = (((double)epoch * _text.Tokens.Length) + at) / total;
                LearnSentence(CollectionsMarshal.AsSpan(sentence), _options.LearningRate * (float)Math.Max(1e-4, 1 - done));
                sentence.Clear();
                if ((at & 0xFFF) == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    progress.Report(done);
                }
            }
        }

        return _words;
    }

    /// <summary>The noise words are drawn once for each middle word and serve its whole window: their rows then stay in the processor's cache.</summary>
    private void LearnSentence(ReadOnlySpan<int> sentence, float rate)
    {
        for (var center = 0; center < sentence.Length; center++)
        {
            var reach = 1 + _random.Next(_options.Window);
            var last = Math.Min(sentence.Length - 1, center + reach);
            for (var draw = 0; draw < _drawn.Length; draw++)
            {
                _drawn[draw] = _noise[_random.Next(NoiseTableSize)];
            }

            for (var near = Math.Max(0, center - reach); near <= last; near++)
            {
                if (near != center)
                {
                    LearnPair(sentence[near], sentence[center], rate);
                }
            }
        }
    }

    private void LearnPair(int word, int context, float rate)
    {
        var row = Row(_words, word);
        Array.Clear(_gradient);
        Pull(row, context, 1f, rate);
        foreach (var noise in _drawn)
        {
            if (noise != context)
            {
                Pull(row, noise, 0f, rate);
            }
        }

        AddScaled(row, _gradient, 1f);
    }

    private void Pull(Span<float> row, int context, float label, float rate)
    {
        var other = Row(_contexts, context);
        var step = (label - Sigmoid(Dot(row, other))) * rate;
        AddScaled(_gradient, other, step);
        AddScaled(other, row, step);
    }

    private float Sigmoid(float value)
    {
        var clamped = Math.Clamp(value, -SigmoidBound, SigmoidBound);
        return _sigmoid[(int)((clamped + SigmoidBound) * (SigmoidSteps / (2 * SigmoidBound)))];
    }

    private Span<float> Row(float[] matrix, int row) => matrix.AsSpan(row * _options.Dimensions, _options.Dimensions);

    private static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var lefts = MemoryMarshal.Cast<float, Vector<float>>(left);
        var rights = MemoryMarshal.Cast<float, Vector<float>>(right);
        var first = Vector<float>.Zero;
        for (var at = 0; at < lefts.Length; at++)
        {
            first = Vector.FusedMultiplyAdd(lefts[at], rights[at], first);
        }

        return Vector.Sum(first);
    }

    private static void AddScaled(Span<float> target, ReadOnlySpan<float> addend, float scale)
    {
        var targets = MemoryMarshal.Cast<float, Vector<float>>(target);
        var addends = MemoryMarshal.Cast<float, Vector<float>>(addend);
        var scales = new Vector<float>(scale);
        for (var at = 0; at < targets.Length; at++)
        {
            targets[at] = Vector.FusedMultiplyAdd(addends[at], scales, targets[at]);
        }
    }

    /// <summary>Word numbers, each as often as its count to the power of three quarters asks for.</summary>
    private static int[] NoiseTable(long[] counts)
    {
        var total = counts.Sum(count => Math.Pow(count, 0.75));
        var table = new int[NoiseTableSize];
        var word = 0;
        var reached = Math.Pow(counts[0], 0.75) / total;
        for (var at = 0; at < table.Length; at++)
        {
            table[at] = word;
            if ((double)at / table.Length > reached && word < counts.Length - 1)
            {
                word++;
                reached += Math.Pow(counts[word], 0.75) / total;
            }
        }

        return table;
    }

    private static float[] KeepShares(long[] counts, double subsample)
    {
        var threshold = subsample * counts.Sum();
        return counts.Select(count => (float)((Math.Sqrt(count / threshold) + 1) * threshold / count)).ToArray();
    }
}

/// <summary>A small seeded generator (xorshift64*), so that the same text and seed give the same vectors on every machine and .NET version.</summary>
internal sealed class Xorshift(ulong seed)
{
    private ulong _state = seed == 0 ? 0x9E3779B97F4A7C15 : seed;

    /// <summary>The next 32 random bits.</summary>
    public uint Next()
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return (uint)((_state * 0x2545F4914F6CDD1D) >> 32);
    }

    /// <summary>A whole number from 0 up to, but not including, <paramref name="bound"/>.</summary>
    public int Next(int bound) => (int)(((ulong)Next() * (uint)bound) >> 32);

    /// <summary>A number from 0 up to, but not including, 1.</summary>
    public float NextSingle() => (Next() >> 8) * (1f / (1 << 24));
}

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
