using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Tests.Briefing.Search;

/// <summary>Questions about several things, on a made article: each thing has its passage among the three shown.</summary>
public sealed class QuestionPartAnswerTests
{
    private const string Dam =
        "The dam on the upper river was finished in 1931. Engineers praised the dam, and the dam drew visitors from everywhere.\n\n"
        + "For farmers the dam meant water all summer. Harvests doubled within ten years.\n\n"
        + "For fishermen the dam meant ruin. Salmon no longer reached the upper river.\n\n"
        + "The dam was painted grey. The dam was painted again later.\n\n"
        + "In the 1950s the turbines were replaced. Power output rose.\n\n"
        + "In 2012 the valley council asked for a fish ladder.";

    [Theory]
    [InlineData("What did the dam mean for farmers and for fishermen?", "0.2", "0.3")]
    [InlineData("Did the dam bring harvests or ruin?", "0.2", "0.3")]
    [InlineData("Some say the dam gave water to farmers, others say it ruined the salmon.", "0.2", "0.3")]
    [InlineData("What was done to the dam from the 1950s until 2012?", "0.5", "0.6")]
    public async Task QuestionAboutTwoThings_Asked_ShowsAPassageOfEach(string question, params string[] expected)
    {
        var answer = Searcher.Create(await MadeCorpus.ReadAsync(("made", "en", Dam))).Ask(new Question(question));

        Assert.Superset(expected.ToHashSet(), answer.Hits.Select(hit => hit.Passage.Id.ToString()["made/".Length..]).ToHashSet());
    }

    [Fact]
    public async Task MorePassages_OfAQuestionAboutTwoThings_GoOnWhereTheFirstEnded()
    {
        var searcher = Searcher.Create(await MadeCorpus.ReadAsync(("made", "en", Dam)));

        var first = searcher.Ask(new Question("What did the dam mean for farmers and for fishermen?"));
        var second = searcher.Ask(new Question("What did the dam mean for farmers and for fishermen?") { Skip = 3 });

        Assert.Equal(3, first.Hits.Count);
        Assert.Empty(first.Hits.Select(hit => hit.Passage.Id).Intersect(second.Hits.Select(hit => hit.Passage.Id)));
    }
}
