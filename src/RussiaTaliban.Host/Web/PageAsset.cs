namespace RussiaTaliban.Host.Web;

/// <summary>A file that pages load.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">The first 16 hexadecimal digits of the SHA-256 of its bytes.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Bytes">Its bytes.</param>
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
