using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Host.Composition;

/// <summary>Runs the <see cref="CorpusWatcher"/> as long as the service runs.</summary>
internal sealed class CorpusWatcherService(CorpusWatcher watcher) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => watcher.RunAsync(stoppingToken);
}

/// <summary>Has the passages of each new snapshot encoded beside everything else, so that questions find them so. Questions do not wait for it.</summary>
internal sealed partial class PassagePreparation(LiveSearcher searcher, ILogger<PassagePreparation> logger) : BackgroundService
{
    /// <summary>So long is waited at the end for the passage under way.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var fault in (await searcher.Models.WaitAsync(stoppingToken).ConfigureAwait(false)).Faults)
        {
            ModelMissing(logger, fault);
        }

        using var swapped = new SemaphoreSlim(1);
        searcher.Swapped += Swapped;
        try
        {
            while (true)
            {
                await swapped.WaitAsync(stoppingToken).ConfigureAwait(false);
                await Task.Factory.StartNew(
                    () => Prepare(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning,
                    TaskScheduler.Default).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
        finally
        {
            searcher.Swapped -= Swapped;
        }

        void Prepare(CancellationToken cancellationToken)
        {
            var snapshot = searcher.Current;
            snapshot.Prepare(cancellationToken);
            Starters.Prepare(snapshot, cancellationToken);
            if (Starters.Unproven(snapshot).Count() is > 0 and var unproven)
            {
                StartersUnproven(logger, unproven);
            }
        }

        void Swapped(object? sender, EventArgs e) => swapped.Release();
    }

    /// <summary>Waits for the passage under way: where the service could not start, nobody stops it before, and a process must not end inside a model's native code.</summary>
    public override void Dispose()
    {
        base.Dispose();
        if (ExecuteTask is { } running)
        {
            ((IAsyncResult)running).AsyncWaitHandle.WaitOne(Patience);
        }
    }

    [LoggerMessage(9001, LogLevel.Warning, "{Count} suggested questions (front matter “questions”) are not answered by their articles")]
    private static partial void StartersUnproven(ILogger logger, int count);

    [LoggerMessage(9002, LogLevel.Error, "A model cannot be used, so questions are answered without it: {Fault}")]
    private static partial void ModelMissing(ILogger logger, string fault);
}
