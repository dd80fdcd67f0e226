using System.Runtime.InteropServices;

namespace RussiaTaliban.Briefing.Lexicon;

/// <summary>Walks a payload without copying it: arrays are views of the file's bytes.</summary>
internal ref struct PayloadReader(ReadOnlyMemory<byte> payload, string path)
{
    private int _at;

    /// <summary>The next number.</summary>
    public int ReadInt32() => MemoryMarshal.Read<int>(ReadBytes(sizeof(int)).Span);

    /// <summary>The next <paramref name="length"/> bytes; the reader then skips to a multiple of 4.</summary>
    /// <exception cref="LexiconException">The payload ends before.</exception>
    public ReadOnlyMemory<byte> ReadBytes(int length)
    {
        if (length < 0 || length > payload.Length - _at)
        {
            throw new LexiconException(path, "damaged: a table in it is longer than the file");
        }

        var bytes = payload.Slice(_at, length);
        _at = Math.Min(payload.Length, (_at + length + 3) & ~3);
        return bytes;
    }

    /// <summary>The next <paramref name="count"/> numbers.</summary>
    public ReadOnlyMemory<byte> ReadInt32s(int count) => ReadBytes(checked(count * sizeof(int)));
}
