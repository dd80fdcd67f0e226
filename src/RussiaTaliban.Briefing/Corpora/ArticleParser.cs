using System.Security.Cryptography;
using RussiaTaliban.Briefing.Corpora.Reading;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Corpora;

/// <summary>Turns the bytes of one Markdown file into an article, every paragraph provably a run of stretches of the file.</summary>
internal static class ArticleParser
{
    /// <summary>The article; null if the file has none, or where something in it is faulty: for callers that want all or nothing.</summary>
    /// <param name="slug">The article's slug.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="file">The file's path in the corpus, with forward slashes.</param>
    /// <param name="faults">Where faults are added.</param>
    public static Article? Parse(string slug, byte[] bytes, string file, ICollection<CorpusFault> faults)
    {
        var parsed = Read(slug, bytes, file);
        foreach (var fault in parsed.Faults.Where(fault => fault.Kind != CorpusFaultKind.LeftOut))
        {
            faults.Add(fault);
        }

        return parsed.Faults.Any(fault => fault.Kind != CorpusFaultKind.LeftOut) ? null : parsed.Article;
    }

    /// <summary>Reads what can be read.</summary>
    public static ParsedFile Read(string slug, byte[] bytes, string file)
    {
        var faults = new List<CorpusFault>();
        if (TextFile.Decode(bytes, file, faults) is not { } text)
        {
            return new ParsedFile(null, faults);
        }

        var front = FrontMatter.Read(text);
        var said = FrontMatterParser.Parse(front, file, Doubt);
        said = said with { Language = said.Language ?? LanguageRecognizer.Of(text[front.End..]) ?? Article.DefaultLanguage };
        ParsedBody body;
        try
        {
            body = MarkdownReader.Read(text, front.End, said.Language!, takeTitle: said.Title.Length == 0);
        }
        catch (ArgumentException fault)
        {
            faults.Add(new CorpusFault(file, null, $"the text is nested too deeply to be read: {fault.Message.ReplaceLineEndings(" ")}"));
            return new ParsedFile(null, faults);
        }

        if (body.Sections.Count == 0)
        {
            faults.Add(new CorpusFault(file, null, Empty(text, front))
            {
                Kind = text.AsSpan(front.End).IsWhiteSpace() && front.IsThere ? CorpusFaultKind.NoText : CorpusFaultKind.Refused,
            });
            return new ParsedFile(null, faults);
        }

        said = said with { Title = said.Title.Length > 0 ? said.Title : body.Title ?? Slugs.TitleOf(file) };
        var article = new Article(slug, said, text, Convert.ToHexStringLower(SHA256.HashData(bytes)), body.Sections);
        return new ParsedFile(article, faults) { IsDraft = said.IsDraft };

        void Doubt(int? line, string message) => faults.Add(new CorpusFault(file, line, message) { Kind = CorpusFaultKind.Doubtful });
    }

    private static string Empty(string text, FrontMatter front)
    {
        var lines = text[front.End..].Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).ToList();
        return lines.Count > 0 && lines.TrueForAll(line => line.StartsWith("    ", StringComparison.Ordinal) || line[0] == '\t')
            ? "the article is empty: every line starts with four spaces or a tab, which Markdown reads as code; remove the indentation"
            : "the article is empty: no paragraph after the front matter";
    }
}

/// <summary>What a file gave.</summary>
/// <param name="Article">The article; null if the file has none.</param>
/// <param name="Faults">What is wrong with the file, or was left out of it.</param>
internal sealed record ParsedFile(Article? Article, IReadOnlyList<CorpusFault> Faults)
{
    /// <summary>True if the front matter says that the article is a draft.</summary>
    public bool IsDraft { get; init; }
}
