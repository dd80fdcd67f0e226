using System.Globalization;
using Microsoft.Extensions.Options;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Intake;

namespace RussiaTaliban.Host.Desk;

/// <summary>Adds articles from the desk through the intake that the command line uses, one at a time.</summary>
internal sealed partial class DeskAdding(IOptions<IntakeOptions> options, LiveSearcher searcher, TimeProvider time, ILogger<DeskAdding> logger) : IDisposable
{
    private const int MaxNameLength = 120;

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>The largest request that is read, in bytes: a file of the largest size, and what a form adds to it.</summary>
    public long MaxRequestBytes => ((long)options.Value.MaxMegabytes << 20) + 65_536;

    /// <summary>The hosts that addresses may be fetched from.</summary>
    public IReadOnlyList<string> AllowedHosts => [.. options.Value.AllowedHosts];

    public void Dispose() => _one.Dispose();

    /// <summary>Adds a page or a feed.</summary>
    /// <param name="address">As typed: it counts only as an http or https address, never as a path on this machine.</param>
    /// <returns>What became of it; null where it is no such address.</returns>
    public async Task<IReadOnlyList<TakeResult>?> AddAddressAsync(string? address, CancellationToken cancellationToken) =>
        Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? await TakeAsync(uri.AbsoluteUri, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>Adds a file that a browser sent. Its name is all that is believed of it.</summary>
    public async Task<IReadOnlyList<TakeResult>> AddFileAsync(IFormFile file, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("desk-");
        try
        {
            var path = Path.Combine(folder.FullName, NameOf(file.FileName));
            var copy = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            await using (copy.ConfigureAwait(false))
            {
                await file.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
            }

            return await TakeAsync(path, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A name of one folder's file: letters, digits, spaces and a few signs, with its ending.</summary>
    internal static string NameOf(string sent)
    {
        var name = new string([.. sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..].Select(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' or ' ' ? letter : '_')]).Trim(' ', '.');
        name = name.Length > MaxNameLength ? name[^MaxNameLength..].TrimStart(' ', '.') : name;
        return name.Length == 0 ? "upload" : name;
    }

    private async Task<IReadOnlyList<TakeResult>> TakeAsync(string source, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var intake = new ArticleIntake(options.Value, time);
            var results = await intake.TakeAsync([source], searcher.Directory, replace: false, null, cancellationToken).ConfigureAwait(false);

            // The watcher would see it within seconds; who adds an article wants to ask about it now.
            await searcher.ReloadAsync(cancellationToken).ConfigureAwait(false);
            Added(logger, string.Join(", ", results.GroupBy(result => result.State).Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key}"))));
            return results;
        }
        finally
        {
            _one.Release();
        }
    }

    [LoggerMessage(9114, LogLevel.Information, "Articles were added from the desk: {Results}")]
    private static partial void Added(ILogger logger, string results);
}
