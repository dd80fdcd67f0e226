using RussiaTaliban.Chat.Receipts;

namespace RussiaTaliban.Slack.Rendering;

/// <summary>Quotes with receipts as groups of blocks. Words of people stand in rich text, where no character has a meaning.</summary>
internal sealed class ReceiptBlocks(ReaderLinks links)
{
    public IEnumerable<IReadOnlyList<Block>> Cited(CitedQuoteReply reply) =>
        [.. Quote(reply.Receipt), [Paragraph(new RichTextElement.Words(ShareWording.Formats))]];

    public IEnumerable<IReadOnlyList<Block>> Shared(SharedQuoteReply reply)
    {
        var sharer = Paragraph(new RichTextElement.Words(ShareWording.SharedBy(reply)) { Style = Emphasis.Strong });
        yield return reply.Question is { } question
            ? [sharer, Paragraph(new RichTextElement.Words(ShareWording.Asked(question)) { Style = Emphasis.Slanted })]
            : [sharer];
        if (reply.Note is { } note)
        {
            yield return [Paragraph(new RichTextElement.Words(ShareWording.NoteMark) { Style = Emphasis.Strong }, new RichTextElement.Words(note))];
        }

        foreach (var group in Quote(reply.Receipt))
        {
            yield return group;
        }
    }

    public IEnumerable<IReadOnlyList<Block>> Outcome(ShareReply reply)
    {
        yield return [Paragraph(new RichTextElement.Words(ShareWording.Outcome(reply)))];
        if (reply.Receipt is { } receipt)
        {
            yield return [Link(receipt)];
        }
    }

    /// <summary>The quote, its citation and its address.</summary>
    public IEnumerable<IReadOnlyList<Block>> Quote(Receipt receipt)
    {
        foreach (var elements in PassageParts.Of(receipt.Quote.Exact, []))
        {
            yield return [new Block.RichText([new RichTextPart.Quote(elements)])];
        }

        yield return [Paragraph(new RichTextElement.Words($"{Wording.VerbatimExtract} · {ShareWording.Source(receipt)}")), Link(receipt)];
    }

    private Block.RichText Link(Receipt receipt) => Paragraph(new RichTextElement.Link(links.OfReceipt(receipt.Id), ShareWording.Receipt));

    private static Block.RichText Paragraph(params IReadOnlyList<RichTextElement> elements) => new([new RichTextPart.Paragraph(elements)]);
}
