using System.Globalization;
using System.Text;
using RussiaTaliban.Teams.Sharing;

namespace RussiaTaliban.Teams.Rendering;

/// <summary>Replies as Teams shows them best: text with citations, and cards.</summary>
internal sealed class TeamsRenderer(ReaderLinks links) : IActivityRenderer, IReplyVisitor<IReadOnlyList<Activity>>
{
    public const string Channel = "msteams";

    /// <summary>Most articles that "about" lists; the rest is counted.</summary>
    private const int MaxArticles = 20;

    private readonly PassageMessages _passages = new(links);
    private readonly DigestCards _digests = new(links);
    private readonly QuoteMessages _quotes = new(links);

    public bool Serves(string? channelId) => channelId == Channel;

    public IReadOnlyList<Activity> Render(Reply reply)
    {
        using var speech = Speech.In(reply.Language);
        return [.. reply.Above?.Accept(this) ?? [], .. reply.Accept(this)];
    }

    public IReadOnlyList<Activity> Visit(PassagesReply reply) => _passages.Of(reply);

    public IReadOnlyList<Activity> Visit(NotFoundReply reply) => NotFound(reply);

    public IReadOnlyList<Activity> Visit(NoMoreReply reply) => [Say(reply.Question is null ? Wording.NothingAskedYet : Wording.NoMore)];

    public IReadOnlyList<Activity> Visit(WhyReply reply) => [Why(reply)];

    public IReadOnlyList<Activity> Visit(ExtractReply reply) => _digests.Of(reply);

    public IReadOnlyList<Activity> Visit(CorpusReply reply) =>
        [Say(Wording.Corpus(reply), Card.Attach(reply.Facts.Select(fact => Fact(reply.Asked, fact)), [], Wording.Corpus(reply)))];

    public IReadOnlyList<Activity> Visit(PassageGoneReply reply) => [Say(Wording.PassageGone)];

    public IReadOnlyList<Activity> Visit(NoSuchSectionReply reply) => _digests.Of(reply);

    public IReadOnlyList<Activity> Visit(QuoteCheckReply reply) => _quotes.Check(reply);

    public IReadOnlyList<Activity> Visit(CitedQuoteReply reply) => _quotes.Cited(reply);

    public IReadOnlyList<Activity> Visit(SharedQuoteReply reply) => _quotes.Shared(reply);

    public IReadOnlyList<Activity> Visit(ShareOfferReply reply) => [ShareCards.Offer(reply)];

    public IReadOnlyList<Activity> Visit(ShareReply reply) => _quotes.Outcome(reply);

    public IReadOnlyList<Activity> Visit(DigestReply reply) => _digests.Of(reply);

    public IReadOnlyList<Activity> Visit(SummaryReply reply) => _digests.Of(reply);

    public IReadOnlyList<Activity> Visit(SubscriptionReply reply) => _digests.Of(reply);

    /// <summary>What only Teams has.</summary>
    private const string InTeams = "In Teams: “Passages” beside the composer searches; “Check this quote” and “Find the source” stand in the menu of every message";

    public IReadOnlyList<Activity> Visit(HelpReply reply) =>
        [WithStarters(string.Join("\n\n", (reply.IsWelcome ? [] : Wording.HelpLines(reply).Append(InTeams)).Prepend(Wording.Help(reply))), reply.Starters)];

    public IReadOnlyList<Activity> Visit(AboutReply reply) => [About(reply.Corpus)];

    public IReadOnlyList<Activity> Visit(SmallTalkReply reply) => [WithStarters(Wording.SmallTalk(reply.Kind), reply.Kind == SmallTalkKind.Thanks ? [] : reply.Starters)];

    public IReadOnlyList<Activity> Visit(UnreadableReply reply) => [Say(Wording.Unreadable(reply.Reason))];

    public IReadOnlyList<Activity> Visit(FailedReply reply) => [Say(Wording.Failed)];

    public IReadOnlyList<Activity> Visit(WithheldReply reply) => [Say(Wording.Withheld)];

    /// <summary>The reply as one card, for a dialog: nothing can be sent after it, and its passages can be inserted.</summary>
    public Attachment RenderDialog(Reply reply) => reply switch
    {
        PassagesReply found => PassageCard.Choice(found.Answer.Hits),
        QuoteCheckReply check => _quotes.Dialog(check),
        UnreadableReply unreadable => Card.Attach([Card.Words(Wording.Unreadable(unreadable.Reason))], [], Wording.ProductName),
        WithheldReply => Card.Attach([Card.Words(Wording.Withheld)], [], Wording.ProductName),
        _ => Card.Attach([Card.Words(Wording.NotFound)], [], Wording.ProductName),
    };

    private static Activity Say(string words, Attachment? card = null) => TeamsText.Message(Speech.Say(words), card);

