using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Chat.Receipts;

namespace RussiaTaliban.Slack.Rendering;

/// <summary>Verdicts on quotes, and quotes with receipts, as groups of blocks. Words of people stand in rich text, where no character has a meaning.</summary>
internal sealed class QuoteBlocks(ReaderLinks links)
{
    public IEnumerable<IReadOnlyList<Block>> Check(QuoteCheckReply reply, SlackSurface surface)
    {
        var verdict = reply.Verdict;
        yield return [Block.Paragraph(new RichTextElement.Words(QuoteWording.Verdict(verdict)) { Style = Emphasis.Strong })];
        foreach (var elements in Difference(reply))
        {
            yield return [new Block.RichText([new RichTextPart.Quote(elements)])];
        }

        // Two quotations in a row look like one.
        if (verdict.Difference.Count > 0)
        {
            yield return [new Block.Context([Text.Plain(Speech.Say("In the article:"))])];
        }

        foreach (var (passage, covered) in QuoteWording.Shown(verdict))
        {
            foreach (var block in PassageParts.Quoted(passage.Text, covered))
            {
                yield return [block];
            }

            yield return [Block.Paragraph(
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
            yield return [.. notes.Select(Block.Line)];
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

    public IEnumerable<IReadOnlyList<Block>> Cited(CitedQuoteReply reply) => reply.Receipts.SelectMany(Quote).Append([Block.Line(Speech.Say(ShareWording.Formats))]);

    public IEnumerable<IReadOnlyList<Block>> Shared(SharedQuoteReply reply)
    {
        var sharer = Block.Paragraph(new RichTextElement.Words(ShareWording.SharedBy(reply)) { Style = Emphasis.Strong });
        yield return reply.Question is { } question
            ? [sharer, Block.Paragraph(new RichTextElement.Words(ShareWording.Asked(question)) { Style = Emphasis.Slanted })]
            : [sharer];
        if (reply.Note is { } note)
        {
            yield return [Block.Paragraph(new RichTextElement.Words(ShareWording.NoteMark) { Style = Emphasis.Strong }, new RichTextElement.Words(note))];
        }

        foreach (var group in reply.Receipts.SelectMany(Quote))
        {
            yield return group;
        }
    }

    public IEnumerable<IReadOnlyList<Block>> Outcome(ShareReply reply)
    {
        IReadOnlyList<Block> outcome = [Block.Line(ShareWording.Outcome(reply))];
        return reply.Receipt is { } receipt ? [outcome, [Link(receipt)]] : [outcome];
    }

    /// <summary>The quote, its citation and its address.</summary>
    public IEnumerable<IReadOnlyList<Block>> Quote(Receipt receipt) => PassageParts.Quoted(receipt.Quote.Exact, [])
        .Select(IReadOnlyList<Block> (block) => [block])
        .Append([Block.Line($"{Speech.Say(Wording.VerbatimExtract)} · {ShareWording.Source(receipt)}"), Link(receipt)]);

    private Block.RichText Link(Receipt receipt) => Block.Paragraph(new RichTextElement.Link(links.OfReceipt(receipt.Id), Speech.Say(ShareWording.Receipt)));
}
