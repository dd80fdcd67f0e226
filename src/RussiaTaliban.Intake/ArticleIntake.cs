using System.Security.Cryptography;
using RussiaTaliban.Intake.Readers;
using RussiaTaliban.Intake.Sources;
using RussiaTaliban.Intake.Web;
using RussiaTaliban.Intake.Writing;

namespace RussiaTaliban.Intake;

/// <summary>Converts a desk's files, folders of files and web addresses into articles. Sources are independent: if one fails, it is reported, and the next is
/// taken.</summary>
public sealed class ArticleIntake : IDisposable
{
    /// <summary>How many pages that a feed only names are fetched.</summary>
    private const int MaxPages = 200;

    // Who takes first finds no article, and so does who takes at the same time: a source would be two articles.
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    private readonly IntakeOptions _options;
    private readonly TimeProvider _time;
    private readonly SourceReaders _readers;
    private readonly ReaderProcess? _process;
    private readonly PageFetcher _fetcher;

    /// <param name="options">Limits, and which hosts are fetched from.</param>
    /// <param name="time">Tells when something was taken.</param>
    public ArticleIntake(IntakeOptions options, TimeProvider time)
        : this(options, time, null, null)
    {
    }

    internal ArticleIntake(IntakeOptions options, TimeProvider time, PageFetcher? fetcher, SourceReaders? readers)
    {
        _options = options;
        _time = time;
        _readers = readers ?? new SourceReaders(options.ReadingLimit, time);
        _process = readers is null && options.Reader is { } command ? new ReaderProcess(command, options, time) : null;
        _fetcher = fetcher ?? new PageFetcher(options, time);
    }

    public void Dispose()
    {
        _process?.Dispose();
        _fetcher.Dispose();
    }

    /// <summary>Takes all sources into a corpus folder and says what became of each, in their order; a feed has a result for each of its entries.</summary>
    /// <param name="sources">Paths of files and folders, and http or https addresses.</param>
    /// <param name="corpusDirectory">The corpus folder; made where it is not there.</param>
    /// <param name="replace">True to write over articles that were edited by hand since they were taken.</param>
    /// <param name="progress">Is told before each source how many are done, of how many; null to tell nobody.</param>
    /// <param name="cancellationToken">Stops between sources; what was taken stays.</param>
    /// <exception cref="IOException">The corpus folder cannot be made or read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    /// <exception cref="ReaderNotStartedException">The program that reads files cannot be started.</exception>
    public Task<IReadOnlyList<TakeResult>> TakeAsync(
        IReadOnlyList<string> sources, string corpusDirectory, bool replace, IProgress<TakeProgress>? progress, CancellationToken cancellationToken) =>
        InTurnAsync(sources, corpusDirectory, replace, onlyOnce: false, progress, cancellationToken);

    /// <summary>The same again and again: what was taken before, and whose article somebody has removed since, stays removed.</summary>
    /// <exception cref="IOException">The corpus folder cannot be made or read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    /// <exception cref="ReaderNotStartedException">The program that reads files cannot be started.</exception>
    public Task<IReadOnlyList<TakeResult>> WatchAsync(IReadOnlyList<string> sources, string corpusDirectory, CancellationToken cancellationToken) =>
        InTurnAsync(sources, corpusDirectory, replace: false, onlyOnce: true, null, cancellationToken);

