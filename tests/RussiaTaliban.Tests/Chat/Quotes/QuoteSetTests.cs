using System.Text.Json;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Tests.Briefing.Quotes;
using RussiaTaliban.Tests.Briefing.Search;

namespace RussiaTaliban.Tests.Chat.Quotes;

/// <summary>Messages as people type them, some written by people who have not seen the code.</summary>
public sealed class QuoteSetTests(ITestOutputHelper output)
{
    [Fact]
    public void Messages_AboutTheShippedArticle_AreJudgedRightly() =>
        Assert.Empty(Wrong(ShippedCorpus.Corpus, [.. QuoteSets.Lines("shipped").Select(line => (Text(line, "q"), Text(line, "expected")))]));

    [Fact]
    public void Messages_ByPeopleWhoHaveNotSeenTheCode_AreJudgedRightly()
    {
        var lines = QuoteSets.Lines("unseen").Select(line => (Text(line, "said"), Text(line, "expect"))).ToList();

        var wrong = Wrong(QuoteSets.WithShipped(), lines);

        Assert.True(wrong.Count <= lines.Count / 20, $"{wrong.Count} of {lines.Count}");
    }

    [Fact]
    public void OrdinaryQuestions_AreNotTakenForChecks()
    {
        var corpus = QuoteSets.OfOrdinaryQuestions();
        var taken = QuoteSets.Lines("ordinary").Select(line => Text(line, "q")).Where(question => QuoteReader.Read(corpus, question) is not null).ToList();

        taken.ForEach(output.WriteLine);
        Assert.True(taken.Count <= 3, $"{taken.Count} taken for checks");
    }

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString()!;

    private List<string> Wrong(Corpus corpus, List<(string Message, string Expected)> lines)
    {
        var wrong = new List<string>();
        foreach (var (message, expected) in lines)
        {
            var outcome = QuoteReader.Read(corpus, message) is { } read ? QuoteCheck.Judge(corpus, read).Outcome : (QuoteOutcome?)null;
            if ((outcome?.ToString().ToLowerInvariant() ?? "question") != expected)
            {
                wrong.Add($"{expected}, not {outcome}: {message}");
                output.WriteLine(wrong[^1]);
            }

            Assert.False(expected == "altered" && outcome == QuoteOutcome.Verbatim, message);
            if (outcome is { } judged && expected != "question")
            {
                // The command line gives the same verdict on the same words.
                Assert.Equal(judged, QuoteCheck.Judge(corpus, QuoteReader.ReadAsked(corpus, message)).Outcome);
            }
        }

        return wrong;
    }
}
