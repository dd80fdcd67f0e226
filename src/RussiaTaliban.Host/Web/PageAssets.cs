using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace RussiaTaliban.Host.Web;

/// <summary>The files that pages load: style, script, Web Chat itself. Read once from <c>wwwroot</c> beside the program.</summary>
internal sealed class PageAssets
{
    private static readonly FrozenDictionary<string, string> ContentTypes = new Dictionary<string, string>
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain; charset=utf-8",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, PageAsset> _assets;

    /// <param name="directory">The folder; every file directly in it is served.</param>
    public PageAssets(string directory)
    {
        _assets = Directory.EnumerateFiles(directory).Select(Read).ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);
    }

    /// <summary>The address of a file, for a page.</summary>
    public string this[string name] => _assets[name].Path;

    /// <summary>Serves one file; an address of an older version gets today's, but not to keep.</summary>
    public IResult Serve(HttpContext context, string version, string name)
    {
        if (!_assets.TryGetValue(name, out var asset))
        {
            return Results.NotFound();
        }

        var headers = context.Response.Headers;
        headers.CacheControl = version == asset.Version ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        var (bytes, encoding) = Encode(asset, context.Request.Headers.AcceptEncoding.ToString());
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        return Results.Bytes(bytes, asset.ContentType, entityTag: new EntityTagHeaderValue($"\"{asset.Version}{encoding}\""));
    }

    private static (byte[] Bytes, string? Encoding) Encode(PageAsset asset, string accepted)
    {
        var codings = accepted.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries);
        return codings.Contains("br") ? (asset.Brotli, "br")
            : codings.Contains("gzip") ? (asset.Gzip, "gzip")
            : (asset.Bytes, null);
    }

    private static PageAsset Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var type = ContentTypes.GetValueOrDefault(Path.GetExtension(path), "application/octet-stream");
        return new PageAsset(Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(bytes))[..16], type, bytes);
    }
}

/// <summary>A file that pages load.</summary>
/// <param name="Version">The first 16 hexadecimal digits of the SHA-256 of its bytes.</param>
/// <param name="ContentType">Its media type.</param>
internal sealed record PageAsset(string Name, string Version, string ContentType, byte[] Bytes)
{
    private readonly Lazy<byte[]> _brotli = new(() => Compression.Brotli(Bytes));
    private readonly Lazy<byte[]> _gzip = new(() => Compression.Gzip(Bytes));

    /// <summary>Where it is served: a change of its bytes changes the address, so that it may be kept for ever.</summary>
    public string Path => $"/assets/{Version}/{Name}";

    /// <summary>The file in Brotli's form; made when it is first asked for.</summary>
    public byte[] Brotli => _brotli.Value;

    /// <summary>The file in gzip's form; made when it is first asked for.</summary>
    public byte[] Gzip => _gzip.Value;
}
