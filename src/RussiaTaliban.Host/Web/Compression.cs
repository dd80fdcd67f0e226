using System.IO.Compression;

namespace RussiaTaliban.Host.Web;

/// <summary>Makes files small for the way, once. Medium effort: what is left to gain would cost the first visitor seconds.</summary>
internal static class Compression
{
    private const int BrotliQuality = 5;

    public static byte[] Brotli(byte[] bytes)
    {
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        return BrotliEncoder.TryCompress(bytes, compressed, out var length, BrotliQuality, window: 22)
            ? compressed[..length]
            : throw new InvalidOperationException("The largest compressed length is not enough.");
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }
}
