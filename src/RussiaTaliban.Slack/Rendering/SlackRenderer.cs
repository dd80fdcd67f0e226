using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Slack.Rendering;

/// <summary>
/// A reply as messages of blocks. Words of people and articles go into rich text and plain text only, where no character has a meaning;
/// what does not fit into one message continues in the next.
/// </summary>
internal sealed class SlackRenderer(ReaderLinks links)
{
    private readonly ReaderLinks _links = links;
    private readonly SlackControls _controls = new(links);
    private readonly DigestBlocks _digests = new(links);
    private readonly QuoteBlocks _quotes = new(links);

    /// <summary>At least one message.</summary>
    public IReadOnlyList<SlackPost> Render(Reply reply, SlackSurface surface)
    {
        using var speech = Speech.In(reply.Language);
        var text = Mrkdwn.Escape(reply is PassagesReply ? Notification.Of(reply) : Speech.Say(Notification.Of(reply)));
        return [.. MessagePacker.Pack(Groups(reply, surface)).Select(blocks => new SlackPost(blocks, text))];
    }

    /// <summary>The blocks in groups that stay together.</summary>
    public IEnumerable<IReadOnlyList<Block>> Groups(Reply reply, SlackSurface surface) =>
        (reply.Above?.Accept(new Grouping(this, surface)) ?? []).Concat(reply.Accept(new Grouping(this, surface)));

    /// <summary>A passage as a quotation with its citation; more than one block only where it is longer than one quotation holds.</summary>
    /// <param name="attributed">False if the article is named elsewhere in the same message.</param>
    public IReadOnlyList<Block> Quotation(Hit hit, bool attributed = true) =>
        PassageParts.Quoted(hit.Passage.Text, hit.Highlights, Source(hit, attributed));

    private IEnumerable<IReadOnlyList<Block>> Passages(PassagesReply reply, SlackSurface surface)
    {
        if (Wording.Above(reply) is { Count: > 0 } lines)
        {
            yield return [.. lines.Select(Aside)];
        }

        // One article is named once, at the end; several each under their passage.
        var article = reply.Shown.Select(hit => hit.Passage.Article).Distinct().Count() == 1 ? reply.Shown[0].Passage.Article : null;
        foreach (var hit in reply.Shown)
        {
            foreach (var block in reply.IsWhole(hit) ? Quotation(hit, attributed: article is null) : PassageParts.Folded(hit, Source(hit, attributed: article is null)))
            {
                yield return [block];
            }
        }

        var end = new List<Block>
        {
            Small(article is null ? Wording.VerbatimExtract : $"{Wording.VerbatimExtract} · {Wording.Attribution(article)}"),
        };
        if (_controls.UnderAnswer(reply, [.. reply.Shown.Where(hit => !reply.IsWhole(hit) && PassageParts.CanFold(hit))], surface) is { } row)
        {
            end.Add(row);
        }

        if (surface == SlackSurface.Conversation)
        {
            end.Add(SlackControls.Feedback(reply));
        }

        yield return end;
    }

    private IEnumerable<Block> NotFound(NotFoundReply reply)
    {
        if (reply.ReadAs is { } readAs)
        {
            yield return Aside(Wording.ReadAs(readAs));
        }

        yield return Own(Wording.NotFound);
        if (reply.Remark is { } remark)
        {
            yield return Aside(remark);
        }

        if (reply.NearestSections.Count > 0)
        {
            yield return Small(Wording.NearestSections);
            yield return new Block.RichText([new RichTextPart.List([.. reply.NearestSections.Select(section =>
                Paragraph(new RichTextElement.Link(_links.Of(section), section.Heading ?? section.Article.Title)))])]);
        }
    }

    private IEnumerable<IReadOnlyList<Block>> Why(WhyReply reply)
    {
        var matches = reply.Hit.Matches;
        yield return matches.Count == 0
            ? [Own(Wording.WhyNoWords)]
            : [Own(Wording.WhyTheseWords), new Block.RichText([new RichTextPart.List([.. matches.Select(Match)])])];
        foreach (var block in Quotation(reply.Hit))
        {
            yield return [block];
        }
    }

    private static RichTextPart.Paragraph Match(Match match) => Paragraph(new RichTextElement.Words(Wording.Because(match)));

    private IEnumerable<Block> About(Corpus corpus)
    {
        const int listed = 20;
        var articles = corpus.Articles.OrderByDescending(article => article.Published).ThenBy(article => article.Slug, StringComparer.Ordinal).ToList();
        yield return Own(Wording.About(corpus));
        if (articles.Count > 0)
        {
            yield return new Block.RichText([new RichTextPart.List([.. articles.Take(listed).Select(article =>
                Paragraph(new RichTextElement.Link(_links.Of(article), Wording.Attribution(article))))])]);
        }

        if (articles.Count > listed)
        {
            yield return Small($"… and {Wording.Count(articles.Count - listed, "older article", "older articles")}.");
        }
    }

    private static IReadOnlyList<Block> WithStarters(string text, IReadOnlyList<string> starters) =>
        SlackControls.Starters(starters) is { } buttons
            ? [Own(text), Small(Wording.TryAsking), buttons]
            : [Own(text)];

    private static IEnumerable<IReadOnlyList<Block>> Offered(IReadOnlyList<string> starters) =>
        SlackControls.Starters(starters) is { } buttons ? [[Small(Wording.TryAsking), buttons]] : [];

