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
                foreach (var missed in DigestWords.Missed(digest))
                {
                    message.Say(missed);
                }

                foreach (var item in digest.Shown)
                {
                    Item(message, item);
                }

                if (digest.Named.Count > 0)
                {
                    message.Say(DigestWords.Further(digest));
                    foreach (var line in digest.Named)
                    {
                        message.Block("- " + Markdown.Link(DigestWords.Heading(line), links.Of(line.Article)));
                    }
                }

                if (DigestWords.Unnamed(digest) is { } unnamed)
                {
                    message.Block(Markdown.Link(unnamed, links.Index));
                }

                break;
            case SummaryReply summary:
                Sentences(message.Block($"**{Markdown.Escape(DigestWords.Heading(summary.Summary))}**"), summary.Summary.Sentences);
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

    private void Item(WebChatMessage message, DigestItem item)
    {
        Sentences(message.Block(Markdown.Link(DigestWords.Heading(item), links.Of(item.Summary.Article))), item.Summary.Sentences);
        foreach (var change in item.Changes)
        {
            Sentences(message.Say(DigestWords.Before(change)), change.After is { } now ? [now] : []);
        }

        if (DigestWords.FurtherChanges(item) is { } further)
        {
            message.Say(further);
        }

        foreach (var passage in item.AlsoIn)
        {
            message.Block(Markdown.Link(DigestWords.AlsoIn(passage), links.Of(passage)));
        }
    }

    private void Sentences(WebChatMessage message, IReadOnlyList<SummarySentence> sentences)
    {
        foreach (var sentence in sentences)
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
