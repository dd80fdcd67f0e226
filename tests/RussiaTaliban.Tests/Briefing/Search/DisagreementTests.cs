using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Tests.Briefing.Search;

/// <summary>Passages that state two things of one matter, and passages that only look so.</summary>
public sealed class DisagreementTests
{
    private const string Filler = "The museum keeps letters of the time. Visitors read them on Sundays.\n\nThe road was mended in autumn, and the bridge was painted.";

    [Theory]
    [InlineData("How many people did the flood kill?", "The flood killed 40 people.", "The flood killed 55 people.")]
    [InlineData("How many people were killed in the flood?", "Police said the flood killed 40 people.", "According to Maria Lopez, 55 people were killed in the flood.")]
    [InlineData("How many people did the flood kill?", "The flood killed forty people.", "Fifty-five people were killed by the flood.")]
    [InlineData("How many houses burned in the fire?", "In the fire two dozen houses burned.", "The fire burned 31 houses to the ground.")]
    [InlineData("What percentage of voters elected the mayor?", "The mayor was elected by 52 percent of voters.", "Of those who came, 61% of voters elected the mayor.")]
    [InlineData("How much did the bridge cost?", "The bridge cost $40 million.", "The bridge cost 55 million dollars.")]
    [InlineData("How many coins were in the hoard?", "The hoard held 2.4 million coins.", "The hoard held 3,100,000 coins.")]
    [InlineData("How many sheep did the storm kill?", "The storm killed at least 400 sheep.", "The storm killed fewer than 300 sheep.")]
    [InlineData("When was the mill built?", "The mill was built in 1871.", "The mill was built in 1874 by monks.")]
    [InlineData("In what year did the bakery open?", "The bakery opened in 1962.", "In 1964 the bakery opened on the square.")]
    [InlineData("When did the bridge collapse?", "The bridge collapsed on May 3.", "The bridge fell quiet. It collapsed on May 5.")]
    [InlineData("What did the flood do?", "The flood killed 40 people in the valley.", "The flood killed 55 people in the valley.")]
    public async Task TwoStatementsOfOneMatter_Asked_AreShownTogetherAndNamedAsDiffering(string question, string one, string other)
    {
        var answer = await AskAsync(question, one, other);

        Assert.True(answer.HitsDiffer);
        Assert.Equal(new[] { one, other }.Order(StringComparer.Ordinal), answer.Hits.Take(2).Select(hit => hit.Passage.Text).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("How many people did the flood kill?", "The flood killed 40 people.", "The flood injured 55 people.")]
    [InlineData("How many people did the flood kill?", "The flood killed 40 people.", "The flood killed 55 cows.")]
    [InlineData("How many people did the flood kill?", "The flood killed 40 people.", "The flood killed forty people in one night.")]
    [InlineData("How many people did the flood kill?", "The flood killed 40 people.", "The flood killed at least 35 people.")]
    [InlineData("How many people did the flood kill?", "The flood killed 40 people.", "The flood killed about 42 people.")]
    [InlineData("How many people did the flood kill?", "The flood killed 40 people.", "The flood killed between 30 and 50 people.")]
    [InlineData("How many people did the flood kill?", "The flood killed 40 people.", "The flood killed another 55 people.")]
    [InlineData("How many people did the flood kill?", "The flood of 1951 killed 40 people.", "The flood of 1962 killed 55 people.")]
    [InlineData("How many people did the flood kill?", "The flood killed 40 people in Kulob.", "The flood killed 55 people in Khujand.")]
    [InlineData("How many people did the flood kill?", "In the flood Kulob saw 40 people killed.", "Khujand saw 55 people killed in the flood.")]
    [InlineData("How many people did the flood kill?", "The flood killed 40 people.", "The flood of Article 55 killed people.")]
    [InlineData("How many coins were in the hoard?", "The hoard held 2.4 million coins.", "The hoard held 2,400,000 coins.")]
    [InlineData("How many coins were in the hoard?", "The hoard held 2.4 million coins.", "The hoard held 2,412,345 coins.")]
    [InlineData("What was the population of the town?", "The population of the town was 40,000 people in 1990.", "The population of the town was 55,000 people in 2010.")]
    [InlineData("What was the population of the town?", "The population of the town was 40,000 people.", "Today the population of the town is 55,000 people.")]
    [InlineData("When was the mill built?", "The mill was built in 1871.", "The mill was closed in 1874.")]
    [InlineData("When was the mill built?", "The mill was built in 1871.", "The mill was built in 1871 by monks.")]
    [InlineData("When was the mill built?", "The mill was built in 1871.", "The mill, built long ago, has had a keeper since 1902.")]
    [InlineData("When did the bridge collapse?", "The bridge collapsed on May 3.", "The ferry sank on May 5.")]
    [InlineData("When did the bridge collapse?", "The bridge collapsed on May 3.", "On May 5 the bridge was blessed.")]
    [InlineData("Was the mill built in 1871?", "The mill was built in 1871.", "The mill was built on land that was bought in 1850.")]
    [InlineData("What percentage of voters elected the mayor?", "The mayor was elected by 52 percent of voters.", "The mayor was elected by 6,100 voters.")]
    [InlineData("How many people did the flood kill?", "The flood killed 40 people and drowned 300 cows.", "The flood killed 300 cows.")]
    public async Task StatementsThatAgreeOrCountOtherThings_Asked_AreNotNamedAsDiffering(string question, string one, string other) =>
        Assert.False((await AskAsync(question, one, other)).HitsDiffer);

    private static async Task<Answer> AskAsync(string question, string one, string other) =>
        Searcher.Create(await MadeCorpus.ReadAsync(("made", "en", $"{one}\n\n{Filler}\n\n{other}"))).Ask(new Question(question));
}