    private async Task<IReadOnlyList<TakeResult>> InTurnAsync(
        IReadOnlyList<string> sources, string corpusDirectory, bool replace, bool onlyOnce, IProgress<TakeProgress>? progress, CancellationToken cancellationToken)
    {
        await OneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await TakeAllAsync(sources, corpusDirectory, replace, onlyOnce, progress, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private async Task<IReadOnlyList<TakeResult>> TakeAllAsync(
        IReadOnlyList<string> sources, string corpusDirectory, bool replace, bool onlyOnce, IProgress<TakeProgress>? progress, CancellationToken cancellationToken)
    {
        var store = await CorpusStore.OpenAsync(corpusDirectory, onlyOnce, cancellationToken).ConfigureAwait(false);
        var listing = SourceListing.Of(sources, corpusDirectory);
        var results = new List<TakeResult>(listing.Refused);
        for (var at = 0; at < listing.Sources.Count; at++)
        {
            var source = listing.Sources[at];
            progress?.Report(new TakeProgress(at, listing.Sources.Count, source.Name));
            results.AddRange(source.Address is { } address
                ? await TakeAddressAsync(store, address, replace, isNamed: false, cancellationToken).ConfigureAwait(false)
                : await TakeFileAsync(store, source, replace, cancellationToken).ConfigureAwait(false));
        }

        progress?.Report(new TakeProgress(listing.Sources.Count, listing.Sources.Count, ""));
        return results;
    }

    private async Task<IReadOnlyList<TakeResult>> TakeAddressAsync(CorpusStore store, Uri address, bool replace, bool isNamed, CancellationToken cancellationToken)
    {
        var plain = Plain(address);
        var (file, refusal) = await _fetcher.FetchAsync(new Uri(plain), cancellationToken).ConfigureAwait(false);
        return file is null
            ? [TakeResult.No(plain, refusal!)]
            : await TakeAsync(store, file with { Name = plain }, replace, isNamed, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<TakeResult>> TakeFileAsync(CorpusStore store, ListedSource source, bool replace, CancellationToken cancellationToken)
    {
        try
        {
            var info = new FileInfo(source.Path!);
            if (info.Length > _options.MaxBytes)
            {
                return [TakeResult.No(source.Name, new Refusal($"it is larger than {_options.MaxMegabytes} MiB", "split it, or save only the text"))];
            }

            var bytes = await File.ReadAllBytesAsync(source.Path!, cancellationToken).ConfigureAwait(false);
            return await TakeAsync(store, new SourceFile(source.Name, bytes) { Today = Today }, replace, isNamed: false, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [TakeResult.No(source.Name, new Refusal($"it cannot be read: {fault.Message.TrimEnd('.')}"))];
        }
    }

    /// <param name="isNamed">True for what a feed named: pages that it names in turn are not fetched.</param>
    private async Task<IReadOnlyList<TakeResult>> TakeAsync(CorpusStore store, SourceFile file, bool replace, bool isNamed, CancellationToken cancellationToken)
    {
        var pages = 0;
        var (kind, outcome) = await (_process?.ReadAsync(file, cancellationToken) ?? _readers.ReadAsync(file, cancellationToken)).ConfigureAwait(false);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Bytes));
        var results = new List<TakeResult>();
        foreach (var document in outcome.Documents)
        {
            var name = document.Key is { } key ? $"{file.Name}: {key}" : file.Name;
            try
            {
                // What is no address of its own site is the feed's own name for it: "1" of two feeds is two articles.
                var origin = document.Key is null ? file.Name : document.Canonical is null ? $"{file.Name} {document.Key}" : document.Key;
                var stored = await store.PutAsync(document, new Origin(origin, kind, sha256, _time.GetUtcNow()), replace,
                    cancellationToken).ConfigureAwait(false);
                results.Add(new TakeResult(name, stored.State, stored.Slug, stored.Refusal, document.Remarks));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                results.Add(TakeResult.No(name, new Refusal($"its article cannot be written: {fault.Message.TrimEnd('.')}")));
            }
        }

        foreach (var refusal in outcome.Refusals)
        {
            // What a feed only names is fetched where that is allowed.
            if (refusal.Page is { } page && !isNamed && pages++ < MaxPages && _fetcher.IsAllowed(page))
            {
                results.AddRange(await TakeAddressAsync(store, page, replace, isNamed: true, cancellationToken).ConfigureAwait(false));
            }
            else
            {
                results.Add(TakeResult.No(refusal.Part is { } part ? $"{file.Name}: {part}" : file.Name, refusal));
            }
        }

        return results;
    }

    private DateOnly Today => DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);

    // What comes after the number sign is a place within the same page.
    private static string Plain(Uri address) => address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
}

/// <summary>The result for a source, or for an entry of a feed.</summary>
/// <param name="Source">The source.</param>
/// <param name="State">What was done.</param>
/// <param name="Slug">The article's slug; null if it did not become one.</param>
/// <param name="Refusal">Why not, and what can be done; null if it was taken.</param>
/// <param name="Remarks">What was left out of it or is uncertain; may be empty.</param>
public sealed record TakeResult(string Source, StoredState State, string? Slug, Refusal? Refusal, IReadOnlyList<string> Remarks)
{
    internal static TakeResult No(string source, Refusal refusal) => new(source, StoredState.Refused, null, refusal, []);
}

/// <summary>The progress of adding sources.</summary>
/// <param name="Done">How many sources are done.</param>
/// <param name="All">How many there are.</param>
/// <param name="Source">The one under way; empty at the end.</param>
public readonly record struct TakeProgress(int Done, int All, string Source);
