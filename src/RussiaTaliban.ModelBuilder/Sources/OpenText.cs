using System.IO.Compression;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.ModelBuilder.Sources;

/// <summary>Plain text, one sentence a line, gzipped where the name ends in .gz.</summary>
internal static class OpenText
{
    /// <summary>The words of each line, or of one in <paramref name="step"/>, folded as questions and articles are.</summary>
    public static IEnumerable<IReadOnlyList<string>> Sentences(string path, int step = 1)
    {
        using var file = File.OpenRead(path);
        using var plain = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(plain);
        for (var number = 0; reader.ReadLine() is { } line; number++)
        {
            if (number % step == 0)
            {
                yield return Words(line);
            }
        }
    }

    /// <summary>The words of one text, folded.</summary>
    public static List<string> Words(string text) => WordReader.Read(text).ConvertAll(word => word.Folded);
}
