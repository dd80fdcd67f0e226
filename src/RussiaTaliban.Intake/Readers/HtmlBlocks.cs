using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using RussiaTaliban.Intake.Sources;

namespace RussiaTaliban.Intake.Readers;

/// <summary>The headings and paragraphs of a piece of HTML, in reading order.</summary>
internal sealed class HtmlBlocks
{
    private static readonly FrozenSet<string> Unread = Set(
        "script style noscript template iframe object embed svg math canvas video audio picture img form button select textarea input nav dialog head");

    private static readonly FrozenSet<string> Parting = Set(
        "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer header hgroup hr html li main ol p section summary "
        + "table tbody td tfoot th thead tr ul h1 h2 h3 h4 h5 h6 caption");

    private readonly List<TakenBlock> _blocks = [];
    private readonly StringBuilder _words = new();

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly bool _withPreformatted;

    private HtmlBlocks(bool withPreformatted) => _withPreformatted = withPreformatted;

    /// <summary>The blocks under an element.</summary>
    /// <param name="root">The element.</param>
    /// <param name="withPreformatted">True to read what is set as it was typed, mostly code, as paragraphs parted by blank lines.</param>
    public static IReadOnlyList<TakenBlock> Of(INode root, bool withPreformatted = false)
    {
        var blocks = new HtmlBlocks(withPreformatted);
        blocks.Walk(root, TakenBlockKind.Paragraph, 0);
        blocks.End(TakenBlockKind.Paragraph, 0);
        return blocks._blocks;
    }

    private void Walk(INode node, TakenBlockKind kind, int level)
    {
        foreach (var child in node.ChildNodes)
        {
            switch (child)
            {
                case IText text:
                    _words.Append(text.Data);
                    break;
                case IElement element when Unread.Contains(element.LocalName) || IsHidden(element):
                    break;
                case IElement { LocalName: "pre" or "listing" or "xmp" } typed:
                    End(kind, level);
                    foreach (var part in _withPreformatted ? typed.TextContent.ReplaceLineEndings("\n").Split("\n\n") : [])
                    {
                        _words.Append(part);
                        End(TakenBlockKind.Paragraph, 0);
                    }

                    break;
                case IElement { LocalName: "br" }:
                    // Two in a row part paragraphs where a writer knew no better.
                    if (IsBreak(child.NextSibling))
                    {
                        End(kind, level);
                    }
                    else
                    {
                        _words.Append('\n');
                    }

                    break;
                case IElement { LocalName: "tr" } row:
                    End(kind, level);
                    foreach (var cell in row.Children.Where(cell => cell.LocalName is "td" or "th"))
                    {
                        Inline(cell);
                        _words.Append(' ');
                    }

                    End(TakenBlockKind.Paragraph, 0);
                    break;
                case IElement element when Parting.Contains(element.LocalName):
                    End(kind, level);
                    var (inner, depth) = element.LocalName switch
                    {
                        ['h', >= '1' and <= '6'] => (TakenBlockKind.Heading, element.LocalName[1] - '0'),
                        "li" => (TakenBlockKind.ListItem, 0),
                        "blockquote" => (TakenBlockKind.Quote, 0),
                        _ => (kind, level),
                    };
                    Walk(element, inner, depth);
                    End(inner, depth);
                    break;
                case IElement element:
                    Walk(element, kind, level);
                    break;
            }
        }
    }

    // A table's cell is one stretch of its row, whatever stands in it.
    private void Inline(INode node)
    {
        foreach (var child in node.ChildNodes)
        {
            switch (child)
            {
                case IText text:
                    _words.Append(text.Data);
                    break;
                case IElement element when !Unread.Contains(element.LocalName) && !IsHidden(element):
                    var parts = element.LocalName == "br" || Parting.Contains(element.LocalName);
                    _words.Append(parts ? " " : "");
                    Inline(element);
                    _words.Append(parts ? " " : "");
                    break;
            }
        }
    }

    private static bool IsBreak(INode? node)
    {
        while (node is IText text && string.IsNullOrWhiteSpace(text.Data))
        {
            node = node.NextSibling;
        }

        return node is IElement { LocalName: "br" };
    }

    private static bool IsHidden(IElement element) => element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true"
        || element.GetAttribute("style") is { } style && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase);

    private void End(TakenBlockKind kind, int level)
    {
        if (TakenText.Clean(_words.ToString()) is { Length: > 0 } text)
        {
            _blocks.Add(kind == TakenBlockKind.Heading ? TakenBlock.Heading(level, text) : new TakenBlock(kind, text));
        }

        _words.Clear();
    }
}
