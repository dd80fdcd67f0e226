using System.Text.Json;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Tests.Briefing.Search;

namespace RussiaTaliban.Tests.Briefing.Quotes;

/// <summary>The sets of messages in Quality/quotes, and the articles that they are about.</summary>
internal static class QuoteSets
{
    private static string Folder => Repository.QualityFile("quotes");

    /// <summary>Some of the articles of Quality/quotes/articles.</summary>
    public static Corpus Corpus(params string[] slugs) => Read("articles", slugs);

    /// <summary>The articles of a set from the second on, and the shipped one.</summary>
    public static Corpus OfSet(int number) => new([.. Read($"articles-{number}").Articles, .. ShippedCorpus.Corpus.Articles]);

    /// <summary>Frames in which a quote is put: <c>{m}</c> is the quote in quotation marks, <c>{q}</c> without, <c>\n</c> a line end.</summary>
    public static IEnumerable<string> Frames(string kind) => File.ReadLines(Path.Combine(Folder, "frames", kind + ".txt")).Select(line => line.Replace("\\n", "\n", StringComparison.Ordinal));

    /// <summary>All of them and the shipped one.</summary>
    public static Corpus WithShipped() => new([.. Read("articles").Articles, .. ShippedCorpus.Corpus.Articles]);

    /// <summary>The articles that the ordinary questions are about.</summary>
    public static Corpus OfOrdinaryQuestions() => Read("questions");

    /// <summary>The lines of a set.</summary>
    public static IReadOnlyList<JsonElement> Lines(string set) => [.. File.ReadLines(Path.Combine(Folder, set + ".jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];

    private static Corpus Read(string folder, params string[] slugs)
    {
        var faults = new List<CorpusFault>();
        var articles = Directory.GetFiles(Path.Combine(Folder, folder), "*.md").Order(StringComparer.Ordinal)
            .Where(file => slugs.Length == 0 || slugs.Contains(Path.GetFileNameWithoutExtension(file)))
            .Select(file => ArticleParser.Parse(Path.GetFileNameWithoutExtension(file), File.ReadAllBytes(file), file, faults)!)
            .ToList();
        Assert.Empty(faults);
        return new Corpus(articles);
    }
}
