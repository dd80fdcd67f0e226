using System.Buffers.Binary;
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
            throw new LexiconException(path, $"the {Name(kind)} cannot be read ({cause.Message}) — it is copied beside the program by the build", cause);
        }

        var header = bytes.AsSpan(0, Math.Min(HeaderLength, bytes.Length));
        if (header.Length < HeaderLength || !header.StartsWith(Magic))
        {
            throw new LexiconException(path, "not a lexicon file (its first bytes are not RTLX)");
        }

        var version = BinaryPrimitives.ReadUInt16LittleEndian(header[4..]);
        if (version != Version)
        {
            throw new LexiconException(path, $"format version {version}, this program reads {Version} — rebuild it with RussiaTaliban.LexiconBuilder");
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
