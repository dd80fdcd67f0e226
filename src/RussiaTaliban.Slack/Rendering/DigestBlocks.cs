using System.Globalization;
using RussiaTaliban.Briefing.Summaries;

namespace RussiaTaliban.Slack.Rendering;

/// <summary>Digests, summaries and words about subscriptions.</summary>
internal sealed class DigestBlocks(ReaderLinks links)
{
    /// <summary>The blocks in groups that stay together; at least one.</summary>
    public IEnumerable<IReadOnlyList<Block>> Groups(Reply reply)
    {
        IEnumerable<IReadOnlyList<Block>> groups = reply switch
        {
            DigestReply digest => digest.Shown.SelectMany(Item).Prepend([Heading(DigestWords.Heading(digest))]),
            SummaryReply summary => Sentences(summary.Summary).Prepend([Heading(DigestWords.Heading(summary.Summary))]),
            NoSuchSectionReply none => [[Block.Line(DigestWords.Text(none))]],
            SubscriptionReply subscription => [[.. SubscriptionWords.Text(subscription).Split('\n').Chunk(20).Select(lines => Block.Line(string.Join('\n', lines)))]],
            _ => [],
        };
        return Buttons(reply) is { Count: > 0 } buttons ? groups.Append([new Block.Actions(buttons)]) : groups;
    }

    private static IReadOnlyList<Element> Buttons(Reply reply) =>
        [.. DigestButtons.Under(reply, delivers: true)
            .Select((button, place) => SlackControls.Intent(button.Title, button.Intent, "digest" + place.ToString(CultureInfo.InvariantCulture)))
            .OfType<Element>()];

    private IEnumerable<IReadOnlyList<Block>> Item(DigestItem item) =>
        Sentences(item.Summary).Prepend([Block.Paragraph(new RichTextElement.Link(links.Of(item.Summary.Article), DigestWords.Heading(item)))]);

    private IEnumerable<IReadOnlyList<Block>> Sentences(Summary summary) => summary.Sentences.SelectMany(Sentence).Select(block => new[] { block });

    private IEnumerable<Block> Sentence(SummarySentence sentence) => PassageParts.Quoted(
        sentence.Text, [], new RichTextPart.Paragraph([new RichTextElement.Link(links.Of(sentence.Passage), sentence.Passage.Citation.Label)]));

    private static Block.RichText Heading(string text) => Block.Paragraph(new RichTextElement.Words(text) { Style = Emphasis.Strong });
}
