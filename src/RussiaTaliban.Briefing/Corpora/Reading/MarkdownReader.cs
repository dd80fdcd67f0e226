using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Corpora.Reading;

/// <summary>
/// Reads the sections and paragraphs of a Markdown file. A paragraph, a list's item, a table's row and a quotation's paragraph are one each; code, images,
/// rules and the targets of links are none.
/// </summary>
internal sealed class MarkdownReader
{
    /// <summary>The longest heading, in UTF-16 code units: what is longer was written as a paragraph and only looks like a heading.</summary>
    public const int MaxHeadingLength = 300;

    // A line of words over a line of hyphens is a heading to Markdown. A paragraph over a rule is meant more often where it is longer than this.
    private const int MaxUnderlinedLength = 120;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .UsePipeTables()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough | EmphasisExtraOptions.Marked)
        .UseCjkFriendlyEmphasis()
        .DisableHtml()
        .Build();

    private readonly string _source;
    private readonly CleanMarkdown _clean;
    private readonly List<ParsedSection> _sections = [new(null, 0, [])];
    private readonly List<string> _above = [];
    private readonly string _language;

    private MarkdownReader(string source, int start, string language)
    {
        _source = source;
        _language = language;
        _clean = MarkupCleaner.Clean(source, start);
    }

    /// <summary>The sections of a file that have a paragraph; the first has no heading where something stands before one.</summary>
    /// <param name="source">The whole file.</param>
    /// <param name="start">Where the front matter ends.</param>
    /// <param name="language">A BCP 47 tag, by which long paragraphs are split at sentences.</param>
    /// <param name="takeTitle">True if a heading that stands first is the article's title and begins no section.</param>
    /// <exception cref="ArgumentException">What is in it is nested deeper than Markdig reads.</exception>
    public static ParsedBody Read(string source, int start, string language, bool takeTitle)
    {
        var reader = new MarkdownReader(source, start, language);
        var document = Markdig.Markdown.Parse(reader._clean.Text, Pipeline);
        string? title = null;
        if (takeTitle && document is [HeadingBlock first, ..] && reader.HeadingText(first) is { Length: <= MaxHeadingLength } words)
        {
            title = words;
            document.RemoveAt(0);
        }

        reader.Blocks(document);
        return new ParsedBody(title, [.. reader._sections.Where(section => section.Paragraphs.Count > 0)]);
    }

    private void Blocks(ContainerBlock container)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case HeadingBlock heading:
                    Heading(heading);
                    break;
                case ParagraphBlock { Inline: { } words }:
                    Add(Gather(words, lead: null));
                    break;
                case Table table:
                    foreach (var row in table.OfType<TableRow>())
                    {
                        Add(Cells(row));
                    }

                    break;
                // "3. November" at the start of a paragraph looks like a list of one, whose sign would be lost.
                case ListBlock { IsOrdered: true, Count: 1 } list when list[0] is ListItemBlock { Count: > 0 } item && item[0] is ParagraphBlock { Inline: { } words } paragraph:
                    Add(Gather(words, lead: (item.Span.Start, paragraph.Span.Start)));
                    item.RemoveAt(0);
                    Blocks(item);
                    break;
                case ContainerBlock inner:
                    Blocks(inner);
                    break;
            }
        }
    }

    private void Heading(HeadingBlock heading)
    {
        if (HeadingText(heading) is not { } words)
        {
            return;
        }

        if (words.Length > (heading.IsSetext ? MaxUnderlinedLength : MaxHeadingLength))
        {
            Add(Gather(heading.Inline!, lead: null));
            return;
        }

        // A heading right under another begins no section of its own; its words stay with the one below it.
        if (_sections[^1] is { Paragraphs.Count: 0, Heading: { } above })
        {
            _sections.RemoveAt(_sections.Count - 1);
            _above.Add(above);
        }
        else
        {
            _above.Clear();
        }

        _sections.Add(new ParsedSection(words, heading.Level, []) { Above = [.. _above] });
    }

    private string? HeadingText(HeadingBlock heading) =>
        heading.Inline is { } words && Gather(words, lead: null)?.Text is { } text ? text.ReplaceLineEndings(" ") : null;

    private void Add(ShownText? paragraph)
    {
        if (paragraph is not null)
        {
            _sections[^1].Paragraphs.AddRange(LongParagraphs.Split(_source, paragraph, _language));
        }
    }

    private ShownText? Gather(ContainerInline words, (int Start, int End)? lead)
    {
        var gatherer = new RunGatherer(_source, _clean);
        if (lead is { } sign)
        {
            gatherer.Add(sign.Start, sign.End);
        }

        gatherer.Add(words);
        return gatherer.ToShownText();
    }

    private ShownText? Cells(TableRow row)
    {
        var gatherer = new RunGatherer(_source, _clean);
        foreach (var words in row.OfType<TableCell>().SelectMany(cell => cell.OfType<ParagraphBlock>()).Select(paragraph => paragraph.Inline).OfType<ContainerInline>())
        {
            gatherer.Part();
            gatherer.Add(words);
        }

        return gatherer.ToShownText();
    }
}

