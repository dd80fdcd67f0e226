using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Tests.Chat;

public sealed class StartersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Of_AnArticleThatSuggestsNothing_AreThoseHeadingsThatTheSearchAnswersFromTheirSection()
    {
        _folder.Write("flood.md", "---\ntitle: The flood\n---\n\nIt rained for a week.\n\n## Why did the dam break?\n\nThe dam broke because its gates had rusted shut and the water rose over the crest.\n\n## Zzyzx\n\nNothing else was noted.\n");
        await using var conversation = await TestConversation.BeginAsync(_folder.Path);
        var searcher = conversation.Searcher.Current;

        var starters = Starters.Of(searcher);

        Assert.Contains("Why did the dam break?", starters);
        Assert.All(starters, question => Assert.Equal(AnswerOutcome.Answered, searcher.Ask(new Question(question)).Outcome));
    }

    [Fact]
    public async Task Of_AnArticleWithoutHeadings_AskAboutWhatItsBestSentencesName()
    {
        _folder.Write("strike.md", "---\ntitle: The strike\n---\n\nThe dockers of Rotterdam went on strike because the company Maersk cut their wages by a tenth. Nobody worked for a week.\n");
        await using var conversation = await TestConversation.BeginAsync(_folder.Path);
        var searcher = conversation.Searcher.Current;

        var starter = Assert.Single(Starters.Of(searcher));

        var answer = searcher.Ask(new Question(starter));
        Assert.Equal(AnswerOutcome.Answered, answer.Outcome);
        Assert.Contains(answer.Hits[0].Quotes, quote => quote.Contains("Maersk", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_TheShippedCorpus_AreAnsweredRightPassageFirstAndRightSentenceMarked()
    {
        await using var conversation = await TestConversation.BeginAsync();
        var searcher = conversation.Searcher.Current;

        Assert.Empty(Starters.Unproven(searcher));
        Assert.Equal(3, Starters.Of(searcher).Count);
        foreach (var (question, place, words) in new[]
        {
            ("Why did Russia recognize the Taliban?", "2.1", "Driven by security concerns"),
            ("When did Russia recognize the Taliban?", "0.1", "July 3"),
            ("Who might recognize the Taliban next?", "5.2", "Gulf states"),
        })
        {
            Assert.Contains(question, Starters.Of(searcher));
            var answer = searcher.Ask(new Question(question));
            Assert.Equal((AnswerOutcome.Answered, "russia-taliban/" + place), (answer.Outcome, answer.Hits[0].Passage.Id.ToString()));
            Assert.Contains(answer.Hits[0].Quotes, quote => quote.Contains(words, StringComparison.Ordinal));
            Assert.Equal(question.StartsWith("When", StringComparison.Ordinal), answer.Hits.Skip(1).SelectMany(hit => hit.Quotes).Any(quote => quote.Contains("July 4, 2025", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Unproven_Suggestions_AreThoseThatTheSearchDoesNotAnswer()
    {
        _folder.Write("flood.md", "---\ntitle: The flood\nquestions:\n  - Why did the dam break?\n  - How do I bake bread?\n---\n\nThe dam broke because its gates had rusted shut.\n");
        await using var conversation = await TestConversation.BeginAsync(_folder.Path);

        Assert.Equal(["How do I bake bread?"], Starters.Unproven(conversation.Searcher.Current));
    }
}
