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
    public async Task Unproven_Suggestions_AreThoseThatTheSearchDoesNotAnswer()
    {
        _folder.Write("flood.md", "---\ntitle: The flood\nquestions:\n  - Why did the dam break?\n  - How do I bake bread?\n---\n\nThe dam broke because its gates had rusted shut.\n");
        await using var conversation = await TestConversation.BeginAsync(_folder.Path);

        Assert.Equal(["How do I bake bread?"], Starters.Unproven(conversation.Searcher.Current));
    }
}
