using RussiaTaliban.Briefing.Summaries;

namespace RussiaTaliban.WebChat.Rendering;

/// <summary>Digests, summaries and words about subscriptions.</summary>
internal sealed class DigestMessages(ReaderLinks links)
{
    public WebChatMessage Of(Reply reply)
    {
        var message = new WebChatMessage();
        switch (reply)
        {
            case DigestReply digest:
                message.Block($"**{Markdown.Escape(DigestWords.Heading(digest))}**");
                foreach (var item in digest.Shown)
                {
                    Sentences(message.Block(Markdown.Link(DigestWords.Heading(item), links.Of(item.Summary.Article))), item.Summary);
                }

                break;
            case SummaryReply summary:
                Sentences(message.Block($"**{Markdown.Escape(DigestWords.Heading(summary.Summary))}**"), summary.Summary);
                break;
            case NoSuchSectionReply none:
                message.Say(DigestWords.Text(none));
                break;
            case SubscriptionReply subscription:
                foreach (var line in SubscriptionWords.Text(subscription).Split('\n'))
                {
                    message.Say(line);
                }

                break;
        }

        return DigestButtons.Under(reply, delivers: false).Aggregate(message, (current, button) => current.Offer(button.Title, button.Intent));
    }

    private void Sentences(WebChatMessage message, Summary summary)
    {
        foreach (var sentence in summary.Sentences)
        {
            Sentence(message, sentence);
        }
    }

    /// <summary>Passages or sentences of them, each with its place.</summary>
    public WebChatMessage Of(ExtractReply reply)
    {
        var message = reply.Kind == ExtractKind.Shorter ? new WebChatMessage().Say(Wording.InShort) : new WebChatMessage();
        foreach (var extract in reply.Extracts)
        {
            Sentence(message, extract);
        }

        return message;
    }

    private void Sentence(WebChatMessage message, SummarySentence sentence) =>
        message.Block(Markdown.Quote(sentence.Text, [])).Block(Markdown.Link(sentence.Passage.Citation.Label, links.Of(sentence.Passage, sentence.Text)));
}
