using System.Text;
using RussiaTaliban.Briefing.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RussiaTaliban.Terminal;

/// <summary>The few forms that a terminal has for words. Words of people and articles are never markup here.</summary>
internal static class TerminalBlocks
{
    private static readonly Style Bold = new(decoration: Decoration.Bold);

    /// <summary>An empty line. A text of one line break would be two of them.</summary>
    public static IRenderable Blank { get; } = new EmptyLine();

    public static IRenderable Say(string text) => new Text(Printable(text));

    public static IRenderable Strong(string text) => new Text(Printable(text), Bold);

    public static IRenderable Aside(string text) => new Text(Printable(text), new Style(decoration: Decoration.Dim));

    public static IRenderable Item(string text) => Say("  · " + text);

    public static IRenderable Indented(IRenderable block) => new Padder(block, new Padding(2, 0, 0, 0));

    /// <summary>A text with some of it bold.</summary>
    public static IRenderable Marked(string text, IReadOnlyList<TextSpan> spans)
    {
        var paragraph = new Paragraph();
        var position = 0;
        foreach (var span in spans)
        {
            paragraph.Append(Printable(text[position..span.Start]));
            paragraph.Append(Printable(span.Of(text)), Bold);
            position = span.End;
        }

        return paragraph.Append(Printable(text[position..]));
    }

    /// <summary>A text in pieces, the marked ones bold.</summary>
    public static IRenderable Marked(IEnumerable<(string Text, bool IsMarked)> pieces) => Difference(pieces);

    /// <summary>A difference with its changes bold.</summary>
    public static IRenderable Difference(IEnumerable<(string Text, bool IsChange)> runs) => runs.Aggregate(
        new Paragraph(), (paragraph, run) => paragraph.Append(Printable(run.Text), run.IsChange ? Bold : Style.Plain));

    /// <summary>Without control characters: an article must not move the cursor or ring the bell.</summary>
    public static string Printable(string text)
    {
        if (!text.Any(char.IsControl))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            kept.Append(char.IsControl(character) && character != '\n' ? ' ' : character);
        }

        return kept.ToString();
    }

    private sealed class EmptyLine : Renderable
    {
        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => [Segment.LineBreak];
    }
}