    private static Activity WithStarters(string words, IReadOnlyList<string> starters) =>
        Say(words, starters.Count == 0 ? null : Card.Attach([Card.Quietly(Wording.TryAsking)], starters.Select(Ask), string.Join('\n', starters)));

    // Not an imBack, which would show the words as the person's own: the Playground does nothing when one is pressed, so no test could hold it.
    private static JObject Ask(string question) => Card.Choose(question, new AskIntent(question));

    /// <summary>Two messages where there is a card: of one with both Teams gives no id that feedback on it could name.</summary>
    private IReadOnlyList<Activity> NotFound(NotFoundReply reply)
    {
        var lines = new[] { reply.ReadAs is { } readAs ? Wording.ReadAs(readAs) : null, Wording.NotFound, reply.Remark }.OfType<string>();
        var message = Say(string.Join("\n\n", lines));
        message.ChannelData = TeamsData.Feedback;
        return reply.NearestSections.Count == 0 ? [message] :
        [
            message,
            new Activity
            {
                Type = ActivityTypes.Message,
                Summary = Wording.NearestSections,
                Attachments = [Card.Attach([Card.Quietly(Wording.NearestSections), .. reply.NearestSections.Select(Section)], [], Wording.NotFound)],
            },
        ];
    }

    private JObject Fact(CorpusQuestion asked, CorpusFact fact)
    {
        var link = Card.Run(Wording.FactLabel(fact));
        link["selectAction"] = Card.Open("Open in article", fact.Section is { } section ? links.Of(section) : links.Of(fact.Article));
        return Wording.Fact(asked, fact) is { Length: > 0 } known ? Card.Verbatim(Card.Bold(known), Card.Small("  "), link) : Card.Verbatim(link);
    }

    private JObject Section(Section section) => Card.Verbatim(
        Card.Run(section.Heading ?? "Lead").Opening("Open in article", links.Of(section)), Card.Small("  " + section.Article.Title));

    private static Activity Why(WhyReply reply)
    {
        var label = reply.Hit.Passage.Citation.Label;
        var words = reply.Hit.Matches.Count == 0 ? Wording.WhyNoWords : Wording.WhyTheseWords;
        return Say($"{label}\n\n{words}", reply.Hit.Matches.Count == 0 ? null : Card.Attach(
            [
                Card.Verbatim(Card.Bold(reply.Question)),
                .. reply.Hit.Matches.Select(match => Card.Verbatim(Card.Run(Wording.Because(match)))),
                Card.Verbatim(Card.Small(Wording.WhyTheseSentences)),
                .. reply.Hit.Quotes.Select(quote => Card.Verbatim(Card.Marked(quote))),
            ],
            [],
            words));
    }

    private Activity About(Corpus corpus)
    {
        var newest = corpus.Articles.OrderByDescending(article => article.Published).Take(MaxArticles).ToList();
        var rest = corpus.Articles.Count - newest.Count;
        return Say(Wording.About(corpus), Card.Attach(
            [
                .. newest.Select((article, index) => Card.Block(Article(article), index > 0)),
                .. rest > 0 ? [Card.Quietly(string.Create(CultureInfo.InvariantCulture, $"and {rest:N0} more"))] : Array.Empty<JObject>(),
                Card.Quietly($"Corpus revision {corpus.Revision[..12]}"),
            ],
            [],
            Wording.About(corpus)));
    }

    private IEnumerable<JObject> Article(Article article)
    {
        yield return Card.Verbatim(Card.Bold(article.Title).Opening("Open article", links.Of(article)));
        var paragraphs = Wording.Count(article.Passages.Count, "paragraph", "paragraphs");
        yield return Card.Verbatim(Card.Small(string.Join(
            " · ",
            new[] { Wording.Byline(article), paragraphs }.Where(part => part.Length > 0))));
    }
}

/// <summary>What only Teams understands, as channel data.</summary>
internal static class TeamsData
{
    /// <summary>Thumbs up and down under a message, with the form in which a person may say why.</summary>
    public static JObject Feedback => new() { ["feedbackLoop"] = new JObject { ["type"] = "default" } };
}

/// <summary>Text for a message of Teams, which reads markdown and a little HTML.</summary>
internal static class TeamsText
{
    private const string Markdown = "\\*_~`[]#|";

    /// <summary>A message of these words as they are, and a card under them where there is one.</summary>
    public static Activity Message(string words, Attachment? card) => new()
    {
        Type = ActivityTypes.Message,
        TextFormat = "markdown",
        Text = Escape(words),
        Attachments = card is null ? null : [card],
    };

    /// <summary>Words of people or articles so that they show as they are: no markup, no mention.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var sign in text)
        {
            _ = sign switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                _ when Markdown.Contains(sign, StringComparison.Ordinal) => escaped.Append('\\').Append(sign),
                _ => escaped.Append(sign),
            };
        }

        return escaped.ToString();
    }
}
