using System.Globalization;
using System.Text;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Tests.Briefing.Quotes;

namespace RussiaTaliban.Tests.Chat.Quotes;

/// <summary>QUOTE_MUTATIONS=50 runs the whole table; without it each kind of edit is tried on a few paragraphs.</summary>
public sealed class ReceiptMutationTests(ITestOutputHelper output)
{
    private const int Few = 6;

    private static readonly DateTimeOffset Day = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Mutations_OfArticles_GetTheVerdictTheyWereMadeFor()
    {
        var corpus = QuoteSets.Corpus(
            "borrowed-eyes-india-armenia",
            "haugland-inquiry-blood-summary",
            "alder-street-library-vote",
            "harrowmouth-chief-constable-briefing",
            "wickham-marsh-stopover");
        var others = QuoteSets.Corpus("probelight-restatement", "the-bell-went-first");
        var passages = int.TryParse(Environment.GetEnvironmentVariable("QUOTE_MUTATIONS"), CultureInfo.InvariantCulture, out var count) ? count : Few;
        var judged = new List<(ReceiptMutation Mutation, string? Wrong)>();
        foreach (var mutation in new ReceiptMutations(corpus, others, seed: 14).All(passages))
        {
            judged.Add((mutation, await WrongAsync(mutation)));
        }

        output.WriteLine(Table(judged));
        judged.Where(one => one.Wrong is not null).ToList().ForEach(one => output.WriteLine($"{one.Mutation.Kind}: {one.Wrong}: {one.Mutation.Exact}"));
        Assert.True(judged.Select(one => one.Mutation.Kind).Distinct().Count() >= 50);
        Assert.DoesNotContain(judged, one => one.Wrong is not null);
    }

    /// <summary>What is wrong about the verdict after the last edit; null if it is right.</summary>
    private static async Task<string?> WrongAsync(ReceiptMutation mutation)
    {
        var (history, corpora) = (new InMemoryArticleHistory(), mutation.States.Select(Read).ToList());
        var passage = corpora[0].Passages.First(passage => Read(passage.Text) == Read(mutation.Block));
        var receipt = Receipt.Of(passage, Span(passage, mutation.Exact), Day.AddHours(1));
        for (var at = 0; at < corpora.Count; at++)
        {
            await history.ObserveAsync(corpora[at], Day.AddDays(at), TestContext.Current.CancellationToken);
            if (at == 0)
            {
                await history.KeepAsync(passage.Article, receipt.MadeAt, TestContext.Current.CancellationToken);
            }
        }

        var standing = await history.StandingAsync(receipt, corpora[^1], TestContext.Current.CancellationToken);
        return standing.Status != mutation.Expected ? $"{mutation.Expected} was {standing.Status} ({standing.Place?.Text})"
            : mutation.HasMoved is { } moved && standing.HasMoved != moved ? $"moved was {standing.HasMoved}"
            : mutation.Today is { } today && Read(standing.Place!.Value.Passage.Text) != Read(today) ? $"became “{standing.Place.Value.Passage.Text}”"
            : null;
    }

    private static Corpus Read(Dictionary<string, string> files) => TestCorpus.Of([.. files.Select(file => (Slugs.Of(file.Key), file.Value))]);

    /// <summary>Line ends are not read.</summary>
    private static string Read(string text) => text.Replace('\n', ' ');

    private static TextSpan Span(Passage passage, string exact) => new(Read(passage.Text).IndexOf(Read(exact), StringComparison.Ordinal), exact.Length);

    private static string Table(IEnumerable<(ReceiptMutation Mutation, string? Wrong)> judged)
    {
        var table = new StringBuilder("edit                                                right of   all\n");
        foreach (var kind in judged.GroupBy(one => (one.Mutation.Kind, one.Mutation.Expected)))
        {
            table.Append(CultureInfo.InvariantCulture, $"{kind.Key.Kind,-49}{kind.Key.Expected,-9}{kind.Count(one => one.Wrong is null),5}{kind.Count(),6}\n");
        }

        return table.ToString();
    }
}
