using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Channels;
using Spectre.Console;

namespace RussiaTaliban.Host.CommandLine;

/// <summary>A verdict on a quote for a person at a terminal.</summary>
internal static class TerminalVerdict
{
    public static void Write(IAnsiConsole console, QuoteVerdict verdict, Func<string, string> printable)
    {
        console.MarkupLineInterpolated($"[bold]{QuoteWording.Verdict(verdict)}[/]");
        if (verdict.Difference.Count > 0)
        {
            var difference = QuoteWording.Difference(verdict.Difference, text => Markup.Escape(printable(text)), text => $"[bold]{text}[/]");
            console.WriteLine();
            console.Write(new Padder(new Markup(difference), new Padding(2, 0, 2, 0)));
        }

        foreach (var (passage, spans) in QuoteWording.Shown(verdict))
        {
            console.WriteLine();
            if (verdict.Difference.Count == 0)
            {
                console.Write(new Padder(new Markup(string.Join(" … ", spans.Select(span => Markup.Escape(printable(span.Of(passage.Text)))))), new Padding(2, 0, 2, 0)));
            }

            console.Write(new Padder(new Markup($"[dim]— {Markup.Escape(printable(passage.Citation.Label))}, {Markup.Escape(printable(passage.Article.Title))} ({passage.Id})[/]"), new Padding(2, 0, 2, 0)));
        }

        foreach (var passage in QuoteWording.Further(verdict))
        {
            console.MarkupLineInterpolated($"  [dim]— {printable(passage.Citation.Label)} ({passage.Id})[/]");
        }

        foreach (var note in QuoteWording.Notes(verdict))
        {
            console.WriteLine(note);
        }
    }
}
