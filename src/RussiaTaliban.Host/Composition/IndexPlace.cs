using System.Security.Cryptography;
using System.Text;

namespace RussiaTaliban.Host.Composition;

/// <summary>Where the indexes of large corpora are kept when nobody says.</summary>
internal static class IndexPlace
{
    private static readonly string Root = Path.Combine("data", "index");

    /// <summary>A folder of its own for each corpus folder, below <c>data/index</c> of the current folder.</summary>
    public static string For(string corpusDirectory)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(corpusDirectory));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(path));
        return Path.Combine(Root, $"{Path.GetFileName(path)}-{Convert.ToHexStringLower(hash.AsSpan(0, 4))}");
    }
}
