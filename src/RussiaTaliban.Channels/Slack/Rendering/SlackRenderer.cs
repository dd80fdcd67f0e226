using RussiaTaliban.Briefing;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Channels.Slack.BlockKit;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels.Slack.Rendering;

/// <summary>
/// A reply as messages of blocks. Words of people and articles go into rich text and plain text only, where no character has a meaning;
/// what does not fit into one message goes on in the next.
/// </summary>
internal sealed class SlackRenderer(ReaderLinks links)
{
    private readonly SlackControls _controls = new(links);
    private readonly DigestBlocks _digests = new(links);

    /// <summary>At least one message.</summary>
    public IReadOnlyList<SlackPost> Render(Reply reply, SlackSurface surface)
    {
        var text = Mrkdwn.Escape(Notification.Of(reply));
        return [.. MessagePacker.Pack(Groups(reply, surface)).Select(blocks => new SlackPost(blocks, text))];
    }

    /// <summary>The blocks in groups that stay together.</summary>
    public IEnumerable<IReadOnlyList<Block>> Groups(Reply reply, SlackSurface surface) => reply switch
    {
        PassagesReply passages => Passages(passages, surface),
        NotFoundReply notFound => [[NotFound(notFound)]],
        WhyReply why => Why(why),
        HelpReply help => [WithStarters(Wording.Help(help), help.Starters)],
        SmallTalkReply talk => [WithStarters(Wording.SmallTalk(talk.Kind), talk.Starters)],
        AboutReply about => [[About(about.Corpus)]],
        UnreadableReply unreadable => [[Line(Wording.Unreadable(unreadable.Reason))]],
        NoMoreReply { Question: null } => [[Line(Wording.NothingAskedYet)]],
        NoMoreReply => [[Line(Wording.NoMore)]],
        PassageGoneReply => [[Line(Wording.PassageGone)]],
        WithheldReply => [[Line(Wording.Withheld)]],
        DigestReply or SummaryReply or NoSuchSectionReply or SubscriptionReply => _digests.Groups(reply),
        _ => throw new InvalidOperationException($"No Slack form for {reply.GetType().Name}."),
    };

    /// <summary>A passage as a quotation with its citation; more than one block only where it is longer than one quotation holds.</summary>
    public IEnumerable<Block> Quotation(Hit hit)
    {
        var parts = PassageParts.Of(hit.Passage.Text, hit.Highlights);
        return parts.Select((spans, number) => new Block.RichText(number == parts.Count - 1
            ? [new RichTextPart.Quote(spans), Source(hit.Passage, hit.Voice)]
            : [new RichTextPart.Quote(spans)]));
    }

    private IEnumerable<IReadOnlyList<Block>> Passages(PassagesReply reply, SlackSurface surface)
    {
        if (Wording.Above(reply) is { Count: > 0 } lines)
        {
            yield return [.. lines.Select(Line)];
        }

        foreach (var hit in reply.Answer.Hits)
        {
            foreach (var block in Quotation(hit).SkipLast(1))
            {
                yield return [block];
            }

            yield return [Quotation(hit).Last(), _controls.UnderPassage(reply.Question, hit, surface)];
        }

        var end = new List<Block> { Small(Wording.VerbatimExtract) };
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

    private Block.RichText NotFound(NotFoundReply reply)
    {
        var parts = new List<RichTextPart>();
        if (reply.ReadAs is { } readAs)
        {
            parts.Add(Paragraph(new Span.Words(Wording.ReadAs(readAs)) { Style = Emphasis.Slanted }));
        }

        parts.Add(Paragraph(new Span.Words(Wording.NotFound)));
        if (reply.Remark is { } remark)
        {
            parts.Add(Paragraph(new Span.Words(remark)));
        }

        if (reply.NearestSections.Count > 0)
        {
            parts.Add(Paragraph(new Span.Words(Wording.NearestSections)));
            parts.Add(new RichTextPart.List([.. reply.NearestSections.Select(section =>
                Paragraph(new Span.Link(links.Of(section), section.Heading ?? section.Article.Title)))]));
        }

        return new Block.RichText(parts);
    }

    private IEnumerable<IReadOnlyList<Block>> Why(WhyReply reply)
    {
        var matches = reply.Hit.Matches;
        yield return matches.Count == 0
            ? [Line(Wording.WhyNoWords)]
            : [new Block.RichText([Paragraph(new Span.Words(Wording.WhyTheseWords)), new RichTextPart.List([.. matches.Select(Match)])])];
        foreach (var block in Quotation(reply.Hit))
        {
            yield return [block];
        }
    }

    private static RichTextPart.Paragraph Match(Match match) => Paragraph(
        new Span.Words(match.Asked) { Style = Emphasis.Strong },
        new Span.Words(" → "),
        new Span.Words(match.Found) { Style = Emphasis.Strong },
        new Span.Words($" ({match.Relation})"));

    private Block.RichText About(Corpus corpus)
    {
        const int listed = 20;
        var articles = corpus.Articles.OrderByDescending(article => article.Published).ThenBy(article => article.Slug, StringComparer.Ordinal).ToList();
        var parts = new List<RichTextPart>
        {
            Paragraph(new Span.Words(Wording.About(corpus))),
            new RichTextPart.List([.. articles.Take(listed).Select(article =>
                Paragraph(new Span.Link(links.Of(article), Wording.Attribution(article))))]),
        };
        if (articles.Count > listed)
        {
            parts.Add(Paragraph(new Span.Words($"… and {Wording.Count(articles.Count - listed, "older article", "older articles")}.")));
        }

        return new Block.RichText(parts);
    }

    private static IReadOnlyList<Block> WithStarters(string text, IReadOnlyList<string> starters) =>
        SlackControls.Starters(starters) is { } buttons
            ? [Line(text), Small(Wording.TryAsking), buttons]
            : [Line(text)];

    private RichTextPart.Paragraph Source(Passage passage, string? voice)
    {
        var after = $" · {Wording.Attribution(passage.Article)}";
        return Paragraph(
            new Span.Link(links.Of(passage), passage.Citation.Label),
            new Span.Words(voice is null ? after : $" · {Wording.InTheWordsOf(voice)}{after}"));
    }

    private static Block.RichText Line(string text) => new([Paragraph(new Span.Words(text))]);

    private static Block.Context Small(string text) => new([Text.Plain(text)]);

    private static RichTextPart.Paragraph Paragraph(params IReadOnlyList<Span> spans) => new(spans);
}
