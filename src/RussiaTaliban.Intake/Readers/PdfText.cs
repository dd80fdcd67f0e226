using System.Text;
using RussiaTaliban.Intake.Sources;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;

namespace RussiaTaliban.Intake.Readers;

/// <summary>Makes headings and paragraphs of the words of pages.</summary>
internal sealed class PdfText
{
    // A heading's letters are so many times as large as the body's.
    private const double HeadingSize = 1.15;
    private const int MaxHeadingLength = 200;

    // A paragraph that goes on in the next column is longer than a line of a list, in UTF-16 code units.
    private const int LeastOfAColumn = 120;

    // Lines so near to the top or bottom edge may run through: the first and last of a page.
    private const int EdgeLines = 3;
    private const double SameHeight = 8;

    private readonly List<TakenBlock> _blocks = [];
    private readonly HashSet<string> _vocabulary;
    private readonly double _bodySize;
    private bool _mayGoOn;
    private double _bottom;

    private PdfText(IEnumerable<Word> words)
    {
        var all = words.ToList();
        _vocabulary = new HashSet<string>(all.Select(word => word.Text.Trim(',', '.', ';', ':', '(', ')', '“', '”', '"')), StringComparer.OrdinalIgnoreCase);
        _bodySize = all.GroupBy(SizeOf).OrderByDescending(size => size.Sum(word => word.Text.Length)).Select(size => size.Key).FirstOrDefault(10);
    }

    /// <summary>The headings and paragraphs in reading order.</summary>
    public IReadOnlyList<TakenBlock> Blocks => _blocks;

    /// <summary>The first page's largest lines, where they are larger than the body's; null if none are.</summary>
    public string? Title { get; private set; }

    public static PdfText Of(IReadOnlyList<PdfPage> pages, CancellationToken cancellationToken)
    {
        var kept = WithoutRunning(pages);
        var text = new PdfText(kept.SelectMany(words => words));
        var isFirst = true;
        foreach (var words in kept.Where(words => words.Count > 0))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var blocks = new DocstrumBoundingBoxes(new DocstrumBoundingBoxes.DocstrumBoundingBoxesOptions { MaxDegreeOfParallelism = 1 }).GetBlocks(words);
            var ordered = new UnsupervisedReadingOrderDetector(10, UnsupervisedReadingOrderDetector.SpatialReasoningRules.ColumnWise, useRenderingOrder: true)
                .Get(blocks).OrderBy(block => block.ReadingOrder).ToList();
            if (isFirst)
            {
                text.TakeTitle(ordered);
                isFirst = false;
            }

            foreach (var block in ordered)
            {
                text.Add(block);
            }
        }

