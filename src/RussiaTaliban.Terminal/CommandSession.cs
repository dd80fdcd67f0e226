using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RussiaTaliban.Briefing.Lexicon;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Terminal;

/// <summary>Registers the corpus, its searcher and the conversation: the part of the host, which knows every project.</summary>
/// <param name="services">Where they are added.</param>
/// <param name="corpusDirectory">The corpus folder.</param>
/// <param name="dataDirectory">Where the index of a large corpus is kept.</param>
public delegate void ComposeBriefing(IServiceCollection services, string corpusDirectory, string dataDirectory);

/// <summary>What a command needs of the service: the same conversation that every channel has, without a port.</summary>
internal sealed class CommandSession : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private CommandSession(ServiceProvider services) => _services = services;

    public LiveSearcher Searcher => _services.GetRequiredService<LiveSearcher>();

    public TurnHandler Turns => _services.GetRequiredService<TurnHandler>();

    public ISubscriptionStore Subscriptions => _services.GetRequiredService<ISubscriptionStore>();

    /// <summary>The session with its corpus loaded; null if the corpus or the lexicon has faults, which have then been told on standard error.</summary>
    public static async Task<CommandSession?> OpenAsync(
        ComposeBriefing compose, string corpusDirectory, string dataDirectory, bool strict, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        compose(services, corpusDirectory, dataDirectory);
        var session = new CommandSession(services.BuildServiceProvider());
        try
        {
            var outcome = await session.Searcher.ReloadAsync(cancellationToken).ConfigureAwait(false);
            if (outcome != ReloadOutcome.Faulty && !(strict && session.Searcher.StrictFaults.Count > 0))
            {
                Failure.Tell((await session.Searcher.Models.WaitAsync(cancellationToken).ConfigureAwait(false)).Faults);
                Failure.Warn(session.Searcher.Faults);
                return session;
            }

            Failure.Tell(strict ? session.Searcher.StrictFaults : session.Searcher.Faults);
        }
        catch (LexiconException fault)
        {
            Failure.Tell([fault.Message]);
        }
        catch (OptionsValidationException fault)
        {
            Failure.Tell(fault.Failures);
        }

        await session.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
