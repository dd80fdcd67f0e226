using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Host.Composition;
using RussiaTaliban.Terminal;

namespace RussiaTaliban.Benchmarks.Quality;

/// <summary>The product as a user meets it: every question is a turn of a conversation of its own, as <c>ask --batch</c> asks it.</summary>
internal static class Product
{
    /// <summary>Asks all questions of one snapshot; null if the corpus has faults, which have then been told on standard error.</summary>
    public static async Task<IReadOnlyList<AskedQuestion>?> AskAsync(string corpus, IReadOnlyList<QualityQuestion> questions, SearchOptions options, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddBriefing(corpus);
        services.AddSingleton(_ => new LiveSearcher(corpus, options));
        await using var provider = services.BuildServiceProvider();
        var searcher = provider.GetRequiredService<LiveSearcher>();
        if (await searcher.ReloadAsync(cancellationToken) == ReloadOutcome.Faulty)
        {
            Failure.Tell(searcher.Faults);
            return null;
        }

        var turns = provider.GetRequiredService<TurnHandler>();
        var asked = new List<AskedQuestion>();
        foreach (var question in questions)
        {
            var conversation = new ConversationAddress("benchmark", question.Id);
            foreach (var earlier in question.Context ?? [])
            {
                var before = await turns.HandleAsync(new Turn(conversation, new Person("benchmark"), earlier), cancellationToken);
                await before.CommitAsync(cancellationToken);
            }

            var result = await turns.HandleAsync(new Turn(conversation, new Person("benchmark"), question.Q), cancellationToken);
            asked.Add(new AskedQuestion(question, AnswerRecord.Of(question.Id, null, result.Reply, inFull: false)));
        }

        return asked;
    }
}
