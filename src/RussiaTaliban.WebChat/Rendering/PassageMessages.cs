using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Chat.Intents;

namespace RussiaTaliban.WebChat.Rendering;

/// <summary>Answers, and what is said where there is none.</summary>
internal sealed class PassageMessages(ReaderLinks links)
{
    public WebChatMessage Passages(PassagesReply reply)
    {
        var message = new WebChatMessage();
        foreach (var line in Wording.Above(reply))
        {
            message.Say(line);
        }

        Article? named = null;
        foreach (var hit in reply.Shown)
        {
            message.Block(Markdown.Quote(PassagePieces.Of(reply, hit))).Block(CitationLine(hit, named));
            named = hit.Passage.Article;
        }

        if (reply.Remaining > 0)
        {
            message.Offer(Wording.MoreButton, new AskIntent(reply.Question, reply.Skip + reply.Shown.Count));
        }

        // What can be done with one passage stands beside it: the chat page puts it there.
        return message;
    }

    public WebChatMessage NotFound(NotFoundReply reply)
    {
        var message = new WebChatMessage().Say(Wording.NotFound);
        if (reply.ReadAs is { } readAs)
        {
            message.Say(Wording.ReadAs(readAs));
        }

        if (reply.Remark is { } remark)
        {
            message.Say(remark);
        }

        if (reply.NearestSections.Count > 0)
        {
            message.Say(Wording.NearestSections).List(reply.NearestSections.Select(section => Markdown.Link(Wording.SectionLabel(section), links.Of(section))));
        }

        return message.Offer(Wording.HelpButton, new HelpIntent()).Offer(Wording.AboutButton, new AboutIntent());
    }

    public static WebChatMessage NoMore(NoMoreReply reply) =>
        new WebChatMessage().Say(reply.Question is null ? Wording.NothingAskedYet : Wording.NoMore);

    public WebChatMessage Why(WhyReply reply)
    {
        var hit = reply.Hit;
        var message = new WebChatMessage()
            .Say(hit.Matches.Count > 0 ? Wording.WhyTheseWords : Wording.WhyNoWords)
            .List(hit.Matches.Select(match => Markdown.Escape(Wording.Because(match))))
            .Say(Wording.WhyTheseSentences);
        foreach (var quote in hit.Quotes)
        {
            message.Block(Markdown.Quote(quote, [new TextSpan(0, quote.Length)]));
        }

        return message.Block(CitationLine(hit, named: null));
    }

    /// <summary>The link, and the article where it is not the one <paramref name="named"/> just above.</summary>
    private string CitationLine(Hit hit, Article? named)
    {
        var link = Markdown.Link(hit.Passage.Citation.Label, links.Of(hit.Passage, hit.Quotes.FirstOrDefault()));
        var note = Wording.HitNote(hit) is { } said ? $", {Markdown.Escape(said)}" : "";
        var article = hit.Passage.Article == named ? "" : $" · {Markdown.Escape(Wording.Attribution(hit.Passage.Article))}";
        return $"{link}{note}{article}";
    }
}
