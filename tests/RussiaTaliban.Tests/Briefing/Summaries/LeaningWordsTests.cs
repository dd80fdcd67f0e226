using RussiaTaliban.Briefing.Summaries;

namespace RussiaTaliban.Tests.Briefing.Summaries;

/// <summary>The examples that stand beside the rules, by which sentences lean on others.</summary>
public sealed class LeaningWordsTests
{
    public static TheoryData<string> Rules => [.. LeaningWords.Of("en").Rules.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Examples_OfARule_LeanByIt_AndCounterExamplesDoNot(string name)
    {
        var rule = LeaningWords.Of("en").Rules.Single(rule => rule.Name == name);

        Assert.NotEmpty(rule.Leaning);
        Assert.NotEmpty(rule.Standing);
        Assert.InRange(rule.Factor, 0, 1);
        Assert.All(rule.Leaning, sentence => Assert.True(Leans(rule, sentence), sentence));
        Assert.All(rule.Standing, sentence => Assert.False(Leans(rule, sentence), sentence));
    }

    [Fact]
    public void Independence_OfALeaningSentence_IsLessThanOfOneThatStands()
    {
        var rules = LeaningWords.Of("en").Rules.Where(rule => rule.Factor < Independence.Floor).ToList();

        Assert.NotEmpty(rules);
        Assert.All(rules.SelectMany(rule => rule.Leaning), sentence => Assert.True(Independence.Of(sentence) < Independence.Floor, sentence));
    }

    private static bool Leans(LeaningRule rule, string sentence) =>
        rule.Leans(rule.IsOutsideQuotations ? Independence.WithoutQuotations().Replace(sentence, "") : sentence);
}
