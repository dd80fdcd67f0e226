using RussiaTaliban.Briefing.Quotes;

namespace RussiaTaliban.Tests.Briefing.Quotes;

/// <summary>Direct speech that the article interrupts to say who speaks, quoted with and without that clause.</summary>
public sealed class InterruptionTests
{
    private const string Article = """
        # The bog

        It was a warm year. "They are not heroes," says Hallgren. "They are shift workers, and they go home when it gets hot." Nobody smiled.

        "A rubber stamp is not a hand," Judge Renner wrote, "but the evidence does not show that every agent used one." Judge Velt did not agree.
        """;

    [Theory]
    [InlineData("They are not heroes. They are shift workers, and they go home when it gets hot.")]
    [InlineData("They are not heroes, They are shift workers")]
    [InlineData("“A rubber stamp is not a hand, but the evidence does not show that every agent used one.”")]
    [InlineData("a rubber stamp is not a hand but the evidence does not show")]
    public void Speech_WithoutTheClauseThatNamesItsSpeaker_IsVerbatim(string quote)
    {
        var verdict = QuoteLocator.Locate(TestCorpus.Of(("bog", Article)), quote);

        Assert.Equal(QuoteOutcome.Verbatim, verdict.Outcome);
        Assert.True(verdict.Form.HasFlag(QuoteForm.Interrupted));
        Assert.Equal(2, verdict.Place!.Pieces.Count);
    }

    [Theory]
    [InlineData("They are heroes. They are shift workers, and they go home when it gets hot.")]
    [InlineData("They are not heroes. They are shift workers, and they go home when it gets cold.")]
    [InlineData("A rubber stamp is not a hand, and the evidence does not show that every agent used one.")]
    [InlineData("It was a warm year. They are shift workers, and they go home when it gets hot.")]
    public void Speech_WithAnotherWord_IsAltered(string quote) =>
        Assert.Equal(QuoteOutcome.Altered, QuoteLocator.Locate(TestCorpus.Of(("bog", Article)), quote).Outcome);

    /// <summary>Two people's words, or words around speech, are no one speech.</summary>
    [Theory]
    [InlineData("It is safe. It is not safe.")]
    [InlineData("The minister said. The bill passed")]
    public void WhatNobodySaidInOne_IsNotVerbatim(string quote) => Assert.NotEqual(
        QuoteOutcome.Verbatim,
        QuoteLocator.Locate(TestCorpus.Of(("bill", """
            # The bill

            Experts differ. “It is safe,” said Ann. Bob disagreed: “It is not safe.”

            The minister said: “We will not pay.” The bill passed.
            """)), quote).Outcome);

    [Theory]
    [InlineData("\"They are heroes,\" says Hallgren. \"They are shift workers, and they go home when it gets hot.\"", QuoteOutcome.Altered)]
    [InlineData("\"They are not heroes,\" says Hallgren. \"They are shift workers, and they go home when it gets hot.\"", QuoteOutcome.Verbatim)]
    public void AShortHalf_IsCheckedWithTheOther(string message, QuoteOutcome outcome)
    {
        var corpus = TestCorpus.Of(("bog", Article));

        Assert.Equal(outcome, QuoteCheck.Judge(corpus, Assert.IsType<ReadQuote>(QuoteReader.Read(corpus, message))).Outcome);
    }

    /// <summary>Words in the place of the article's are no question about what stands before them.</summary>
    [Theory]
    [InlineData("Among everyone else the effect was small and was due to chance.")]
    [InlineData("Hi! Somebody pasted The campaigners say that the listing was based on photographs and that no inspector had time to go inside from you, genuine?")]
    public void AnEndInOtherWords_IsAltered(string message)
    {
        var corpus = TestCorpus.Of(("trial", """
            # The trial

            The risk fell by 38 percent. Among everyone else the effect was small and may have been due to chance.

            The campaigners say that the listing was based on photographs and that no inspector ever went inside. The register did not answer.
            """));

        Assert.Equal(QuoteOutcome.Altered, QuoteCheck.Judge(corpus, Assert.IsType<ReadQuote>(QuoteReader.Read(corpus, message))).Outcome);
    }

    [Fact]
    public void AnotherSpeaker_BetweenTheHalves_IsNamed()
    {
        var corpus = TestCorpus.Of(("bog", Article));
        var read = Assert.IsType<ReadQuote>(QuoteReader.Read(corpus, "\"A rubber stamp is not a hand,\" Judge Velt wrote, \"but the evidence does not show that every agent used one.\" can I print this"));

        Assert.True(QuoteCheck.Judge(corpus, read).Form.HasFlag(QuoteForm.OtherSpeaker));
    }
}
