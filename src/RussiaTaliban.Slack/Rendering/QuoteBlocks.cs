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
        yield return [Paragraph(new Span.Words(QuoteWording.Verdict(verdict)) { Style = Emphasis.Strong })];
        foreach (var spans in Difference(reply))
        {
            yield return [new Block.RichText([new RichTextPart.Quote(spans)])];
        }

        // Two quotations in a row look like one.
        if (verdict.Difference.Count > 0)
        {
            yield return [new Block.Context([Text.Plain("In the article:")])];
        }

        foreach (var (passage, covered) in QuoteWording.Shown(verdict))
        {
            foreach (var spans in PassageParts.Of(passage.Text, covered))
            {
                yield return [new Block.RichText([new RichTextPart.Quote(spans)])];
            }

            yield return [Paragraph(new Span.Link(links.Of(passage), passage.Citation.Label), new Span.Words($" · {Wording.Attribution(passage.Article)}"))];
        }

        if (QuoteWording.Further(verdict).ToList() is { Count: > 0 } further)
        {
            yield return [new Block.RichText([new RichTextPart.List([.. further.Select(passage =>
                new RichTextPart.Paragraph([new Span.Link(links.Of(passage), passage.Citation.Label)]))])])];
        }

        if (QuoteWording.Notes(verdict) is { Count: > 0 } notes)
        {
            yield return [.. notes.Select(note => Paragraph(new Span.Words(note)))];
        }

        if (surface != SlackSurface.Modal && verdict.Place is { } place)
        {
            yield return [SlackControls.TakeAlong(place.Passage)];
        }
    }

    /// <summary>The difference in quotations of which each is short enough for Slack.</summary>
    private static IEnumerable<IReadOnlyList<Span>> Difference(QuoteCheckReply reply)
    {
        var spans = new List<Span>();
        var length = 0;
        foreach (var (text, isChange) in QuoteWording.Runs(reply.Verdict.Difference))
        {
            foreach (var piece in PassageParts.Of(text, isChange ? [new TextSpan(0, text.Length)] : []))
            {
                var size = piece.OfType<Span.Words>().Sum(words => words.Text.Length);
                if (length + size > Limits.Quotation && spans.Count > 0)
                {
                    yield return spans;
                    spans = [];
                    length = 0;
                }

                spans.AddRange(piece);
                length += size;
            }
        }

        if (spans.Count > 0)
        {
            yield return spans;
        }
    }

    private static Block.RichText Paragraph(params IReadOnlyList<Span> spans) => new([new RichTextPart.Paragraph(spans)]);
}
