using System.Globalization;
using RussiaTaliban.Briefing.Summaries;

namespace RussiaTaliban.Slack.Rendering;

/// <summary>Digests, summaries and words about subscriptions.</summary>
internal sealed class DigestBlocks(ReaderLinks links)
{
    /// <summary>The blocks in groups that stay together; at least one.</summary>
    public IEnumerable<IReadOnlyList<Block>> Groups(Reply reply)
    {
        switch (reply)
        {
            case DigestReply digest:
                yield return [Bold(DigestWords.Heading(digest)), .. DigestWords.Missed(digest).Select(Line)];
                foreach (var item in digest.Shown)
                {
                    var heading = new RichTextElement.Link(links.Of(item.Summary.Article), DigestWords.Heading(item));
                    yield return [new Block.RichText([new RichTextPart.Paragraph([heading])])];
                    foreach (var block in item.Summary.Sentences.SelectMany(Sentence))
                    {
                        yield return [block];
                    }

                    foreach (var change in item.Changes)
                    {
                        yield return [Line(DigestWords.Before(change)), .. change.After is { } now ? Sentence(now) : []];
                    }

                    if (Below(item) is { Count: > 0 } below)
                    {
                        yield return below;
                    }
                }

                if (digest.Named.Count > 0)
                {
                    yield return [Line(DigestWords.Further(digest))];
                    foreach (var lines in digest.Named.Chunk(LinesOfABlock))
                    {
                        yield return [new Block.RichText([.. lines.Select(line => new RichTextPart.Paragraph([new RichTextElement.Link(links.Of(line.Article), DigestWords.Heading(line))]))])];
                    }

                    if (DigestWords.Unnamed(digest) is { } unnamed)
                    {
                        yield return [new Block.RichText([new RichTextPart.Paragraph([new RichTextElement.Link(links.Index, unnamed)])])];
                    }
                }

                break;
            case SummaryReply summary:
                yield return [Bold(DigestWords.Heading(summary.Summary))];
                foreach (var block in summary.Summary.Sentences.SelectMany(Sentence))
                {
                    yield return [block];
                }

                break;
            case ExtractReply extract:
                if (extract.Kind == ExtractKind.Shorter)
                {
                    yield return [Line(Wording.InShort)];
                }

                foreach (var block in extract.Extracts.SelectMany(Sentence))
                {
                    yield return [block];
                }

                break;
            case NoSuchSectionReply none:
                yield return [Line(DigestWords.Text(none))];
                break;
            case SubscriptionReply subscription:
                yield return [.. SubscriptionWords.Text(subscription).Split('\n').Chunk(20).Select(lines => Line(string.Join('\n', lines)))];
                break;
        }

        if (Buttons(reply) is { Count: > 0 } buttons)
        {
            yield return [new Block.Actions(buttons)];
        }
    }

    private static IReadOnlyList<Element> Buttons(Reply reply) =>
        [.. DigestButtons.Under(reply, delivers: true)
            .Select((button, place) => SlackControls.Intent(button.Title, button.Intent, "digest" + place.ToString(CultureInfo.InvariantCulture)))
            .OfType<Element>()];

    private const int LinesOfABlock = 10;

    private IReadOnlyList<Block> Below(DigestItem item) =>
    [
        .. DigestWords.FurtherChanges(item) is { } further ? [Line(further)] : Array.Empty<Block>(),
        .. item.AlsoIn.Select(passage => new Block.RichText([new RichTextPart.Paragraph([new RichTextElement.Link(links.Of(passage), DigestWords.AlsoIn(passage))])])),
    ];

    private IEnumerable<Block> Sentence(SummarySentence sentence)
    {
        var parts = PassageParts.Of(sentence.Text, []);
        var source = new RichTextPart.Paragraph([new RichTextElement.Link(links.Of(sentence.Passage), sentence.Passage.Citation.Label)]);
        return parts.Select((elements, number) => new Block.RichText(number == parts.Count - 1
            ? [new RichTextPart.Quote(elements), source]
            : [new RichTextPart.Quote(elements)]));
    }

    private static Block.RichText Bold(string text) => new([new RichTextPart.Paragraph([new RichTextElement.Words(text) { Style = Emphasis.Strong }])]);

    private static Block.RichText Line(string text) => new([new RichTextPart.Paragraph([new RichTextElement.Words(text)])]);
}
