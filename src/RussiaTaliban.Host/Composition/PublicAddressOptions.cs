namespace RussiaTaliban.Host.Composition;

/// <summary>What configuration says about the address of this service.</summary>
internal sealed class PublicAddressOptions
{
    /// <summary>The address under which people open this service's pages, absolute, http or https (<c>https://briefing.example.org</c>); null for the address it listens on.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>True where <see cref="PublicUrl"/> is null, empty or an address that a page can have.</summary>
    public bool IsUsable => string.IsNullOrEmpty(PublicUrl)
        || (Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && url is { Query: "", Fragment: "" });
}
