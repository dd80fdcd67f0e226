namespace RussiaTaliban.LexiconBuilder.Training;

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
