using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RussiaTaliban.Teams.Package;

/// <summary>The app package that an administrator uploads to Teams: deploy/teams with this installation's ids and addresses, zipped.</summary>
public static partial class TeamsPackage
{
    private static readonly string[] Icons = ["color.png", "outline.png"];

    /// <summary>What is wrong with the values; empty if nothing is.</summary>
    public static IReadOnlyList<string> Faults(TeamsPackageValues values)
    {
        return
        [
            .. Guid.TryParseExact(values.AppId, "D", out _) ? Array.Empty<string>() : ["--app-id must be the bot's application id, a GUID."],
            .. Host().IsMatch(values.Host) ? Array.Empty<string>() : ["--host must be a host name without scheme, port or path, for example briefing.example.org."],
            .. values.Developer.Length is > 0 and <= 32 ? Array.Empty<string>() : ["--developer must have 1 to 32 characters."],
            .. new[] { ("--privacy-url", values.PrivacyUrl), ("--terms-url", values.TermsUrl) }
                .Where(option => option.Item2 is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps))
                .Select(option => $"{option.Item1} must be an https address."),
        ];
    }

    /// <summary>The manifest with its values filled in.</summary>
    public static string Manifest(TeamsPackageValues values) =>
        Place().Replace(Encoding.UTF8.GetString(Read("manifest.json")), place => Escape(place.Groups["name"].Value switch
        {
            "app-id" => values.AppId,
            "host" => values.Host,
            "developer" => values.Developer,
            "privacy-url" => values.PrivacyUrl ?? $"https://{values.Host}/",
            "terms-url" => values.TermsUrl ?? $"https://{values.Host}/",
            var name => throw new InvalidOperationException($"The manifest has a place {name} that nothing fills."),
        }));

    /// <summary>Writes the package. The stream stays open.</summary>
    public static void Write(Stream output, TeamsPackageValues values)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        Add(zip, "manifest.json", Encoding.UTF8.GetBytes(Manifest(values)));
        foreach (var icon in Icons)
        {
            Add(zip, icon, Read(icon));
        }
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(content);
    }

    private static byte[] Read(string name)
    {
        using var resource = typeof(TeamsPackage).Assembly.GetManifestResourceStream("teams/" + name)
            ?? throw new InvalidOperationException($"The assembly lacks {name}.");
        using var buffer = new MemoryStream();
        resource.CopyTo(buffer);
        return buffer.ToArray();
    }

    private static string Escape(string value) => JsonEncodedText.Encode(value).ToString();

    [GeneratedRegex(@"\{\{(?<name>[a-z-]+)\}\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(
        @"^(?=.{1,253}\z)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}\z", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Host();
}

/// <summary>The values that differ between installations.</summary>
/// <param name="AppId">The bot's application (client) ID, a GUID.</param>
/// <param name="Host">The public host name of this service.</param>
/// <param name="Developer">Who offers the app, 1 to 32 characters.</param>
public sealed record TeamsPackageValues(string AppId, string Host, string Developer)
{
    /// <summary>The privacy statement; null for the service's own start page.</summary>
    public string? PrivacyUrl { get; init; }

    /// <summary>The terms of use; null for the service's own start page.</summary>
    public string? TermsUrl { get; init; }
}
