using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Chat.Receipts;

namespace RussiaTaliban.WebChat.Rendering;

/// <summary>Verdicts on quotes, and what is shared.</summary>
internal sealed class QuoteMessages(ReaderLinks links)
{
    public WebChatMessage Check(QuoteCheckReply reply)
    {
        var verdict = reply.Verdict;
        var message = new WebChatMessage().Block($"**{Markdown.Escape(QuoteWording.Verdict(verdict))}**");
        if (verdict.Difference.Count > 0)
        {
            message.Block("> " + QuoteWording.Difference(verdict.Difference, Markdown.Escape, text => $"**{text}**").ReplaceLineEndings("\n> "));
        }

        foreach (var (passage, spans) in QuoteWording.Shown(verdict))
        {
            message.Block(Markdown.Quote(passage.Text, spans)).Block(CitationLine(passage, spans[0]));
        }

        message.List(QuoteWording.Further(verdict).Select(passage => Markdown.Link(passage.Citation.Label, links.Of(passage))));
        foreach (var note in QuoteWording.Notes(verdict))
        {
            message.Say(note);
        }

        foreach (var control in QuoteWording.Controls(verdict))
        {
            message.Offer(control.Cite, control.Citing);
        }

        return message;
    }

    public WebChatMessage Cited(CitedQuoteReply reply) => reply.Receipts.Aggregate(new WebChatMessage(), Quote).Say(ShareWording.Formats);

    public WebChatMessage Shared(SharedQuoteReply reply)
    {
        var message = new WebChatMessage().Say(ShareWording.SharedBy(reply));
        string?[] lines = [reply.Question is { } question ? ShareWording.Asked(question) : null, reply.Note is { } note ? ShareWording.NoteMark + note : null];
        foreach (var line in lines.OfType<string>())
        {
            message.Say(line);
        }

        return reply.Receipts.Aggregate(message, Quote);
    }

    public WebChatMessage Outcome(ShareReply reply)
    {
        var message = new WebChatMessage().Say(ShareWording.Outcome(reply));
        return reply.Receipt is { } receipt ? message.Block(ReceiptLink(receipt)) : message;
    }

    private WebChatMessage Quote(WebChatMessage message, Receipt receipt) => message
        .Block(Markdown.Quote(receipt.Quote.Exact, []))
        .Say($"{Wording.VerbatimExtract} · {ShareWording.Source(receipt)}")
        .Block(ReceiptLink(receipt));

    private string ReceiptLink(Receipt receipt) => Markdown.Link(Speech.Say(ShareWording.Receipt), links.OfReceipt(receipt.Id));

    private string CitationLine(Passage passage, TextSpan span) =>
        $"{Markdown.Link(passage.Citation.Label, links.Of(passage, span.Of(passage.Text)))} · {Markdown.Escape(Wording.Attribution(passage.Article))}";
}
