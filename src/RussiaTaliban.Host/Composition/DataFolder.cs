using System.Security.Cryptography;
using System.Text;

namespace RussiaTaliban.Host.Composition;

/// <summary>Where everything lies that the service keeps on disk: the database and the indexes of large corpora.</summary>
internal static class DataFolder
{
    /// <summary>The user's own data folder, where nobody says <c>--data</c>.</summary>
    public static string Default =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "russia-taliban");

    /// <summary>The folder of the index of one corpus folder.</summary>
    /// <param name="dataDirectory">The data folder; null for <see cref="Default"/>.</param>
    /// <param name="corpusDirectory">The folder of articles; each has an index of its own.</param>
    public static string IndexOf(string? dataDirectory, string corpusDirectory)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(corpusDirectory));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(path));
        return Path.Combine(dataDirectory ?? Default, "index", $"{Path.GetFileName(path)}-{Convert.ToHexStringLower(hash.AsSpan(0, 4))}");
    }
}
