using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Search.Presentation;

namespace RussiaTaliban.Tests.Briefing.Search;

/// <summary>Texts that several articles carry, to the letter or with a fact changed.</summary>
public sealed class NearCopyTests
{
    private const string Report = "The council approved the northern bridge on Monday, and forty workers from Arden began to dig the first pit in the rain.";

    [Fact]
    public async Task CopiesOfOneText_Asked_AreOneHitThatNamesTheOtherPlaces()
    {
        var answer = await AskAsync(Report, Report.Replace("in the rain", "in rain", StringComparison.Ordinal));

        Assert.Equal("a/0.1", answer.Hits[0].Passage.Id.ToString());
        Assert.Equal(["b/0.1"], answer.Hits[0].AlsoIn.Select(passage => passage.Id.ToString()));
        Assert.DoesNotContain(answer.Hits.Skip(1), hit => hit.Passage.Id.ToString() == "b/0.1");
    }

    /// <summary>Beside its copy a passage has no lead; it answers all the same.</summary>
    [Theory]
    [InlineData("why did Russia recognize the Taliban?")]
    [InlineData("When was the Quadrilateral Contact Group formed?")]
    [InlineData("Who wrote about Russia's strategic approach?")]
    public void WireCopy_OfTheWholeArticle_LeavesTheOutcomeAndIsCitedToo(string question)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Corpus, "russia-taliban.md"));
        var alone = ShippedCorpus.Ask(question);

        var searcher = Searcher.Create(TestCorpus.Of(("russia-taliban", text), ("wire", text)), ShippedCorpus.Options);
        searcher.Prepare(TestContext.Current.CancellationToken);
        var answer = searcher.Ask(new Question(question));

        Assert.Equal(alone.Outcome, answer.Outcome);
        Assert.All(answer.Hits, hit => Assert.Single(hit.AlsoIn));
        Assert.Contains(alone.Hits[0].Passage.Text, answer.Hits.Select(hit => hit.Passage.Text));
    }

    [Theory]
    [InlineData("forty", "fourteen")]
    [InlineData("approved", "had not approved")]
    [InlineData("Monday", "Tuesday")]
    [InlineData("Arden", "Selby")]
    [InlineData("forty", "40,000")]
    public async Task NearCopyWithAnotherFact_Asked_StandsBesideTheFirstAndIsSaidToDiffer(string fact, string other)
    {
        var answer = await AskAsync(Report, Report.Replace(fact, other, StringComparison.Ordinal));

        Assert.Equal(["a/0.1", "b/0.1"], answer.Hits.Take(2).Select(hit => hit.Passage.Id.ToString()).Order(StringComparer.Ordinal));
        Assert.True(answer.HitsDiffer);
        Assert.All(answer.Hits, hit => Assert.Empty(hit.AlsoIn));
    }

    [Theory]
    [InlineData("They did not come.", "They came.", false)]
    [InlineData("It can’t be sold.", "It can be sold.", false)]
    [InlineData("In 2011 the mine closed.", "In 2012 the mine closed.", false)]
    [InlineData("The mine closed in 2011.", "In 2011 the mine was closed.", true)]
    public void Facts_OfTwoTexts_AgreeWhereNothingTurns(string one, string other, bool agree) => Assert.Equal(agree, PassageFacts.Agree(one, other));

    private static async Task<Answer> AskAsync(string one, string other) =>
        Searcher.Create(await MadeCorpus.ReadAsync(("a", "en", one + "\n\nThe market sells fish."), ("b", "en", other + "\n\nThe school has a new roof.")))
            .Ask(new Question("Who approved the northern bridge, and how many workers began?"));
}
