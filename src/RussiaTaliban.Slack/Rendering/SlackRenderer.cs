using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Slack.BlockKit;

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

    /// <summary>At least one message.</summary>
    public IReadOnlyList<SlackPost> Render(Reply reply, SlackSurface surface)
    {
        var text = Mrkdwn.Escape(Notification.Of(reply));
        return [.. MessagePacker.Pack(Groups(reply, surface)).Select(blocks => new SlackPost(blocks, text))];
    }

    /// <summary>The blocks in groups that stay together.</summary>
    public IEnumerable<IReadOnlyList<Block>> Groups(Reply reply, SlackSurface surface) => reply.Accept(new Grouping(this, surface));

    /// <summary>A passage as a quotation with its citation; more than one block only where it is longer than one quotation holds.</summary>
    /// <param name="attributed">False where the article is named elsewhere in the same message.</param>
    public IEnumerable<Block> Quotation(Hit hit, bool attributed = true)
    {
        var parts = PassageParts.Of(hit.Passage.Text, hit.Highlights);
        return parts.Select((elements, number) => new Block.RichText(number == parts.Count - 1
            ? [new RichTextPart.Quote(elements), Source(hit, attributed)]
            : [new RichTextPart.Quote(elements)]));
    }

    private IEnumerable<IReadOnlyList<Block>> Passages(PassagesReply reply, SlackSurface surface)
    {
        if (Wording.Above(reply) is { Count: > 0 } lines)
        {
            yield return [.. lines.Select(Aside)];
        }

        // One article is named once, at the end; several each under their passage.
        var article = reply.Answer.Hits.Select(hit => hit.Passage.Article).Distinct().Count() == 1 ? reply.Answer.Hits[0].Passage.Article : null;
        foreach (var hit in reply.Answer.Hits)
        {
            var quotation = Quotation(hit, attributed: article is null).ToList();
            foreach (var block in quotation.SkipLast(1))
            {
                yield return [block];
            }

            yield return [quotation[^1], _controls.UnderPassage(reply.Question, hit, surface)];
        }

        var end = new List<Block>
        {
            Small(article is null ? Wording.VerbatimExtract : $"{Wording.VerbatimExtract} · {Wording.Attribution(article)}"),
        };
        if (SlackControls.UnderAnswer(reply, surface) is { } row)
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

        yield return Line(Wording.NotFound);
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
            ? [Line(Wording.WhyNoWords)]
            : [Line(Wording.WhyTheseWords), new Block.RichText([new RichTextPart.List([.. matches.Select(Match)])])];
        foreach (var block in Quotation(reply.Hit))
        {
            yield return [block];
        }
    }

    private static RichTextPart.Paragraph Match(Match match) => Paragraph(
        new RichTextElement.Words(match.Asked) { Style = Emphasis.Strong },
        new RichTextElement.Words(" → "),
        new RichTextElement.Words(match.Found) { Style = Emphasis.Strong },
        new RichTextElement.Words($" ({match.Relation})"));

    private IEnumerable<Block> About(Corpus corpus)
    {
        const int listed = 20;
        var articles = corpus.Articles.OrderByDescending(article => article.Published).ThenBy(article => article.Slug, StringComparer.Ordinal).ToList();
        yield return Line(Wording.About(corpus));
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
            ? [Line(text), Small(Wording.TryAsking), buttons]
            : [Line(text)];

    private RichTextPart.Paragraph Source(Hit hit, bool attributed)
    {
        var link = new RichTextElement.Link(_links.Of(hit.Passage), hit.Passage.Citation.Label);
        var rest = (Wording.HitNote(hit) is { } note ? $" · {note}" : "")
            + (attributed ? $" · {Wording.Attribution(hit.Passage.Article)}" : "");
        return rest.Length == 0 ? Paragraph(link) : Paragraph(link, new RichTextElement.Words(rest));
    }

    private static Block.RichText Line(string text) => new([Paragraph(new RichTextElement.Words(text))]);

    // Rich text, because it may hold words of people.
    private static Block.RichText Aside(string text) => new([Paragraph(new RichTextElement.Words(text) { Style = Emphasis.Slanted })]);

    private static Block.Context Small(string text) => new([Text.Plain(text)]);

    private static RichTextPart.Paragraph Paragraph(params IReadOnlyList<RichTextElement> elements) => new(elements);

    /// <summary>The groups of each kind of reply on one surface.</summary>
    private sealed class Grouping(SlackRenderer renderer, SlackSurface surface) : IReplyVisitor<IEnumerable<IReadOnlyList<Block>>>
    {
        public IEnumerable<IReadOnlyList<Block>> Visit(PassagesReply reply) => renderer.Passages(reply, surface);

        public IEnumerable<IReadOnlyList<Block>> Visit(NotFoundReply reply) => [[.. renderer.NotFound(reply)]];

        public IEnumerable<IReadOnlyList<Block>> Visit(NoMoreReply reply) => [[Line(reply.Question is null ? Wording.NothingAskedYet : Wording.NoMore)]];

        public IEnumerable<IReadOnlyList<Block>> Visit(WhyReply reply) => renderer.Why(reply);

        public IEnumerable<IReadOnlyList<Block>> Visit(PassageGoneReply reply) => [[Line(Wording.PassageGone)]];

        public IEnumerable<IReadOnlyList<Block>> Visit(NoSuchSectionReply reply) => renderer._digests.Groups(reply);

        public IEnumerable<IReadOnlyList<Block>> Visit(QuoteCheckReply reply) => new QuoteBlocks(renderer._links).Check(reply, surface);

        public IEnumerable<IReadOnlyList<Block>> Visit(CitedQuoteReply reply) => new ReceiptBlocks(renderer._links).Cited(reply);

        public IEnumerable<IReadOnlyList<Block>> Visit(SharedQuoteReply reply) => new ReceiptBlocks(renderer._links).Shared(reply);

        public IEnumerable<IReadOnlyList<Block>> Visit(ShareOfferReply reply) =>
            [[Line(ShareWording.OfferInSlack(reply)), new Block.Actions([SlackControls.Share(reply.Passage, reply.Question)])]];

        public IEnumerable<IReadOnlyList<Block>> Visit(ShareReply reply) => new ReceiptBlocks(renderer._links).Outcome(reply);

        public IEnumerable<IReadOnlyList<Block>> Visit(DigestReply reply) => renderer._digests.Groups(reply);

        public IEnumerable<IReadOnlyList<Block>> Visit(SummaryReply reply) => renderer._digests.Groups(reply);

        public IEnumerable<IReadOnlyList<Block>> Visit(SubscriptionReply reply) => renderer._digests.Groups(reply);

        public IEnumerable<IReadOnlyList<Block>> Visit(HelpReply reply) => [WithStarters(Wording.Help(reply), reply.Starters)];

        public IEnumerable<IReadOnlyList<Block>> Visit(AboutReply reply) => [[.. renderer.About(reply.Corpus)]];

        public IEnumerable<IReadOnlyList<Block>> Visit(SmallTalkReply reply) => [WithStarters(Wording.SmallTalk(reply.Kind), reply.Starters)];

        public IEnumerable<IReadOnlyList<Block>> Visit(UnreadableReply reply) => [[Line(Wording.Unreadable(reply.Reason))]];

        public IEnumerable<IReadOnlyList<Block>> Visit(FailedReply reply) => [[Line(Wording.Failed)]];

        public IEnumerable<IReadOnlyList<Block>> Visit(WithheldReply reply) => [[Line(Wording.Withheld)]];
    }
}
