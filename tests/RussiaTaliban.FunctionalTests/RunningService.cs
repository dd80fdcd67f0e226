using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Host.Composition;
using RussiaTaliban.Tests;

namespace RussiaTaliban.FunctionalTests;

/// <summary>The whole service on Kestrel, as it is served, with the shipped corpus.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningService(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Urls.First());
        Http = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public Corpus Corpus => Searcher.Corpus;

    public IServiceProvider Services => _app.Services;

    private Searcher Searcher => _app.Services.GetRequiredService<LiveSearcher>().Current;

    /// <param name="url">Where to listen; by default a free port.</param>
    /// <param name="settings">Settings that win over all others.</param>
    /// <param name="corpus">The corpus folder; by default the shipped one.</param>
    /// <param name="environment">The hosting environment.</param>
    /// <param name="data">The data folder; by default none, and nothing outlives the service.</param>
    public static async Task<RunningService> StartAsync(
        string url = "http://127.0.0.1:0", Dictionary<string, string?>? settings = null, string? corpus = null, string environment = "Development", string? data = null)
    {
        var app = ServiceHost.Build(new ServiceSettings(corpus ?? Repository.Corpus)
        {
            Urls = url,
            Environment = environment,
            DataDirectory = data,
            Configuration = new Dictionary<string, string?>(settings ?? []) { ["Logging:LogLevel:Default"] = "None" },
        });
        var outcome = await app.Services.GetRequiredService<LiveSearcher>().ReloadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ReloadOutcome.Swapped, outcome);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningService(app);
    }

    /// <summary>What the search has for a question at the start of a conversation.</summary>
    public Answer Ask(string question) => Searcher.Ask(new Question(question));

    /// <summary>Stops the service, which finishes what it has taken in.</summary>
    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
