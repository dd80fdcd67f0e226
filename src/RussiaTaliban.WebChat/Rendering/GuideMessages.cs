using RussiaTaliban.Chat.Intents;

namespace RussiaTaliban.WebChat.Rendering;

/// <summary>What the bot says about itself and about how to ask.</summary>
internal sealed class GuideMessages(ReaderLinks links)
{
    /// <summary>More articles than this are not listed: the reader's index has them all.</summary>
    private const int MaxArticlesListed = 10;

    /// <summary>What only the page has.</summary>
    private const string OnThisPage =
        "On this page: “Why”, “Cite”, “Copy”, “Link”, “Helpful” and “Not helpful” beside every passage; "
        + "a search of the articles above; “Summary” with those of past days";

    public static WebChatMessage Help(HelpReply reply) => WithStarters(
        new WebChatMessage().Say(Wording.Help(reply)).List((reply.IsWelcome ? [] : Wording.HelpLines(reply).Append(OnThisPage)).Select(Markdown.Escape)), reply.Starters);

    public static WebChatMessage SmallTalk(SmallTalkReply reply) =>
        WithStarters(new WebChatMessage().Say(Wording.SmallTalk(reply.Kind)), reply.Kind is SmallTalkKind.Farewell ? [] : reply.Starters);

    public static WebChatMessage Unreadable(UnreadableReply reply) =>
        new WebChatMessage().Say(Wording.Unreadable(reply.Reason)).Offer(Wording.HelpButton, new HelpIntent());

    public WebChatMessage About(AboutReply reply)
    {
        var articles = reply.Corpus.Articles;
        var message = new WebChatMessage()
            .Say(Wording.About(reply.Corpus))
            .List(articles.Take(MaxArticlesListed).Select(article =>
                $"{Markdown.Link(article.Title, links.Of(article))}{Markdown.Escape(Wording.Byline(article) is { Length: > 0 } byline ? $" · {byline}" : "")}"));
        if (articles.Count > MaxArticlesListed)
        {
            message.Block(Markdown.Link(Speech.Say(Wording.AllArticles(articles.Count)), links.Index));
        }

        return message.Say(Wording.CorpusRevision(reply.Corpus));
    }

    public WebChatMessage Corpus(CorpusReply reply) => new WebChatMessage().Say(Wording.Corpus(reply)).List(reply.Facts.Select(fact =>
    {
        var link = Markdown.Link(Wording.FactLabel(fact), fact.Section is { } section ? links.Of(section) : links.Of(fact.Article));
        return Wording.Fact(reply.Asked, fact) is { Length: > 0 } known ? $"{Markdown.Escape(known)} · {link}" : link;
    }));

    private static WebChatMessage WithStarters(WebChatMessage message, IReadOnlyList<string> starters) =>
        starters.Aggregate(message, (current, question) => current.Offer(question));
}