/// <summary>What a file says after its front matter.</summary>
/// <param name="Title">The heading that stands first, where it was asked for and there is one.</param>
/// <param name="Sections">The sections that have a paragraph.</param>
internal sealed record ParsedBody(string? Title, IReadOnlyList<ParsedSection> Sections);

/// <summary>A section as the reader found it, before it belongs to an article.</summary>
/// <param name="Heading">Its heading's words on one line; null for what stands before the first heading.</param>
/// <param name="Level">How deep the heading is, 1 to 6; 0 without one.</param>
/// <param name="Paragraphs">Its paragraphs in order.</param>
internal sealed record ParsedSection(string? Heading, int Level, List<ShownText> Paragraphs)
{
    /// <summary>Headings that stand right above this one, without a paragraph of their own.</summary>
    public IReadOnlyList<string> Above { get; init; } = [];
}

/// <summary>Parts a paragraph that is too long for a quote at its sentences.</summary>
internal static class LongParagraphs
{
    /// <summary>The longest paragraph, in UTF-16 code units, that stays whole.</summary>
    public const int MaxLength = 16_384;

    /// <summary>How long its parts are at most, where sentences allow.</summary>
    public const int PartLength = 4_096;

    /// <summary>The paragraph, or its parts where it is longer than <see cref="MaxLength"/>.</summary>
    public static IEnumerable<ShownText> Split(string source, ShownText paragraph, string language)
    {
        if (paragraph.Text.Length <= MaxLength)
        {
            return [paragraph];
        }

        var parts = new List<TextSpan>();
        foreach (var sentence in SentenceSplitter.Split(paragraph.Text, language).SelectMany(sentence => Pieces(paragraph.Text, sentence)))
        {
            if (parts.Count > 0 && sentence.End - parts[^1].Start <= PartLength)
            {
                parts[^1] = new TextSpan(parts[^1].Start, sentence.End - parts[^1].Start);
            }
            else
            {
                parts.Add(sentence);
            }
        }

        return parts.Select(part => paragraph.Slice(source, part.Start, part.Length));
    }

    // A sentence without an end, as of a table that lost its lines, is parted at spaces; without spaces, where it must be, but within no character.
    private static IEnumerable<TextSpan> Pieces(string text, TextSpan sentence)
    {
        var start = sentence.Start;
        while (sentence.End - start > PartLength)
        {
            var end = text.LastIndexOf(' ', start + PartLength - 1, PartLength / 2) is >= 0 and var space ? space : start + PartLength;
            end -= char.IsLowSurrogate(text[end]) ? 1 : 0;
            yield return new TextSpan(start, end - start);
            start = end + (text[end] == ' ' ? 1 : 0);
        }

        yield return new TextSpan(start, sentence.End - start);
    }
}
