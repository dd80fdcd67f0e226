using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search.Encoding;

namespace RussiaTaliban.Briefing.Search;

/// <summary>
/// The searcher of a folder that may change. If a reading differs, it makes a new snapshot and swaps it in; an invalid file does not affect the others and is reported,
/// and a folder without articles keeps the last valid snapshot. Running turns keep the snapshot that they began with.
/// </summary>
public sealed class LiveSearcher : IDisposable
{
    /// <summary>The largest corpus, in passages, whose index is made in memory at every start: about a second's work.</summary>
    public const int MaxInMemory = 10_000;

    private readonly string _directory;
    private readonly CorpusFolder _folder;
    private readonly SemaphoreSlim _reloading = new(1, 1);
    private SearchOptions _options;
    private readonly string? _indexFolder;
    private readonly Lazy<Task<NeuralModels>> _models;
    private volatile Searcher _current;
    private volatile CorpusReadResult? _last;

    /// <summary>A searcher over an empty corpus until the first <see cref="ReloadAsync"/>.</summary>
    /// <param name="directory">The corpus folder.</param>
    public LiveSearcher(string directory)
        : this(directory, SearchOptions.Default)
    {
    }

    /// <summary>The same with some mechanisms of the search off, or with a place for the indexes of large corpora.</summary>
    /// <param name="directory">The corpus folder.</param>
    /// <param name="options">Which mechanisms are on.</param>
    /// <param name="indexFolder">Where the index of a corpus with more than <see cref="MaxInMemory"/> passages is kept; null to keep every index in memory.</param>
    /// <param name="models">Loads the models, in the background, when the folder is first read; null for those that <paramref name="options"/> has.</param>
    /// <param name="time">Tells the day, so that articles of later days wait for theirs; null to leave none out.</param>
    public LiveSearcher(string directory, SearchOptions options, string? indexFolder = null, Func<NeuralModels>? models = null, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        ArgumentNullException.ThrowIfNull(options);
        _directory = directory;
        _folder = new CorpusFolder(directory, time);
        _options = options;
        _indexFolder = indexFolder;
        _models = new(() => models is null ? Task.FromResult(new NeuralModels(options.Encoder, options.Reader, options.Listener, [])) : UseAsync(models, CancellationToken.None));
        _current = Searcher.Create(Corpus.Empty, options);
    }

    /// <summary>Raised when another snapshot is <see cref="Current"/>.</summary>
    public event EventHandler? Swapped;

    /// <summary>The folder that is read.</summary>
    public string Directory => _directory;

    /// <summary>The snapshot of this moment.</summary>
    public Searcher Current => _current;

    /// <summary>What could not be read at the last reading; empty if <see cref="Current"/> is all that the folder holds.</summary>
    public IReadOnlyList<CorpusFault> Faults => _last?.Faults ?? [];

    /// <summary>The models once they are loaded and used. Never fails: a model that cannot be loaded is a fault in the result.</summary>
    public Task<NeuralModels> Models => _models.Value;

    /// <summary>The snapshot to ask: where the models are still being loaded, it is waited for them, but no longer than <paramref name="patience"/>.</summary>
    public async Task<Searcher> ReadyAsync(TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!Models.IsCompleted)
        {
            try
            {
                await Models.WaitAsync(patience, time, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // The words answer meanwhile.
            }
        }

        return Current;
    }

    /// <summary>What was read only in part, or was left out, at the last reading.</summary>
    public IReadOnlyList<CorpusFault> Remarks => _last?.Remarks ?? [];

    /// <summary>What the last reading found that a corpus without a fault does not have; empty before it.</summary>
    public IReadOnlyList<CorpusFault> StrictFaults => _last?.StrictFaults ?? [];

    /// <summary>Reads what has changed in the folder and, where its articles differ, swaps the snapshot. One reading at a time.</summary>
    /// <returns>What happened.</returns>
    public async Task<ReloadOutcome> ReloadAsync(CancellationToken cancellationToken)
    {
        _ = Models;
        await _reloading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var result = await _folder.ReadAsync(cancellationToken).ConfigureAwait(false);
            _last = result;
            if (!result.IsReadable)
            {
                return ReloadOutcome.Faulty;
            }

            if (result.Corpus.Revision == _current.Corpus.Revision)
            {
                return ReloadOutcome.Unchanged;
            }

            _current = Snapshot(result.Corpus, cancellationToken);
            Swapped?.Invoke(this, EventArgs.Empty);
            return ReloadOutcome.Swapped;
        }
        finally
        {
            _reloading.Release();
        }
    }

    private async Task<NeuralModels> UseAsync(Func<NeuralModels> load, CancellationToken cancellationToken)
    {
        var models = await Task.Run(load, cancellationToken).ConfigureAwait(false);
        await _reloading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _options = _options with { Encoder = models.Encoder, Reader = models.Reader, Listener = models.Listener };
            _current = _current.With(models);
        }
        finally
        {
            _reloading.Release();
        }

        Swapped?.Invoke(this, EventArgs.Empty);
        return models;
    }

    private Searcher Snapshot(Corpus corpus, CancellationToken cancellationToken) => _indexFolder is null || corpus.Passages.Count <= MaxInMemory
        ? Searcher.Create(corpus, _options, _current)
        : Searcher.Open(corpus, _options, _indexFolder, progress: null, _current, cancellationToken).Searcher;

    /// <summary>Waits for models that are being loaded: a process that exits while native code opens one crashes.</summary>
    public void Dispose()
    {
        if (_models.IsValueCreated)
        {
            ((Task)_models.Value).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Wait();
        }

        _reloading.Dispose();
    }
}

/// <summary>The result of reading the corpus folder.</summary>
public enum ReloadOutcome
{
    /// <summary>The folder holds what is already searched.</summary>
    Unchanged,

    /// <summary>A new snapshot is searched from now on.</summary>
    Swapped,

    /// <summary>The folder has no article that can be read; the last good snapshot stays.</summary>
    Faulty,
}
