using System.Text.Json;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Tests.Briefing.Search;

namespace RussiaTaliban.Tests.Chat.Quotes;

public sealed class QuoteCheckGateTests
{
    private static readonly JsonElement[] Rows = [.. File.ReadLines(Repository.QualityFile("article-dev.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];

    public static TheoryData<string> QuoteChecks => [.. Rows.Where(IsQuoteCheck).Select(row => row.GetProperty("id").GetString()!)];

    [Theory]
    [MemberData(nameof(QuoteChecks))]
    public void QuoteCheck_OfTheDevelopmentSet_IsJudgedRightly(string id)
    {
        var row = Rows.Single(row => row.GetProperty("id").GetString() == id);

        var intent = Assert.IsType<CheckQuoteIntent>(Read(row.GetProperty("q").GetString()!));
        var verdict = QuoteCheck.Judge(ShippedCorpus.Corpus, new ReadQuote(intent.Quote, intent.Frame ?? ""));

        Assert.Equal(row.GetProperty("expected").GetString(), verdict.Outcome.ToString().ToLowerInvariant());
        Assert.Equal(
            row.GetProperty("answers").EnumerateArray().Select(answer => "russia-taliban/" + answer.GetString()).Take(1),
            verdict.Places.Take(1).Select(place => place.Passage.Id.ToString()));
    }

    [Fact]
    public void OtherQuestions_OfTheDevelopmentSet_AreNotTakenForQuoteChecks() =>
        Assert.All(Rows.Where(row => !IsQuoteCheck(row)), row => Assert.IsNotType<CheckQuoteIntent>(Read(row.GetProperty("q").GetString()!)));

    private static bool IsQuoteCheck(JsonElement row) => row.GetProperty("kind").GetString() == "quote-check";

    private static Intent Read(string text) =>
        new IntentReader([new PhraseRule(), new QuoteCheckRule()]).Read(new Turn(new ConversationAddress("test", "1"), new Person("p"), text), ShippedCorpus.Corpus);
}