    private RichTextPart.Paragraph Fact(CorpusQuestion asked, CorpusFact fact)
    {
        var link = new RichTextElement.Link(fact.Section is { } section ? _links.Of(section) : _links.Of(fact.Article), Wording.FactLabel(fact));
        return Wording.Fact(asked, fact) is { Length: > 0 } known ? Paragraph(new RichTextElement.Words(known + " · "), link) : Paragraph(link);
    }

    private RichTextPart.Paragraph Source(Hit hit, bool attributed)
    {
        var link = new RichTextElement.Link(_links.Of(hit.Passage), hit.Passage.Citation.Label);
        var rest = (Wording.HitNote(hit) is { } note ? $" · {note}" : "")
            + (attributed ? $" · {Wording.Attribution(hit.Passage.Article)}" : "");
        return rest.Length == 0 ? Paragraph(link) : Paragraph(link, new RichTextElement.Words(rest));
    }

    // Rich text, because it may hold words of people.
    private static Block.RichText Aside(string text) => Block.Paragraph(new RichTextElement.Words(Speech.Say(text)) { Style = Emphasis.Slanted });

    private static Block.RichText List(IEnumerable<RichTextPart.Paragraph> items) => new([new RichTextPart.List([.. items])]);

    private static Block.Context Small(string text) => new([Text.Plain(Speech.Say(text))]);

    // The bot's own words, in the language that is spoken.
    private static Block.RichText Own(string words) => Block.Line(Speech.Say(words));

    private static RichTextPart.Paragraph Paragraph(params IReadOnlyList<RichTextElement> elements) => new(elements);

    /// <summary>The groups of each kind of reply on one surface.</summary>
    private sealed class Grouping(SlackRenderer renderer, SlackSurface surface) : IReplyVisitor<IEnumerable<IReadOnlyList<Block>>>
    {
        public IEnumerable<IReadOnlyList<Block>> Visit(PassagesReply reply) => renderer.Passages(reply, surface);

        public IEnumerable<IReadOnlyList<Block>> Visit(NotFoundReply reply) => [[.. renderer.NotFound(reply)]];

        public IEnumerable<IReadOnlyList<Block>> Visit(NoMoreReply reply) => [[Own(reply.Question is null ? Wording.NothingAskedYet : Wording.NoMore)]];

        public IEnumerable<IReadOnlyList<Block>> Visit(WhyReply reply) => renderer.Why(reply);

        public IEnumerable<IReadOnlyList<Block>> Visit(ExtractReply reply) => renderer._digests.Groups(reply);

        public IEnumerable<IReadOnlyList<Block>> Visit(CorpusReply reply) => [[Own(Wording.Corpus(reply)), List(reply.Facts.Select(fact => renderer.Fact(reply.Asked, fact)))]];

        public IEnumerable<IReadOnlyList<Block>> Visit(PassageGoneReply reply) => [[Own(Wording.PassageGone)]];

        public IEnumerable<IReadOnlyList<Block>> Visit(NoSuchSectionReply reply) => renderer._digests.Groups(reply);

        public IEnumerable<IReadOnlyList<Block>> Visit(QuoteCheckReply reply) => renderer._quotes.Check(reply, surface);

        public IEnumerable<IReadOnlyList<Block>> Visit(CitedQuoteReply reply) => renderer._quotes.Cited(reply);

        public IEnumerable<IReadOnlyList<Block>> Visit(SharedQuoteReply reply) => renderer._quotes.Shared(reply);

        public IEnumerable<IReadOnlyList<Block>> Visit(ShareOfferReply reply) =>
            [[Own(ShareWording.OfferInSlack(reply)), new Block.Actions([SlackControls.Share(reply.Passage, reply.Question, reply.Words)])]];

        public IEnumerable<IReadOnlyList<Block>> Visit(ShareReply reply) => renderer._quotes.Outcome(reply);

        public IEnumerable<IReadOnlyList<Block>> Visit(DigestReply reply) => renderer._digests.Groups(reply);

        public IEnumerable<IReadOnlyList<Block>> Visit(SummaryReply reply) => renderer._digests.Groups(reply);

        public IEnumerable<IReadOnlyList<Block>> Visit(SubscriptionReply reply) => renderer._digests.Groups(reply);

        public IEnumerable<IReadOnlyList<Block>> Visit(HelpReply reply) =>
            Wording.HelpLines(reply) is { Count: > 0 } lines
                ? [[Own(Wording.Help(reply)), List(lines.Select(line => Paragraph(new RichTextElement.Words(line))))], .. Offered(reply.Starters)]
                : [WithStarters(Wording.Help(reply), reply.Starters)];

        public IEnumerable<IReadOnlyList<Block>> Visit(AboutReply reply) => [[.. renderer.About(reply.Corpus)]];

        public IEnumerable<IReadOnlyList<Block>> Visit(SmallTalkReply reply) => [WithStarters(Wording.SmallTalk(reply.Kind), reply.Starters)];

        public IEnumerable<IReadOnlyList<Block>> Visit(UnreadableReply reply) => [[Own(Wording.Unreadable(reply.Reason))]];

        public IEnumerable<IReadOnlyList<Block>> Visit(FailedReply reply) => [[Own(Wording.Failed)]];

        public IEnumerable<IReadOnlyList<Block>> Visit(WithheldReply reply) => [[Own(Wording.Withheld)]];
    }
}
