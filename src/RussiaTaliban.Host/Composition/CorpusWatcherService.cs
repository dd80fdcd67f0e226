using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Host.Composition;

/// <summary>Runs the <see cref="CorpusWatcher"/> as long as the service runs.</summary>
internal sealed class CorpusWatcherService(CorpusWatcher watcher) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => watcher.RunAsync(stoppingToken);
}
