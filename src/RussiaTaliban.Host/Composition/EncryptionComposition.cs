using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using RussiaTaliban.Chat;
using RussiaTaliban.Storage;

namespace RussiaTaliban.Host.Composition;

/// <summary>Encryption at rest. Section <c>Encryption</c>.</summary>
internal sealed class EncryptionOptions
{
    public const string Section = "Encryption";

    /// <summary>
    /// The folder of the data protection keys; it is made where it is not there, and all replicas share it. If it is set, people's words are encrypted in the database (questions that a
    /// conversation remembers, that wait or were not answered, feedback, subscriptions' details), and sign-ins to the desk outlive a restart. Whoever has this folder can read them, so keep
    /// it apart from the database, and back it up: without it they are lost. Null, the default: nothing is encrypted.
    /// </summary>
    public string? KeysFolder { get; set; }

    /// <summary>Path of a PEM file with an RSA certificate and its private key, which encrypts the keys themselves; null, the default, keeps them in plain text, readable only by their owner.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>Whether the configuration asks for it.</summary>
    public static bool IsOn(IConfiguration configuration) => !string.IsNullOrEmpty(configuration[$"{Section}:{nameof(KeysFolder)}"]);

    /// <summary>The certificate.</summary>
    /// <exception cref="CryptographicException">The file holds none, or no private key.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public X509Certificate2? Certificate() => string.IsNullOrEmpty(CertificatePath) ? null : X509Certificate2.CreateFromPemFile(CertificatePath);
}

/// <summary>Checks section <c>Encryption</c>: what cannot be encrypted must not be written.</summary>
internal sealed class EncryptionOptionsValidator() : OptionsCheck<EncryptionOptions>(EncryptionOptions.Section)
{
    protected override IEnumerable<string> Faults(EncryptionOptions options)
    {
        if (string.IsNullOrEmpty(options.KeysFolder))
        {
            if (!string.IsNullOrEmpty(options.CertificatePath))
            {
                yield return "Encryption:CertificatePath is of no use without Encryption:KeysFolder.";
            }

            yield break;
        }

        if (Try(() => Directory.CreateDirectory(options.KeysFolder)) is { } folder)
        {
            yield return $"Encryption:KeysFolder cannot be made or read ({folder}).";
        }

        if (Try(() => options.Certificate()?.Dispose()) is { } certificate)
        {
            yield return $"Encryption:CertificatePath is no PEM file with an RSA certificate and its private key ({certificate}).";
        }
    }

    private static string? Try(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException or NotSupportedException)
        {
            return fault.GetType().Name;
        }
    }
}

/// <summary>Data protection keeps the keys, makes a new one every 90 days, and keeps the old ones for what they encrypted.</summary>
internal static class EncryptionComposition
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static void AddEncryption(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<EncryptionOptions>, EncryptionOptionsValidator>();
        builder.Services.AddOptions<EncryptionOptions>().Bind(builder.Configuration.GetSection(EncryptionOptions.Section)).ValidateOnStart();
        if (!EncryptionOptions.IsOn(builder.Configuration))
        {
            return;
        }

        var options = builder.Configuration.GetSection(EncryptionOptions.Section).Get<EncryptionOptions>()!;
        if (new EncryptionOptionsValidator().Validate(null, options) is { Failed: true } faults)
        {
            // The start tells it with all other faults. Whoever does not wait for that must not write in plain text either.
            builder.Services.AddSingleton<ITextCipher>(_ => throw new OptionsValidationException(EncryptionOptions.Section, typeof(EncryptionOptions), faults.Failures));
            return;
        }

        var folder = new DirectoryInfo(options.KeysFolder!);
        if (!OperatingSystem.IsWindows() && !folder.EnumerateFileSystemInfos().Any())
        {
            folder.UnixFileMode = OwnerOnly;
        }

        var keys = builder.Services.AddDataProtection().SetApplicationName("russia-taliban").PersistKeysToFileSystem(folder);
        if (options.Certificate() is { } certificate)
        {
            keys.ProtectKeysWithCertificate(certificate).UnprotectKeysWithAnyCertificate(certificate);
        }

        builder.Services.AddSingleton<ITextCipher>(provider => new ColumnCipher(provider.GetRequiredService<IDataProtectionProvider>().CreateProtector("RussiaTaliban.Storage"), isOn: true));
    }
}

/// <summary>Encrypts by data protection: AES-256 in CBC mode with HMAC-SHA256, which notices a change.</summary>
internal sealed class ColumnCipher(IDataProtector protector, bool isOn) : ITextCipher
{
    public bool IsOn => isOn;

    /// <summary>The same keys, for whoever turns encryption off.</summary>
    public ColumnCipher ReadingOnly() => new(protector, isOn: false);

    public string Protect(string text) => protector.Protect(text);

    public string Unprotect(string encrypted) => protector.Unprotect(encrypted);
}
