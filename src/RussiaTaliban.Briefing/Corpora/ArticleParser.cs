using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace RussiaTaliban.Briefing.Corpora;

/// <summary>Turns the bytes of one Markdown file into an article, keeping every paragraph byte for byte.</summary>
internal static partial class ArticleParser
{
    /// <summary>The longest paragraph, in UTF-16 code units: longer ones are a file whose blank lines were lost.</summary>
    public const int MaxParagraphLength = 16_384;

    /// <summary>The article, or null with at least one fault added.</summary>
    public static Article? Parse(string slug, byte[] bytes, string file, ICollection<CorpusFault> faults)
    {
        if (Utf8Text.Decode(bytes, file, faults) is not { } text)
        {
            return null;
        }

        if (FrontMatterBlock().Match(text) is not { Success: true } block)
        {
            faults.Add(new CorpusFault(file, 1, text.StartsWith("---", StringComparison.Ordinal)
                ? "front matter has no closing --- line"
                : "front matter is missing: the file starts with a --- line, then title: …, then a --- line"));
            return null;
        }

        var before = faults.Count;
        var frontMatter = FrontMatterParser.Parse(block.Groups["yaml"].Value, file, faults);
        var sections = Sections(text, block.Length, file, faults);
        return frontMatter is null || faults.Count > before
            ? null
            : new Article(slug, frontMatter, text, Convert.ToHexStringLower(SHA256.HashData(bytes)), sections);
    }

    private static List<ParsedSection> Sections(string text, int bodyStart, string file, ICollection<CorpusFault> faults)
    {
        var sections = new List<ParsedSection> { new(0, null, LineAt(text, bodyStart), []) };
        var line = LineAt(text, bodyStart);
        int? paragraphStart = null;
        var paragraphEnd = 0;
        var paragraphLine = line;
        foreach (var (start, end) in Lines(text, bodyStart))
        {
            var content = text.AsSpan(start, end - start);
            var heading = Heading().Match(text, start, end - start);
            if (content.IsWhiteSpace() || heading.Success)
            {
                CloseParagraph();
                if (heading.Success)
                {
                    sections.Add(new ParsedSection(sections.Count, heading.Groups["text"].Value, line, []));
                }
            }
            else
            {
                if (paragraphStart is null)
                {
                    (paragraphStart, paragraphLine) = (start, line);
                }

                paragraphEnd = end;
            }

            line++;
        }

        CloseParagraph();
        AddStructureFaults(sections, file, faults);
        if (sections[0].Paragraphs.Count == 0)
        {
            sections.RemoveAt(0);
        }

        return sections;

        void CloseParagraph()
        {
            if (paragraphStart is not { } from)
            {
                return;
            }

            var paragraph = text[from..paragraphEnd];
            if (paragraph.Length > MaxParagraphLength)
            {
                faults.Add(new CorpusFault(file, paragraphLine, $"a paragraph of {paragraph.Length} characters; at most {MaxParagraphLength}: part it with blank lines"));
            }

            sections[^1].Paragraphs.Add((paragraph, from));
            paragraphStart = null;
        }
    }

    private static void AddStructureFaults(List<ParsedSection> sections, string file, ICollection<CorpusFault> faults)
    {
        if (sections.Count == 1 && sections[0].Paragraphs.Count == 0)
        {
            faults.Add(new CorpusFault(file, null, "the article is empty: no paragraph after the front matter"));
            return;
        }

        foreach (var section in sections.Skip(1))
        {
            if (section.Heading!.Length == 0)
            {
                faults.Add(new CorpusFault(file, section.Line, "a heading without words"));
            }

            if (section.Paragraphs.Count == 0)
            {
                faults.Add(new CorpusFault(file, section.Line, $"the heading “{section.Heading}” has no paragraph under it"));
            }
        }
    }

    private static IEnumerable<(int Start, int End)> Lines(string text, int start)
    {
        while (start < text.Length)
        {
            var newline = text.IndexOf('\n', start);
            var next = newline < 0 ? text.Length : newline + 1;
            var end = newline < 0 ? text.Length : newline;
            if (end > start && text[end - 1] == '\r')
            {
                end--;
            }

            yield return (start, end);
            start = next;
        }
    }

    private static int LineAt(string text, int position) => 1 + text.AsSpan(0, position).Count('\n');

    [GeneratedRegex(@"\A---[ \t]*\r?\n(?<yaml>(?:.*\n)*?)---[ \t]*(?:\r?\n|\z)", RegexOptions.ExplicitCapture)]
    private static partial Regex FrontMatterBlock();

    [GeneratedRegex(@"\G#{1,6}(?:[ \t]+(?<text>.*?))??(?:[ \t]+#+)?[ \t]*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();
}

/// <summary>A section as the parser found it, before it belongs to an article.</summary>
internal sealed record ParsedSection(int Number, string? Heading, int Line, List<(string Text, int Position)> Paragraphs);
