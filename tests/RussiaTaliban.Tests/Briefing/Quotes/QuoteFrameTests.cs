using System.Globalization;
using RussiaTaliban.Briefing.Quotes;

namespace RussiaTaliban.Tests.Briefing.Quotes;

/// <summary>Some two hundred ways of asking about a quote, each with quotes whose verdict follows from how they were made.</summary>
public sealed class QuoteFrameTests(ITestOutputHelper output)
{
    private static readonly string[] Edits = ["as it is", "word exchanged", "not added", "sentence of another article"];

    [Theory]
    [InlineData("marked", 0.97)]
    [InlineData("bare", 0.95)]
    [InlineData("inline", 0.85)]
    public void Frames_AroundQuotes_LeaveTheVerdictAsItIs(string kind, double least)
    {
        var corpus = QuoteSets.OfOrdinaryQuestions();
        var quotes = new QuoteMutations(corpus, QuoteSets.Corpus(), seed: 22).All(40).ToLookup(quote => quote.Kind);
        var judged = QuoteSets.Frames(kind)
            .SelectMany((frame, at) => Edits.Select(edit => quotes[edit].ElementAt(at % quotes[edit].Count())).Select(quote => (Quote: quote, Message: Filled(frame, quote.Text, kind))))
            .Select(one => (one.Quote, one.Message, Outcome: QuoteReader.Read(corpus, one.Message) is { } read ? QuoteCheck.Judge(corpus, read).Outcome : (QuoteOutcome?)null))
            .ToList();

        var wrong = judged.Where(one => one.Outcome != one.Quote.Expected).ToList();
        wrong.ForEach(one => output.WriteLine($"{one.Quote.Expected}, not {one.Outcome?.ToString() ?? "a check"}: {one.Message}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{judged.Count - wrong.Count} of {judged.Count}"));
        Assert.DoesNotContain(wrong, one => one is { Quote.Expected: QuoteOutcome.Altered, Outcome: QuoteOutcome.Verbatim });
        Assert.True(wrong.Count <= judged.Count * (1 - least), $"{wrong.Count} of {judged.Count} wrong");
    }

    /// <summary>Inside a sentence of somebody else's a quote has no full stop, and most often a small letter.</summary>
    private static string Filled(string frame, string quote, string kind) => kind == "inline"
        ? frame.Replace("{q}", char.ToLowerInvariant(quote[0]) + quote[1..].TrimEnd('.'), StringComparison.Ordinal)
        : frame.Replace("{m}", $"“{quote}”", StringComparison.Ordinal).Replace("{q}", quote, StringComparison.Ordinal).Replace("{s}", $"‘{quote}’", StringComparison.Ordinal);
}
