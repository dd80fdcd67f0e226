using System.Text;
using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Tests;

/// <summary>A corpus out of texts, without a folder.</summary>
internal static class TestCorpus
{
    /// <summary>One article a pair of slug and Markdown; front matter is added where there is none.</summary>
    public static Corpus Of(params (string Slug, string Markdown)[] articles)
    {
        var faults = new List<CorpusFault>();
        var parsed = articles.Select(article => ArticleParser.Parse(
            article.Slug,
            Encoding.UTF8.GetBytes(article.Markdown.StartsWith("---", StringComparison.Ordinal) ? article.Markdown : $"---\ntitle: {article.Slug}\n---\n\n{article.Markdown}\n"),
            article.Slug + ".md",
            faults)).ToList();
        Assert.Empty(faults);
        return new Corpus(parsed.Select(article => article!));
    }
}