        return text;
    }

    /// <summary>Each page's words without the lines that stand at the same height of several pages with the same words, page numbers apart.</summary>
    private static List<IReadOnlyList<Word>> WithoutRunning(IReadOnlyList<PdfPage> pages)
    {
        var edges = pages.Select(page =>
        {
            var lines = page.Words.GroupBy(word => Math.Round(word.BoundingBox.Bottom / 3)).OrderBy(line => line.Key)
                .Select(line => line.OrderBy(word => word.BoundingBox.Left).ToList()).ToList();
            return lines.Take(EdgeLines).Concat(lines.TakeLast(EdgeLines)).Distinct()
                .Select(line => (Words: line, Key: Running(line), Height: line[0].BoundingBox.Bottom)).ToList();
        }).ToList();
        var least = Math.Max(2, pages.Count / 4);
        var kept = new List<IReadOnlyList<Word>>();
        for (var at = 0; at < pages.Count; at++)
        {
            var running = edges[at]
                .Where(line => edges.Count(others => others.Exists(other => other.Key == line.Key && Math.Abs(other.Height - line.Height) < SameHeight)) >= least)
                .SelectMany(line => line.Words).ToHashSet();
            kept.Add([.. pages[at].Words.Where(word => !running.Contains(word))]);
        }

        return kept;
    }

    private static string Running(IEnumerable<Word> line)
    {
        var key = new StringBuilder();
        foreach (var letter in string.Join(' ', line.Select(word => word.Text)))
        {
            if (!char.IsDigit(letter))
            {
                key.Append(char.ToLowerInvariant(letter));
            }
            else if (key.Length == 0 || key[^1] != '#')
            {
                key.Append('#');
            }
        }

        return key.ToString();
    }

    private void TakeTitle(List<TextBlock> blocks)
    {
        if (blocks.Where(IsShort).Select(block => (Block: block, Size: SizeOf(block))).Where(one => one.Size >= _bodySize * HeadingSize)
            .OrderByDescending(one => one.Size).FirstOrDefault().Block is { } largest
            && Join(largest.TextLines) is { Length: > 3 } title)
        {
            Title = title;
            blocks.Remove(largest);
        }
    }

    private void Add(TextBlock block)
    {
        var size = SizeOf(block);
        if (IsShort(block) && (size >= _bodySize * HeadingSize || (block.TextLines.Count == 1 && IsBold(block) && !block.Text.TrimEnd().EndsWith('.'))))
        {
            _blocks.Add(TakenBlock.Heading(size >= _bodySize * 1.5 ? 2 : 3, Join(block.TextLines)));
            _mayGoOn = false;
            return;
        }

        foreach (var paragraph in Paragraphs(block))
        {
            var text = Join(paragraph);
            if (text.Length == 0)
            {
                continue;
            }

            // What a column's or page's end parted, or a gap between lines: no full stop before, and no capital after unless the next column begins with a name.
            if (_mayGoOn && _blocks[^1] is { Kind: TakenBlockKind.Paragraph } before && !EndsSentence(before.Text)
                && (char.IsLower(text[0]) || (block.BoundingBox.Top > _bottom && before.Text.Length > LeastOfAColumn)))
            {
                _blocks[^1] = before with { Text = Joined(before.Text, text) };
            }
            else
            {
                _blocks.Add(TakenBlock.Paragraph(text));
            }

            _mayGoOn = true;
        }

        _bottom = block.BoundingBox.Bottom;
    }

    // Where paragraphs are told by a first line that is set in, they come as one block.
    private static IEnumerable<IReadOnlyList<TextLine>> Paragraphs(TextBlock block)
    {
        var lines = block.TextLines;
        var margin = lines.Select(line => line.BoundingBox.Left).Order().ElementAt(lines.Count / 3);
        var from = 0;
        for (var at = 1; at < lines.Count; at++)
        {
            if (lines[at].BoundingBox.Left - margin is > 6 and < 60 && EndsSentence(lines[at - 1].Text))
            {
                yield return [.. lines.Skip(from).Take(at - from)];
                from = at;
            }
        }

        yield return [.. lines.Skip(from)];
    }

    private string Join(IReadOnlyList<TextLine> lines) => TakenText.Clean(lines.Select(line => TakenText.Clean(line.Text)).Aggregate("", Joined));

    private string Joined(string before, string next)
    {
        if (before.Length == 0 || next.Length == 0)
        {
            return before + next;
        }

        // A hyphen at a line's end was put there, unless the word is written with one elsewhere in the text and nowhere without.
        if (before.Length > 1 && before[^1] is '-' or '\u2010' or '\u00AD' && char.IsLetter(before[^2]))
        {
            var (first, second) = (before[..^1].Split(' ')[^1], next.Split(' ')[0].Trim(',', '.', ';', ':', ')', '”', '"'));
            return !char.IsLower(next[0]) || (_vocabulary.Contains($"{first}-{second}") && !_vocabulary.Contains(first + second)) ? before + next : before[..^1] + next;
        }

        return $"{before} {next}";
    }

    private static bool EndsSentence(string text) => text.TrimEnd('"', '”', '»', '’', ')', ']', ' ') is { Length: > 0 } end
        && end[^1] is '.' or '?' or '!' or ':' or '…' or '。';

    private static bool IsShort(TextBlock block) => block.TextLines.Count <= 4 && block.Text.Length <= MaxHeadingLength;

    private static bool IsBold(TextBlock block) =>
        block.TextLines.SelectMany(line => line.Words)
            .All(word => word.Letters.All(letter => letter.FontDetails.IsBold || letter.FontName?.Contains("bold", StringComparison.OrdinalIgnoreCase) == true));

    private static double SizeOf(TextBlock block) =>
        block.TextLines.SelectMany(line => line.Words).GroupBy(SizeOf).OrderByDescending(size => size.Sum(word => word.Text.Length)).First().Key;

    private static double SizeOf(Word word) => Math.Round(word.Letters.Select(letter => letter.PointSize).Order()
        .ElementAt(word.Letters.Count / 2) * 2, MidpointRounding.AwayFromZero) / 2;
}
