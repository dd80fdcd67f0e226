using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace RussiaTaliban.Briefing.Lexicon;

/// <summary>
/// The envelope that every lexicon file has, little-endian, 64 bytes, then the payload:
/// <code>0 "RTLX"   4 u16 version   6 u16 kind   8 u64 build   16 i64 payload length   24 8 bytes zero   32 SHA-256 of the payload</code>
/// The build is the same in all files that were made together; row numbers in one mean words of another, so files of two builds never mix.
/// </summary>
internal static class LexiconFile
{
    /// <summary>Raised with every change of any payload's layout.</summary>
    public const ushort Version = 1;

    /// <summary>Bytes before the payload; a multiple of 8, so that numbers in the payload are aligned.</summary>
    public const int HeaderLength = 64;

    private static ReadOnlySpan<byte> Magic => "RTLX"u8;

    /// <summary>Reads and checks a whole file.</summary>
    /// <returns>The payload and the build that it belongs to.</returns>
    /// <exception cref="LexiconException">The file cannot be read or is not what it should be.</exception>
    public static (ReadOnlyMemory<byte> Payload, ulong Build) Read(string path, LexiconFileKind kind)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new LexiconException(path, $"the {Name(kind)} cannot be read ({cause.Message}) — the build copies it beside the program", cause);
        }

        var header = bytes.AsSpan(0, Math.Min(HeaderLength, bytes.Length));
        if (header.Length < HeaderLength || !header.StartsWith(Magic))
        {
            throw new LexiconException(path, "not a lexicon file (its first bytes are not RTLX)");
        }

        var version = BinaryPrimitives.ReadUInt16LittleEndian(header[4..]);
        if (version != Version)
        {
            throw new LexiconException(path, $"format version {version}, this program reads {Version} — rebuild it with RussiaTaliban.ModelBuilder");
        }

        var found = (LexiconFileKind)BinaryPrimitives.ReadUInt16LittleEndian(header[6..]);
        if (found != kind)
        {
            throw new LexiconException(path, $"holds the {Name(found)}, not the {Name(kind)}");
        }

        var length = BinaryPrimitives.ReadInt64LittleEndian(header[16..]);
        if (length != bytes.Length - HeaderLength)
        {
            throw new LexiconException(path, $"damaged: {bytes.Length - HeaderLength} bytes of payload, its header says {length}");
        }

        var payload = bytes.AsMemory(HeaderLength);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(payload.Span, hash);
        if (!hash.SequenceEqual(header[32..]))
        {
            throw new LexiconException(path, "damaged: its checksum does not match its content");
        }

        return (payload, BinaryPrimitives.ReadUInt64LittleEndian(header[8..]));
    }

    /// <summary>Writes a file that <see cref="Read"/> accepts.</summary>
    public static void Write(string path, LexiconFileKind kind, ulong build, ReadOnlySpan<byte> payload)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        header.Clear();
        Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], Version);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], (ushort)kind);
        BinaryPrimitives.WriteUInt64LittleEndian(header[8..], build);
        BinaryPrimitives.WriteInt64LittleEndian(header[16..], payload.Length);
        SHA256.HashData(payload, header[32..]);
        using var file = File.Create(path);
        file.Write(header);
        file.Write(payload);
    }

    private static string Name(LexiconFileKind kind) => kind switch
    {
        LexiconFileKind.Words => "vocabulary",
        LexiconFileKind.Relations => "word relations",
        LexiconFileKind.Countries => "country names",
        LexiconFileKind.Vectors => "word vectors",
        _ => $"kind {(ushort)kind}",
    };
}

/// <summary>What a lexicon file holds; a number in its header, so never renumbered.</summary>
internal enum LexiconFileKind : ushort
{
    /// <summary>The vocabulary with its counts: <see cref="WordTable"/>.</summary>
    Words = 1,

    /// <summary>How words relate: <see cref="RelationTable"/>.</summary>
    Relations = 2,

    /// <summary>Names of countries: <see cref="CountryTable"/>.</summary>
    Countries = 3,

    /// <summary>Word vectors: <see cref="WordVectors"/>.</summary>
    Vectors = 4,
}

/// <summary>
/// A lexicon file is missing, damaged, in another format version, or from a different build than the other files. The message names the file and the remedy.
/// </summary>
public sealed class LexiconException : Exception
{
    public LexiconException(string path, string fault, Exception? cause = null)
        : base($"{path}: {fault}", cause) => Path = path;

    /// <summary>The file at fault.</summary>
    public string Path { get; }
}

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

/// <summary>Writes what <see cref="PayloadReader"/> reads.</summary>
internal sealed class PayloadWriter : IDisposable
{
    private readonly MemoryStream _bytes = new();

    public void Write(int number) => Write([number]);

    public void Write(ReadOnlySpan<int> numbers) => Write(MemoryMarshal.AsBytes(numbers));

    public void Write(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        while (_bytes.Length % 4 != 0)
        {
            _bytes.WriteByte(0);
        }
    }

    public byte[] ToArray() => _bytes.ToArray();

    public void Dispose() => _bytes.Dispose();
}
