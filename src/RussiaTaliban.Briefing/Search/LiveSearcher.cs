namespace RussiaTaliban.Briefing.Search;

/// <summary>
/// The searcher of a folder that may change. A reading without faults makes a new snapshot and swaps it in; a faulty one keeps the last good
/// snapshot and tells the faults. Turns that run keep the snapshot they began with.
/// </summary>
public sealed class LiveSearcher : IDisposable
{
    private readonly string _directory;
    private readonly SemaphoreSlim _reloading = new(1, 1);
    private readonly SearchOptions _options;
    private volatile Searcher _current;
    private volatile IReadOnlyList<CorpusFault> _faults = [];

    /// <summary>A searcher over an empty corpus until the first <see cref="ReloadAsync"/>.</summary>
    /// <param name="directory">The corpus folder.</param>
    public LiveSearcher(string directory)
        : this(directory, SearchOptions.Default)
    {
    }

    /// <summary>The same with some mechanisms of the search off.</summary>
    public LiveSearcher(string directory, SearchOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        ArgumentNullException.ThrowIfNull(options);
        _directory = directory;
        _options = options;
        _current = Searcher.Create(Corpus.Empty, options);
    }

    /// <summary>The folder that is read.</summary>
    public string Directory => _directory;

    /// <summary>The snapshot of this moment.</summary>
    public Searcher Current => _current;

    /// <summary>What was wrong at the last reading; empty where <see cref="Current"/> is what the folder holds.</summary>
    public IReadOnlyList<CorpusFault> Faults => _faults;

    /// <summary>Reads the folder and, where it differs and is without faults, swaps the snapshot. One reading at a time.</summary>
    /// <returns>What happened.</returns>
    public async Task<ReloadOutcome> ReloadAsync(CancellationToken cancellationToken)
    {
        await _reloading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var result = await CorpusReader.ReadAsync(_directory, cancellationToken).ConfigureAwait(false);
            _faults = result.Faults;
            if (!result.IsReadable)
            {
                return ReloadOutcome.Faulty;
            }

            if (result.Corpus.Revision == _current.Corpus.Revision)
            {
                return ReloadOutcome.Unchanged;
            }

            _current = Searcher.Create(result.Corpus, _options);
            return ReloadOutcome.Swapped;
        }
        finally
        {
            _reloading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reloading.Dispose();
}
