using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Briefing.Quotes.Tagging;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Tests.Briefing.Quotes;
using RussiaTaliban.Tests.Briefing.Search;

namespace RussiaTaliban.Tests.Chat.Quotes;

/// <summary>Quote checks read with the encoder that ships: where the asker's own words end, and what is held up that stands nowhere.</summary>
public sealed class SensedQuoteTests(ITestOutputHelper output)
{
    /// <summary>
    /// Messages by people who had not seen the code, about articles that nothing was taught on. First runs of 200 each, without the tagger: 177, 182 and 173; the third one's first
    /// run with it, before anything was mended on it: 192.
    /// </summary>
    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Messages_ByPeopleWhoHaveNotSeenTheCode_AreJudgedRightly(int set)
    {
        var searcher = Searcher.Create(QuoteSets.OfSet(set), ShippedCorpus.Options);
        var lines = QuoteSets.Lines($"unseen-{set}");
        var wrong = 0;
        foreach (var line in lines)
        {
            var (said, expected) = (line.GetProperty("said").GetString()!, line.GetProperty("expect").GetString()!);
            // Above an answer the verdict stands too; a question has none to give.
            var read = Read(said, searcher) is CheckQuoteIntent check ? new ReadQuote(check.Quote, check.Frame ?? "") : expected == "question" ? null : QuoteReader.ReadInQuestion(searcher.Corpus, said);
            var verdict = read is null ? null : QuoteCheck.Judge(searcher.Corpus, read);
            var outcome = verdict?.Outcome.ToString().ToLowerInvariant() ?? "question";
            if (outcome != expected)
            {
                wrong++;
                output.WriteLine($"{expected}, not {outcome}: {said}");
            }

            Assert.False(expected == "altered" && outcome == "verbatim", said);
        }

        Assert.True(wrong <= lines.Count / 20, $"{wrong} of {lines.Count}");
    }

    [Fact]
    public void Misattributions_OfTheSeventhSet_AreNamed()
    {
        var searcher = Searcher.Create(QuoteSets.OfSet(7), ShippedCorpus.Options);
        var judged = QuoteSets.Lines("unseen-7").Where(line => line.GetProperty("expect").GetString() == "verbatim")
            .Select(line => (IsWrong: line.TryGetProperty("misattributed", out _), Read: Read(line.GetProperty("said").GetString()!, searcher) as CheckQuoteIntent))
            .Where(one => one.Read is not null)
            .Select(one => (one.IsWrong, one.Read!.Quote, IsNamed: Judge(one.Read!, searcher).Form.HasFlag(QuoteForm.OtherSpeaker)))
            .ToList();

        judged.FindAll(one => one.IsWrong != one.IsNamed).ForEach(one => output.WriteLine($"{(one.IsWrong ? "not named" : "named, and right")}: {one.Quote}"));
        Assert.True(judged.Count(one => one is { IsWrong: true, IsNamed: true }) >= 5, $"{judged.Count(one => one is { IsWrong: true, IsNamed: true })} are named");
        Assert.True(judged.Count(one => one is { IsWrong: false, IsNamed: true }) <= 1, "a speaker who did say it is denied");
    }

    [Fact]
    public void OrdinaryQuestions_AreNotTakenForChecks()
    {
        var searcher = Searcher.Create(QuoteSets.OfOrdinaryQuestions(), ShippedCorpus.Options);
        var taken = QuoteSets.Lines("ordinary").Select(line => line.GetProperty("q").GetString()!).Where(question => Read(question, searcher) is CheckQuoteIntent).ToList();

        taken.ForEach(output.WriteLine);
        Assert.True(taken.Count <= 3, $"{taken.Count} taken for checks");
    }

    [Fact]
    public void WordsBesideAQuote_ThatReplaceTheArticles_AreTheQuotes()
    {
        var passage = ShippedCorpus.Corpus.Passages[0].Text;
        var quote = passage[..passage.IndexOf(". ", StringComparison.Ordinal)];
        var words = quote.Split(' ');

        Assert.Equal(QuoteOutcome.Verbatim, Judge($"our intern has {quote} and i am on the phone with the printers"));
        Assert.Equal(QuoteOutcome.Altered, Judge($"our intern has “{quote} and i am on the phone with the printers”"));
        Assert.Equal(QuoteOutcome.Altered, Judge($"our intern has {string.Join(' ', words[..^1])} nobody and i am on the phone"));

        static QuoteOutcome? Judge(string message) =>
            Read(message, ShippedCorpus.Searcher) is CheckQuoteIntent check ? SensedQuoteTests.Judge(check, ShippedCorpus.Searcher).Outcome : null;
    }

    /// <summary>The encoder was taught English: in another script it is not asked.</summary>
    [Fact]
    public void Message_InAnotherScript_StaysWhatTheRulesMadeOfIt()
    {
        var ask = new AskIntent("Действительно ли «талибы никогда не подпишут этот договор», как он говорит");

        Assert.Null(SensedQuote.Read(ask, ask.Question, ShippedCorpus.Searcher));
    }

    [Fact]
    public void Tagger_OfAMessageWithoutWords_OrOfAnotherEncoder_SaysNothing()
    {
        var encoder = ShippedCorpus.Options.Encoder!;

        Assert.Null(QuoteTagger.Shipped.Tag("", QuoteTagger.Encode(encoder, ""), encoder.TokenDimensions));
        Assert.Null(QuoteTagger.Shipped.Tag("is this right", QuoteTagger.Encode(encoder, "is this right"), encoder.TokenDimensions + 1));
    }

    private static QuoteVerdict Judge(CheckQuoteIntent check, Searcher searcher) => QuoteCheck.Judge(searcher.Corpus, new ReadQuote(check.Quote, check.Frame ?? ""));

    private static Intent Read(string message, Searcher searcher)
    {
        var turn = new Turn(new ConversationAddress("test", "D1"), new Person("ann"), message);
        var read = new QuoteCheckRule().Read(message, turn, searcher.Corpus) ?? new AskIntent(message);
        return TurnHandler.Sensed(read, message, [], searcher);
    }
}
