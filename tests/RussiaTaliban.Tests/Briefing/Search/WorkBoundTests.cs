using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Search.Questions;
using RussiaTaliban.Briefing.Search.Scoring;

namespace RussiaTaliban.Tests.Briefing.Search;

/// <summary>What a question costs at most, counted and not timed: a page that is pasted costs no more than a sentence.</summary>
public sealed class WorkBoundTests
{
    [Fact]
    public void QuestionOfFiveThousandWords_Read_AsksWithAFewWordsAndIsNotParted()
    {
        var words = string.Join(' ', ShippedCorpus.Corpus.Passages.Select(passage => passage.Text)).Split(' ');
        var page = string.Join(' ', Enumerable.Range(0, 5000).Select(at => words[at % words.Length]));

        var read = ShippedCorpus.Searcher.Read(new Question(page));

        Assert.InRange(read.Terms.Terms.Count, 1, QuestionReader.MaxTerms);
        Assert.Equal(ReadQuestion.FormLength, read.Form.Length);
        Assert.Empty(read.Parts);
        Assert.NotEmpty(ShippedCorpus.Ask(page).Hits);
    }

    [Fact]
    public void PostingsWalked_ForAnyNumberOfWords_AreBounded() =>
        Assert.All(Enumerable.Range(0, QuestionReader.MaxTerms + 1), terms => Assert.InRange(terms * CandidateFinder.RelatedPerTerm(terms), 0, CandidateFinder.MaxWalked));
}
