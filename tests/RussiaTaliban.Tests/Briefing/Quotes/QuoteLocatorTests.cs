using System.Globalization;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Chat.Presentation;

namespace RussiaTaliban.Tests.Briefing.Quotes;

public sealed class QuoteLocatorTests
{
    private static readonly Corpus Corpus = TestCorpus.Of(
        ("peace",
            """
            The council can't approve the “Kabul plan” — not before 2019. It costs $1.5 million, or 5% of the counter-terrorism budget.

            Non-violent groups met on May 4, 2025. They did not sign. Will they return?

            ## Later

            They did not sign. The report said: “We never asked.” Nobody replied.
            """),
        ("peace-again", "They did not sign. Снова в Кабуле прошли переговоры. 塔利班在喀布尔举行会谈。"));

    [Theory]
    [InlineData("can't approve the \"Kabul plan\" - not before 2019.")]
    [InlineData("can’t  approve\u00A0the 'Kabul plan'—not\nbefore 2019")]
    [InlineData("“It costs $1.5 million, or 5% of the counter‑terrorism budget”")]
    [InlineData("> It costs $1.5 million, or 5% of\n> the **counter-terrorism** budget.")]
    [InlineData("<p>It costs $1.5 million, or 5% of the <b>counter-terrorism</b> budget.</p>")]
    [InlineData("It costs &#36;1.5 million, or 5% of the counter-terrorism budget")]
    [InlineData("It costs $1.5 million, or 5% of the counter-terrorism bud-\nget")]
    [InlineData("It costs $1.5 mil- lion, or 5% of the counter-terrorism bud- get")]
    [InlineData("They did not sign,")]
    [InlineData("The report said: “We never asked.”[3] Nobody replied.")]
    [InlineData("Снова в Кабуле прошли переговоры")]
    [InlineData("喀布尔举行")]
    [InlineData("million")]
    public void Quote_UnderTypographicNoise_IsVerbatim(string quote) => Assert.Equal(QuoteOutcome.Verbatim, Locate(quote).Outcome);

    [Theory]
    [InlineData("The council can approve the “Kabul plan”", "[quote: “can” – article: “can’t”]")]
    [InlineData("violent groups met on May 4, 2025", "[quote: “violent” – article: “Non-violent”]")]
    [InlineData("It costs $1.4 million", "[quote: “$1.4” – article: “$1.5”]")]
    [InlineData("It costs $5 million, or 5% of", "[quote: “$5” – article: “$1.5”]")]
    [InlineData("They did sign. Will they return?", "[missing from the quote: “not”]")]
    [InlineData("groups met on may 4, 2025", "[quote: “may” – article: “May”]")]
    [InlineData("They did, not sign. Will they return?", "[quote: “did,” – article: “did”]")]
    [InlineData("They did not sign. Will they return.", "[quote: “return.” – article: “return?”]")]
    public void Quote_WithAChange_IsAlteredAndSaysWhat(string quote, string change)
    {
        var verdict = Locate(quote);

        Assert.Equal(QuoteOutcome.Altered, verdict.Outcome);
        Assert.Contains(Normal(change), Normal(QuoteWording.Difference(verdict.Difference, text => text, text => text)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("violent")]
    [InlineData("umbrella")]
    [InlineData("")]
    [InlineData("…")]
    [InlineData("!?")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("Nobody in the treasury believed that the bridge would ever be paid for.")]
    [InlineData("Талибан отверг все предложения")]
    [InlineData("زبان دیگر")]
    public void Quote_ThatIsNowhere_IsAbsent(string quote) => Assert.Equal(QuoteVerdict.Absent, Locate(quote));

    [Fact]
    public void Quote_ThatStandsSeveralTimes_NamesEveryPlace() =>
        Assert.Equal(["peace/0.2", "peace/1.1", "peace-again/0.1"], Locate("They did not sign.").Places.Select(place => place.Passage.Id.ToString()));

    [Theory]
    [InlineData("They did not sign.", QuoteForm.None)]
    [InlineData("did not sign", QuoteForm.StartsInsideSentence)]
    [InlineData("groups met on May 4", QuoteForm.StartsInsideSentence | QuoteForm.EndsInsideSentence)]
    [InlineData("Groups met on May 4", QuoteForm.StartsInsideSentence | QuoteForm.EndsInsideSentence | QuoteForm.InitialCase)]
    [InlineData("[G]roups met on May 4", QuoteForm.StartsInsideSentence | QuoteForm.EndsInsideSentence | QuoteForm.InitialCase)]
    [InlineData("Non-violent groups met on May 4, 2025. They did not sign.", QuoteForm.SpansSentences)]
    [InlineData("counter-terrorism budget.\n\nNon-violent groups", QuoteForm.StartsInsideSentence | QuoteForm.EndsInsideSentence | QuoteForm.SpansSentences | QuoteForm.SpansParagraphs)]
    [InlineData("Non-violent groups met … They did not sign.", QuoteForm.SpansSentences | QuoteForm.HasEllipsis)]
    [InlineData("Non-violent groups met [...] Will they return?", QuoteForm.SpansSentences | QuoteForm.HasEllipsis)]
    public void Quote_CutOrJoined_IsVerbatimAndItsFormIsNamed(string quote, QuoteForm form)
    {
        var verdict = Locate(quote);

        Assert.Equal((QuoteOutcome.Verbatim, form), (verdict.Outcome, verdict.Form));
    }

    [Theory]
    [InlineData("They did … sign.", QuoteForm.OmitsNegation)]
    [InlineData("They did not [ever] sign.", QuoteForm.HasInsertion)]
    [InlineData("The council can't approve the “Kabul plan” — not before 2019. The report said: “We never asked.” Nobody replied.", QuoteForm.Spliced)]
    [InlineData("they DID not sign", QuoteForm.LetterCaseOnly)]
    [InlineData("They did: not sign", QuoteForm.PunctuationOnly)]
    public void Quote_MadeToSayMore_IsAlteredAndNamed(string quote, QuoteForm form)
    {
        var verdict = Locate(quote);

        Assert.Equal(QuoteOutcome.Altered, verdict.Outcome);
        Assert.True(verdict.Form.HasFlag(form), verdict.Form.ToString());
    }

    [Fact]
    public void Quote_FromTwoSections_IsNotVerbatimForAnEllipsis() =>
        Assert.NotEqual(QuoteOutcome.Verbatim, Locate("Non-violent groups met on May 4, 2025 … Nobody replied.").Outcome);

    [Fact]
    public void Quote_LongerThanAnyParagraph_IsAbsentAtOnce() => Assert.Equal(QuoteVerdict.Absent, Locate(new string('x', QuoteLocator.MaxLength + 1)));

    [Fact]
    public void Quote_OfManyThousandWords_IsLookedUpInTime()
    {
        var quote = string.Concat(Enumerable.Range(0, 1_600).Select(at => string.Create(CultureInfo.InvariantCulture, $"sign{at % 90} not ")))[..16_000];

        Assert.Equal(QuoteOutcome.Absent, Locate(quote).Outcome);
    }

    private static QuoteVerdict Locate(string quote) => QuoteLocator.Locate(Corpus, quote);

    private static string Normal(string text) => text.Replace('’', '\'');
}
