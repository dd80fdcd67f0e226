using Microsoft.Extensions.Logging;

namespace RussiaTaliban.Briefing.Search;

/// <summary>
/// Reloads a <see cref="LiveSearcher"/> when files of its folder change. Changes are gathered until the folder has been still for
/// <see cref="QuietTime"/>; as some file systems tell nothing, the folder is also looked at every <see cref="PollInterval"/>.
/// </summary>
public sealed class CorpusWatcher(LiveSearcher searcher, TimeProvider time, ILogger<CorpusWatcher> logger)
{
    /// <summary>How long the folder must be still before it is read: an editor writes a file in several steps.</summary>
    public static readonly TimeSpan QuietTime = TimeSpan.FromMilliseconds(300);

    /// <summary>How often the folder is read without having been told to.</summary>
    public static readonly TimeSpan PollInterval = TimeSpan.FromMinutes(1);

    /// <summary>Watches until cancelled; a folder that vanishes and comes back is picked up again by polling.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var changed = new SemaphoreSlim(0);
        using var watcher = Watch(changed);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await WaitForChangeAsync(changed, cancellationToken).ConfigureAwait(false);
                while (changed.CurrentCount > 0)
                {
                    while (changed.Wait(0, CancellationToken.None))
                    {
                        // Taken together: one reading answers them all.
                    }

                    await Task.Delay(QuietTime, time, cancellationToken).ConfigureAwait(false);
                }

                await ReloadAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task WaitForChangeAsync(SemaphoreSlim changed, CancellationToken cancellationToken)
    {
        using var poll = new CancellationTokenSource(PollInterval, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(poll.Token, cancellationToken);
        try
        {
            await changed.WaitAsync(either.Token).ConfigureAwait(false);
            changed.Release();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Time to look without having been told.
        }
    }

    private async Task ReloadAsync(CancellationToken cancellationToken)
    {
        var faultsBefore = searcher.Faults;
        var outcome = await searcher.ReloadAsync(cancellationToken).ConfigureAwait(false);
        var corpus = searcher.Current.Corpus;
        if (outcome == ReloadOutcome.Swapped)
        {
            Log.CorpusSwapped(logger, corpus.Articles.Count, corpus.Passages.Count, corpus.Revision[..12]);
        }

        if (searcher.Faults.SequenceEqual(faultsBefore))
        {
            return;
        }

        if (searcher.Faults.Count == 0)
        {
            Log.CorpusMended(logger, corpus.Revision[..12]);
            return;
        }

        Log.CorpusFaults(logger, corpus.Revision[..12], searcher.Faults.Count);
        foreach (var fault in searcher.Faults)
        {
            Log.CorpusFault(logger, fault.ToString());
        }
    }

    private FileSystemWatcher? Watch(SemaphoreSlim changed)
    {
        try
        {
            var watcher = new FileSystemWatcher(searcher.Directory)
            {
                IncludeSubdirectories = true,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            watcher.Changed += Tell;
            watcher.Created += Tell;
            watcher.Deleted += Tell;
            watcher.Renamed += Tell;
            watcher.Error += (_, _) => changed.Release();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or UnauthorizedAccessException)
        {
            Log.WatchingByPolling(logger, PollInterval.TotalSeconds, fault.GetType().Name);
            return null;
        }

        void Tell(object sender, FileSystemEventArgs change) => changed.Release();
    }
}
