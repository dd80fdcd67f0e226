using System.Globalization;
using System.Text;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Replies;
using Spectre.Console;

namespace RussiaTaliban.Terminal;

/// <summary>A reply for a person at a terminal: quotes in full, the answering sentence bold, the citation under each.</summary>
internal static class TerminalRenderer
{
    private const int Unwrapped = int.MaxValue / 4;

    public static void Write(IAnsiConsole console, Reply reply)
    {
        if (Console.IsOutputRedirected)
        {
            // A file or a pipe has no width: quotes stay on one line, so that they can be searched for.
            console.Profile.Width = Unwrapped;
        }

        switch (reply)
        {
            case PassagesReply passages:
                WritePassages(console, passages);
                break;
            case QuoteCheckReply check:
                TerminalVerdict.Write(console, check.Verdict, Printable);
                break;
            case NotFoundReply notFound:
                WriteNotFound(console, notFound);
                break;
            case SmallTalkReply or HelpReply:
                console.WriteLine("Ask a question about the corpus; the answer is its own passages, word for word, each with its place.");
                break;
            case AboutReply about:
                WriteAbout(console, about.Corpus);
                break;
            case UnreadableReply { Reason: UnreadableReason.TooLong }:
                console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"That is too long for a question: at most {IntentReader.MaxLength} characters."));
                break;
            case UnreadableReply:
                console.WriteLine("There is no question in that. Ask in words, for example: why did it happen?");
                break;
            case NoMoreReply:
                console.WriteLine("There are no further passages.");
                break;
            case DigestReply or SummaryReply or NoSuchSectionReply or SubscriptionReply:
                DigestTerminal.Write(console, reply);
                break;
            default:
                console.WriteLine("This cannot be shown in a terminal.");
                break;
        }
    }

    private static void WritePassages(IAnsiConsole console, PassagesReply reply)
    {
        if (reply.Answer.ReadAs is { } readAs)
        {
            console.MarkupLineInterpolated($"[dim]Read as: {Printable(readAs)}[/]");
        }

        if (reply.Answer.Outcome == AnswerOutcome.Closest)
        {
            console.MarkupLine("[yellow]The corpus may not answer this; these passages come closest.[/]");
        }

        if (reply.Answer.HitsDiffer)
        {
            console.MarkupLine("[yellow]These passages differ from each other.[/]");
        }

        foreach (var hit in reply.Answer.Hits)
        {
            console.WriteLine();
            console.Write(new Padder(Quote(hit), new Padding(2, 0, 2, 0)));
            console.Write(new Padder(new Markup(
                $"[dim]—[/] [link]{Markup.Escape(Printable(hit.Passage.Citation.Label))}[/][dim], {Markup.Escape(Printable(hit.Passage.Article.Title))} ({hit.Passage.Id})[/]"), new Padding(2, 0, 2, 0)));
        }
    }

    private static Paragraph Quote(Hit hit)
    {
        var paragraph = new Paragraph();
        var text = hit.Passage.Text;
        var position = 0;
        foreach (var span in hit.Highlights)
        {
            paragraph.Append(Printable(text[position..span.Start]));
            paragraph.Append(Printable(span.Of(text)), new Style(decoration: Decoration.Bold));
            position = span.End;
        }

        return paragraph.Append(Printable(text[position..]));
    }

    private static void WriteNotFound(IAnsiConsole console, NotFoundReply reply)
    {
        console.WriteLine("I found no answer in the corpus.");
        if (reply.NearestSections.Count > 0)
        {
            console.WriteLine("Nearest in subject, but not an answer:");
            foreach (var section in reply.NearestSections)
            {
                console.WriteLine($"  · {Printable(section.Heading ?? section.Article.Title)}");
            }
        }
    }

    private static void WriteAbout(IAnsiConsole console, Corpus corpus)
    {
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{corpus.Articles.Count} article(s), {corpus.Passages.Count} passages, revision {corpus.Revision[..12]}"));
        foreach (var article in corpus.Articles)
        {
            console.WriteLine($"  · {Printable(article.Title)} ({article.Slug})");
        }
    }

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
}

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
