using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Channels;
using RussiaTaliban.Chat;
using Spectre.Console;

namespace RussiaTaliban.Host.CommandLine;

/// <summary>Digests, summaries and words about subscriptions at a terminal.</summary>
internal static class DigestTerminal
{
    public static void Write(IAnsiConsole console, Reply reply)
    {
        switch (reply)
        {
            case DigestReply digest:
                console.MarkupLineInterpolated($"[bold]{DigestWords.Heading(digest)}[/]");
                foreach (var item in digest.Shown)
                {
                    console.WriteLine();
                    console.MarkupLineInterpolated($"[dim]{TerminalRenderer.Printable(DigestWords.Heading(item))}[/]");
                    WriteSentences(console, item.Summary);
                }

                break;
            case SummaryReply summary:
                console.MarkupLineInterpolated($"[bold]{TerminalRenderer.Printable(DigestWords.Heading(summary.Summary))}[/]");
                WriteSentences(console, summary.Summary);
                break;
            case NoSuchSectionReply none:
                console.WriteLine(DigestWords.Text(none));
                break;
            case SubscriptionReply subscription:
                console.WriteLine(TerminalRenderer.Printable(SubscriptionWords.Text(subscription)));
                break;
        }
    }

    private static void WriteSentences(IAnsiConsole console, Summary summary)
    {
        foreach (var sentence in summary.Sentences)
        {
            console.WriteLine();
            console.Write(new Padder(new Text(TerminalRenderer.Printable(sentence.Text)), new Padding(2, 0, 2, 0)));
            console.Write(new Padder(new Markup($"[dim]— {Markup.Escape(TerminalRenderer.Printable(sentence.Passage.Citation.Label))} ({sentence.Passage.Id})[/]"), new Padding(2, 0, 2, 0)));
        }
    }
}
