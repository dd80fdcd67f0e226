using CsCheck;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Tests.Briefing.Search;

public sealed class SearcherTests
{
    [Fact]
    public void Question_InTheArticlesWords_FindsItsPassageAndSentence()
    {
        var answer = ShippedCorpus.Ask("When were the first official Russia-Taliban talks held?");

        Assert.Equal("russia-taliban/1.4", answer.Hits[0].Passage.Id.ToString());
        Assert.Contains("March 2019", answer.Hits[0].Quotes.First(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \t\r\n")]
    [InlineData("the of and")]
    [InlineData("🙂🙂🙂")]
    [InlineData("*:*")]
    [InlineData("\0\u0001\u001b[31m")]
    [InlineData("Zürichsee Wetterbericht")]
    [InlineData("今日の天気")]
    public void Question_AboutNothingThatIsThere_IsNotFound(string question)
    {
        var answer = ShippedCorpus.Ask(question);

        Assert.Equal(AnswerOutcome.NotFound, answer.Outcome);
        Assert.Empty(answer.Hits);
    }

    [Theory]
    [InlineData("recognition of the Taliban AND (")]
    [InlineData("\"Taliban")]
    [InlineData("text:Taliban^9")]
    [InlineData("Taliban~0.1 [a TO z] {x} \\")]
    [InlineData("<b>Taliban</b>")]
    public void Question_WithQuerySyntax_IsReadAsWords(string question) =>
        Assert.NotEqual(0, ShippedCorpus.Ask(question).Hits.Count + ShippedCorpus.Ask(question).NearestSections.Count);

    [Fact]
    public void Question_OfTwentyKilobytes_IsAnswered()
    {
        var answer = ShippedCorpus.Ask(string.Concat(Enumerable.Repeat("Why did Russia recognize the Taliban? ", 540)));

        Assert.NotEmpty(answer.Hits);
    }

    [Fact]
    public void AnyQuestion_Asked_KeepsThePromisesOfAnAnswer()
    {
        var words = ShippedCorpus.Corpus.Passages.SelectMany(passage => passage.Text.Split(' ')).Distinct().ToArray();
        var question = Gen.OneOf(Gen.String, Gen.Int[0, words.Length - 1].Select(index => words[index]).Array[1, 12].Select(chosen => string.Join(' ', chosen)));
        question.Sample(
            text =>
            {
                var answer = ShippedCorpus.Ask(text);
                Assert.Equal(answer.Outcome == AnswerOutcome.NotFound, answer.Hits.Count == 0);
                Assert.InRange(answer.Hits.Count, 0, 3);
                Assert.Distinct(answer.Hits.Select(hit => hit.Passage.Id));
                foreach (var hit in answer.Hits)
                {
                    Assert.Same(hit.Passage, ShippedCorpus.Corpus.Find(hit.Passage.Id));
                    Assert.NotEmpty(hit.Highlights);
                    var end = 0;
                    foreach (var span in hit.Highlights)
                    {
                        Assert.True(span.Start >= end && span.Length > 0 && span.End <= hit.Passage.Text.Length);
                        end = span.End;
                    }
                }
            },
            iter: 300);
    }

    [Fact]
    public void MorePassages_AskedFor_GoOnWhereTheFirstEnded()
    {
        var first = ShippedCorpus.Searcher.Ask(new Question("recognition of the Taliban by Russia"));
        var second = ShippedCorpus.Searcher.Ask(new Question("recognition of the Taliban by Russia") { Skip = 3 });

        Assert.Empty(first.Hits.Select(hit => hit.Passage.Id).Intersect(second.Hits.Select(hit => hit.Passage.Id)));
        Assert.Equal(first.Remaining - second.Hits.Count, second.Remaining);
    }

    [Fact]
    public void EmptyCorpus_Asked_FindsNothing() =>
        Assert.Equal(AnswerOutcome.NotFound, Searcher.Create(Corpus.Empty).Ask(new Question("Why did Russia recognize the Taliban?")).Outcome);
}
