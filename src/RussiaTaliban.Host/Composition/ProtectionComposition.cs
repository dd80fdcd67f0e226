using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using RussiaTaliban.Slack;
using RussiaTaliban.Storage;

namespace RussiaTaliban.Host.Composition;

/// <summary>The keys that encrypt tokens of installed workspaces. They stand apart from the tokens where they can: in a folder.</summary>
internal static class ProtectionComposition
{
    private const string Folder = "keys";

    public static void AddProtection(this IHostApplicationBuilder builder, string? dataDirectory)
    {
        var protection = builder.Services.AddDataProtection().SetApplicationName("RussiaTaliban");
        if (!SlackOptions.KeepsTokens(builder.Configuration))
        {
            // Razor brings keys for forms along. These pages have no form, so none is written to disk.
            protection.UseEphemeralDataProtectionProvider();
            return;
        }

        if (KeyFolder(builder.Configuration.GetSection(StorageOptions.Section), dataDirectory) is { } folder)
        {
            MakePrivate(folder);
            protection.PersistKeysToFileSystem(new DirectoryInfo(folder));
            return;
        }

        // Without a database either, tokens end with the process, and so may the keys.
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services => new ConfigureOptions<KeyManagementOptions>(options =>
            options.XmlRepository = services.GetService<Database>() is { } database ? new ProtectionKeys(database) : new EphemeralKeys()));
    }

    // Nobody else on the machine reads the keys.
    private static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static string? KeyFolder(IConfigurationSection storage, string? dataDirectory) =>
        storage[nameof(StorageOptions.KeyFolder)] is { Length: > 0 } folder ? Path.GetFullPath(folder)
        : dataDirectory is not null && !string.Equals(storage[nameof(StorageOptions.Provider)], nameof(StorageProvider.Postgres), StringComparison.OrdinalIgnoreCase)
            ? Path.GetFullPath(Path.Combine(dataDirectory, Folder))
            : null;

    /// <summary>Keys that nobody keeps.</summary>
    private sealed class EphemeralKeys : IXmlRepository
    {
        private readonly ConcurrentQueue<XElement> _elements = new();

        public IReadOnlyCollection<XElement> GetAllElements() => [.. _elements];

        public void StoreElement(XElement element, string friendlyName) => _elements.Enqueue(element);
    }
}
