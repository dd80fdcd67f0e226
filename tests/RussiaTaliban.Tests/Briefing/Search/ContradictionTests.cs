using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Tests.Briefing.Search;

/// <summary>A question that fixes a year, a country or that something was not done, on an article that tells of another.</summary>
public sealed class ContradictionTests
{
    private const string Canal =
        "Peru opened the northern canal in 1962. Peru had planned the canal for a decade.\n\n"
        + "Barges carry copper and wool to the coast. Tolls were higher in 1980 than they were in 1970. The tolls pay for the locks.\n\n"
        + "The harbour office, enlarged since 1950, was closed in 1975 by the ministry.\n\n"
        + "The company raised wages because miners had gone on strike.\n\n"
        + "The mayor did not sign the treaty because he feared floods.";

    [Theory]
    [InlineData("Why was the northern canal opened in 1962 by Peru?")]
    [InlineData("Was the northern canal opened in 1962?")]
    [InlineData("Were tolls higher than they were in 1970?")]
    [InlineData("Did Peru open the northern canal?")]
    [InlineData("Was the harbour office closed in 1975?")]
    [InlineData("Why did the company raise wages?")]
    [InlineData("Why did the mayor not sign the treaty?")]
    public async Task QuestionThatTheSentenceConfirms_Asked_IsClaimed(string question) => Assert.Equal(AnswerOutcome.Answered, (await AskAsync(question)).Outcome);

    [Theory]
    [InlineData("Was the northern canal opened in 1950?")]
    [InlineData("Did Chile open the northern canal?")]
    [InlineData("Did Germany open the northern canal in 1962?")]
    [InlineData("Was the harbour office closed in 1950?")]
    [InlineData("Why did the company not raise wages?")]
    public async Task QuestionThatTheSentenceContradicts_Asked_IsNotClaimed(string question)
    {
        var answer = await AskAsync(question);

        Assert.NotEqual(AnswerOutcome.Answered, answer.Outcome);
        Assert.NotEmpty(answer.Hits);
    }

    private static async Task<Answer> AskAsync(string question) =>
        Searcher.Create(await MadeCorpus.ReadAsync(("canal", "en", Canal), ("andes", "en", "Chile and Germany traded wool."))).Ask(new Question(question));
}
