using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Tests.Examples;

/// <summary>
/// A new article language: the article names it in its front matter, and one line in LuceneTermAnalyzer gives it an analyzer, which knows its inflected forms.
/// A language without such a line is searched by whole words.
/// </summary>
public sealed class ArticleLanguageExample
{
    [Theory]
    [InlineData("de", "Die Häfen blieben geschlossen.\n\nAlle Leuchttürme wurden gestrichen.", "Hafen", 1)]
    [InlineData("de", "Die Häfen blieben geschlossen.\n\nAlle Leuchttürme wurden gestrichen.", "Leuchtturm", 2)]
    [InlineData("sv", "Hamnarna var stängda.\n\nFyrarna målades.", "hamnar", 1)]
    public void Question_WithAnotherFormOfAWord_FindsThePassage(string language, string text, string question, int paragraph)
    {
        var searcher = Searcher.Create(TestCorpus.Of(("hafen", $"---\ntitle: Hafen\nlanguage: {language}\n---\n\n{text}\n")));

        var answer = searcher.Ask(new Question(question));

        Assert.Equal(paragraph, answer.Hits[0].Passage.Id.Paragraph);
        Assert.StartsWith("Searched by exact words only", answer.Remark, StringComparison.Ordinal);
    }
}
