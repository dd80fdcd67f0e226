using RussiaTaliban.Briefing;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels.WebChat;

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

        return message;
    }

    private string CitationLine(Passage passage, TextSpan span) =>
        $"{Markdown.Link(passage.Citation.Label, links.Of(passage, span.Of(passage.Text)))} · {Markdown.Escape(Wording.Attribution(passage.Article))}";
}
