using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Slack.BlockKit;

namespace RussiaTaliban.Slack.Rendering;

/// <summary>Verdicts on quotes as groups of blocks.</summary>
internal sealed class QuoteBlocks(ReaderLinks links)
{
    public IEnumerable<IReadOnlyList<Block>> Check(QuoteCheckReply reply, SlackSurface surface)
    {
        var verdict = reply.Verdict;
        yield return [Paragraph(new RichTextElement.Words(QuoteWording.Verdict(verdict)) { Style = Emphasis.Strong })];
        foreach (var elements in Difference(reply))
        {
            yield return [new Block.RichText([new RichTextPart.Quote(elements)])];
        }

        // Two quotations in a row look like one.
        if (verdict.Difference.Count > 0)
        {
            yield return [new Block.Context([Text.Plain("In the article:")])];
        }

        foreach (var (passage, covered) in QuoteWording.Shown(verdict))
        {
            foreach (var elements in PassageParts.Of(passage.Text, covered))
            {
                yield return [new Block.RichText([new RichTextPart.Quote(elements)])];
            }

            yield return [Paragraph(
                new RichTextElement.Link(links.Of(passage), passage.Citation.Label),
                new RichTextElement.Words($" · {Wording.Attribution(passage.Article)}"))];
        }

        if (QuoteWording.Further(verdict).ToList() is { Count: > 0 } further)
        {
            yield return [new Block.RichText([new RichTextPart.List([.. further.Select(passage =>
                new RichTextPart.Paragraph([new RichTextElement.Link(links.Of(passage), passage.Citation.Label)]))])])];
        }

        if (QuoteWording.Notes(verdict) is { Count: > 0 } notes)
        {
            yield return [.. notes.Select(note => Paragraph(new RichTextElement.Words(note)))];
        }

        if (surface != SlackSurface.Modal && verdict.Place is not null)
        {
            yield return [SlackControls.TakeAlong(verdict)];
        }
    }

    /// <summary>The difference as quotations, each short enough for Slack.</summary>
    private static IEnumerable<IReadOnlyList<RichTextElement>> Difference(QuoteCheckReply reply)
    {
        var elements = new List<RichTextElement>();
        var length = 0;
        foreach (var (text, isChange) in QuoteWording.Runs(reply.Verdict.Difference))
        {
            foreach (var piece in PassageParts.Of(text, isChange ? [new TextSpan(0, text.Length)] : []))
            {
                var size = piece.OfType<RichTextElement.Words>().Sum(words => words.Text.Length);
                if (length + size > Limits.Quotation && elements.Count > 0)
                {
                    yield return elements;
                    elements = [];
                    length = 0;
                }

                elements.AddRange(piece);
                length += size;
            }
        }

        if (elements.Count > 0)
        {
            yield return elements;
        }
    }

    private static Block.RichText Paragraph(params IReadOnlyList<RichTextElement> elements) => new([new RichTextPart.Paragraph(elements)]);
}
