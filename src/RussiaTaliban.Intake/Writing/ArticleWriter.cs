using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Corpora.Reading;
using RussiaTaliban.Intake.Sources;

namespace RussiaTaliban.Intake.Writing;

/// <summary>Writes a document as an article in the corpus's own form, and proves by the product's own reader that it reads back as the same headings and
/// paragraphs.</summary>
internal static class ArticleWriter
{
    /// <summary>The keys of front matter that this writer owns: what an article says of its original, and where it came from. Others are the desk's.</summary>
    public static readonly IReadOnlyList<string> OwnKeys =
        ["title", "source", "author", "published", "language", "url", "origin", "origin_kind", "origin_sha256", "origin_read", "origin_text"];

    /// <summary>What is said of the original, without where it came from: of these and the text a revision is made.</summary>
    public static readonly IReadOnlyList<string> SaidKeys = ["title", "source", "author", "published", "language", "url"];

    /// <summary>The article's front matter and body.</summary>
    /// <param name="document">A document in the form of <see cref="TakenDocument.Normalised"/>, with a title and a paragraph.</param>
    /// <param name="origin">Where it came from.</param>
    /// <param name="otherLines">Lines of front matter that the desk wrote into an earlier revision and keeps.</param>
    public static string Write(TakenDocument document, Origin origin, IEnumerable<string> otherLines)
    {
        var said = Said(document);
        var body = Body(document);
        var front = said
            .Append(Line("origin", Quoted(origin.Name)))
            .Append(Line("origin_kind", Quoted(origin.Kind)))
            .Append(Line("origin_sha256", origin.Sha256))
            .Append(Line("origin_read", origin.Read.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)))
            .Append(Line("origin_text", Hash(said, body)))
            .Concat(otherLines);
        return $"---\n{string.Join('\n', front)}\n---\n\n{body}\n";
    }

    /// <summary>SHA-256 of what an article says of its original and of its text: two revisions with the same one say the same.</summary>
    public static string Hash(TakenDocument document) => Hash(Said(document), Body(document));

    /// <summary>The same of lines and a body as they stand in a file.</summary>
    public static string Hash(IEnumerable<string> saidLines, string body) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', saidLines
            .Select(line => line.TrimEnd())) + "\n\n" + body.ReplaceLineEndings("\n").Trim('\n'))));

    /// <summary>True if an article's text reads back as the headings and paragraphs of the document, nothing added, lost or changed.</summary>
    public static bool ReadsBack(string slug, string text, TakenDocument document) =>
        Article.Read(slug, text) is { } article && article.Title == document.Title
        && Shape(article.Sections.Select(section => (section.HeadingsAbove.Append(section.Heading).OfType<string>(), section.Passages.Select(passage => passage.Text))))
            .SequenceEqual(Shape(Sections(document)), StringComparer.Ordinal);

    /// <summary>The body: headings, paragraphs, items and quotations, parted by blank lines.</summary>
    internal static string Body(TakenDocument document)
    {
        var body = new StringBuilder();
        TakenBlock? before = null;
        foreach (var block in document.Blocks)
        {
            if (before is not null)
            {
                body.Append(before.Kind == TakenBlockKind.ListItem && block.Kind == TakenBlockKind.ListItem ? "\n" : "\n\n");
            }

            var parts = block.IsHeading ? [block.Text] : Parts(block.Text, document.Language);
            for (var at = 0; at < parts.Count; at++)
            {
                var sign = block.Kind switch
                {
                    TakenBlockKind.Heading => new string('#', block.Level) + " ",
                    TakenBlockKind.ListItem when at == 0 && parts.Count == 1 => "- ",
                    TakenBlockKind.Quote => "> ",
                    _ => "",
                };
                body.Append(at > 0 ? "\n\n" : "").Append(sign).Append(block.IsHeading ? MarkdownText.EscapeHeading(parts[at]) : MarkdownText.Escape(parts[at]));
            }

            before = block;
        }

        return body.ToString();
    }

    private static IEnumerable<string> Shape(IEnumerable<(IEnumerable<string> Headings, IEnumerable<string> Paragraphs)> sections) =>
        sections.SelectMany(section => section.Headings.Select(heading => "# " + heading).Concat(section.Paragraphs.Select(paragraph => "¶ " + paragraph)));

    private static IEnumerable<(IEnumerable<string> Headings, IEnumerable<string> Paragraphs)> Sections(TakenDocument document)
    {
        var headings = new List<string>();
        var paragraphs = new List<string>();
        foreach (var block in document.Blocks)
        {
            if (!block.IsHeading)
            {
                paragraphs.AddRange(Parts(block.Text, document.Language));
                continue;
            }

            if (paragraphs.Count > 0)
            {
                yield return (headings, paragraphs);
                (headings, paragraphs) = ([], []);
            }

            headings.Add(block.Text);
        }

        if (paragraphs.Count > 0)
        {
            yield return (headings, paragraphs);
        }
    }

    // A paragraph too long for a quote is parted as the reader would part it.
    private static List<string> Parts(string text, string? language) =>
        ShownText.Of(text, [new SourceRun(0, text.Length, SourceRunKind.Verbatim)]) is { } shown
            ? [.. LongParagraphs.Split(text, shown, language ?? Article.DefaultLanguage).Select(part => part.Text.Trim()).Where(part => part.Any(char.IsLetterOrDigit))]
            : [text];

    private static List<string> Said(TakenDocument document)
    {
        var said = new List<string> { Line("title", Quoted(document.Title)) };
        Add("source", document.Publisher is { } publisher ? Quoted(publisher) : null);
        Add("author", document.Author is { } author ? Quoted(author) : null);
        Add("published", document.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("language", document.Language);
        Add("url", document.Canonical is { } url ? Quoted(url.AbsoluteUri) : null);
        return said;

        void Add(string key, string? value)
        {
            if (value is not null)
            {
                said.Add(Line(key, value));
            }
        }
    }

    private static string Line(string key, string value) => $"{key}: {value}";

    // Brackets are named by number: many open ones would make the reader of front matter suspect a bomb.
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in TakenText.Clean(text))
        {
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '[' => "\\x5B",
                '{' => "\\x7B",
                _ => letter.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}

/// <summary>Where an article came from.</summary>
/// <param name="Name">The address, the file's name, or a feed's entry: the same source has the same name.</param>
/// <param name="Kind">The format, as its reader names it.</param>
/// <param name="Sha256">Of the source's bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Read">When it was read.</param>
internal sealed record Origin(string Name, string Kind, string Sha256, DateTimeOffset Read);
