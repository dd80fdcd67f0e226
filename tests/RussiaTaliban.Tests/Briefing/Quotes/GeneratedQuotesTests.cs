using System.Globalization;
using System.Text;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Tests.Briefing.Search;

namespace RussiaTaliban.Tests.Briefing.Quotes;

public sealed class GeneratedQuotesTests(ITestOutputHelper output)
{
    [Fact]
    public void GeneratedQuotes_Located_AreJudgedRightly()
    {
        var quotes = new QuoteGenerator(ShippedCorpus.Corpus, seed: 6).All().ToList();
        var judged = quotes.Select(quote => (Quote: quote, Verdict: QuoteCheck.Judge(ShippedCorpus.Corpus, QuoteReader.ReadAsked(ShippedCorpus.Corpus, quote.Text)))).ToList();
        output.WriteLine(Table(judged));
        var wrong = judged.Where(one => !one.Quote.Allowed.Contains(one.Verdict.Outcome)).ToList();
        foreach (var (quote, verdict) in wrong.Take(25))
        {
            output.WriteLine($"{quote.Kind} {quote.Passage} → {verdict.Outcome} {verdict.Place?.Passage.Id}: {quote.Text}");
        }

        Assert.True(quotes.Count >= 2_000, $"only {quotes.Count} quotes");
        Assert.DoesNotContain(judged, one => one.Verdict.Outcome == QuoteOutcome.Verbatim && !one.Quote.Allowed.Contains(QuoteOutcome.Verbatim));
        Assert.DoesNotContain(judged, one => one.Verdict.Outcome != QuoteOutcome.Verbatim && one.Quote.Allowed.Contains(QuoteOutcome.Verbatim));
        Assert.Empty(wrong);
        Assert.All(
            judged.Where(one => one.Verdict.Outcome == QuoteOutcome.Verbatim),
            one => Assert.Contains(one.Quote.Passage, one.Verdict.Places.SelectMany(place => place.Passages).Select(passage => passage.Id.ToString())));
    }

    private static string Table(IEnumerable<(GeneratedQuote Quote, QuoteVerdict Verdict)> judged)
    {
        var table = new StringBuilder("kind                 verbatim  altered   absent\n");
        foreach (var kind in judged.GroupBy(one => one.Quote.Kind))
        {
            table.Append(CultureInfo.InvariantCulture, $"{kind.Key,-20}{Count(kind, QuoteOutcome.Verbatim),9}{Count(kind, QuoteOutcome.Altered),9}{Count(kind, QuoteOutcome.Absent),9}\n");
        }

        return table.ToString();
    }

    private static int Count(IEnumerable<(GeneratedQuote Quote, QuoteVerdict Verdict)> judged, QuoteOutcome outcome) =>
        judged.Count(one => one.Verdict.Outcome == outcome);
}
