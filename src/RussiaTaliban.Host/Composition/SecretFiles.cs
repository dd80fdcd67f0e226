using System.Text;
using Microsoft.Extensions.Options;

namespace RussiaTaliban.Host.Composition;

/// <summary>
/// Secrets from files, as containers and Kubernetes mount them: <c>Slack__BotToken__File=/run/secrets/slack-bot</c> stands for the file's text. What cannot be read is a
/// fault at the start, with the other faults.
/// </summary>
internal static class SecretFiles
{
    /// <summary>After the name of a secret.</summary>
    public const string Suffix = ":File";

    /// <summary>A secret is short; what is longer is another file.</summary>
    private const int MaxBytes = 64 * 1024;

    /// <summary>The settings that may be given so.</summary>
    public static IReadOnlyList<string> Settings { get; } =
    [
        "BotFramework:ClientSecret", "Desk:ClientSecret", "Desk:PersonKey", "Desk:Token", "DirectLine:Secret", "DirectLine:SigningKey", "Slack:AppToken", "Slack:BotToken", "Slack:SigningSecret", "Storage:ConnectionString",
        "Telemetry:MetricsSecret",
    ];

    /// <summary>Reads them into the configuration. To be called before anything reads a secret.</summary>
    /// <returns>What is wrong with them, a sentence each.</returns>
    public static IReadOnlyList<string> AddSecretFiles(this IHostApplicationBuilder builder)
    {
        var (values, faults) = (new Dictionary<string, string?>(), new List<string>());
        foreach (var setting in Settings)
        {
            if (builder.Configuration[setting + Suffix] is not { Length: > 0 } path)
            {
                continue;
            }

            if (!string.IsNullOrEmpty(builder.Configuration[setting]))
            {
                faults.Add($"{setting} is set, and so is {setting}{Suffix}: keep one of them.");
            }
            else if (Read(path, out var secret) is { } fault)
            {
                // A secret put here by mistake is not told. A value, so that the binder does not try to make a text of the file's name.
                faults.Add($"{setting}: the file {(Path.IsPathFullyQualified(path) ? path : "(no full path, so it is not shown)")}, which {setting}{Suffix} names, {fault}.");
                values[setting] = "";
            }
            else
            {
                values[setting] = secret;
            }
        }

        builder.Configuration.AddInMemoryCollection(values);
        builder.Services.AddSingleton<IValidateOptions<SecretsFromFiles>>(new Check(faults));
        builder.Services.AddOptions<SecretsFromFiles>().ValidateOnStart();
        return faults;
    }

    /// <summary>Null where the secret was read, else what is the matter with the file. Space and line ends around it are no part of it.</summary>
    private static string? Read(string path, out string secret)
    {
        secret = "";
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (file.Length > MaxBytes)
            {
                return "is too long for a secret";
            }

            using var reader = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true));
            secret = reader.ReadToEnd().Trim();
            return secret.Length == 0 ? "is empty" : null;
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return "does not exist";
        }
        catch (UnauthorizedAccessException)
        {
            return "may not be read by this user, or is a folder";
        }
        catch (DecoderFallbackException)
        {
            return "is not text in UTF-8";
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or NotSupportedException)
        {
            return $"cannot be read ({fault.GetType().Name})";
        }
    }

    private sealed class Check(IReadOnlyList<string> faults) : IValidateOptions<SecretsFromFiles>
    {
        public ValidateOptionsResult Validate(string? name, SecretsFromFiles options) =>
            faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>Nothing of its own: it is there to be validated.</summary>
    private sealed class SecretsFromFiles;
}
