using RussiaTaliban.Briefing.Summaries;

namespace RussiaTaliban.Teams.Rendering;

/// <summary>Digests and summaries as cards, words about subscriptions as text, each with its buttons.</summary>
internal sealed class DigestCards(ReaderLinks links)
{
    public IReadOnlyList<Activity> Of(Reply reply) => reply switch
    {
        DigestReply digest => [Message(DigestWords.Heading(digest), Body(digest), reply)],
        SummaryReply summary => [Message(DigestWords.Heading(summary.Summary), summary.Summary.Sentences.Select(Sentence), reply)],
        ExtractReply extract => [Message(extract.Kind == ExtractKind.Shorter ? Wording.InShort : extract.Extracts[0].Passage.Citation.Label, extract.Extracts.Select(Sentence), reply)],
        NoSuchSectionReply none => [Message(DigestWords.Text(none), [], reply)],
        SubscriptionReply subscription => [Message(SubscriptionWords.Text(subscription).ReplaceLineEndings("\n\n"), [], reply)],
        _ => throw new InvalidOperationException($"No digest in {reply.GetType().Name}."),
    };

    private static Activity Message(string words, IEnumerable<JObject> body, Reply reply)
    {
        var blocks = body.ToList();
        var buttons = DigestButtons.Under(reply, delivers: true).Select(button => Card.Choose(button.Title, button.Intent)).ToList();
        if (blocks.Count == 0 && buttons.Count > 0)
        {
            // The words stand on the card with their buttons: a card of buttons alone is not shown.
            var lines = words.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Card.Verbatim(Card.Run(line)));
            return new Activity { Type = ActivityTypes.Message, Summary = words, Attachments = [Card.Attach(lines, buttons, words)] };
        }

        return TeamsText.Message(words, blocks.Count == 0 ? null : Card.Attach(blocks, buttons, words));
    }

    private IEnumerable<JObject> Body(DigestReply digest) =>
    [
        .. DigestWords.Missed(digest).Select(line => Card.Verbatim(Card.Run(line))),
        .. digest.Shown.SelectMany(Item),
        .. digest.Named.Count == 0 ? [] : digest.Named.Select(line => Linked(DigestWords.Heading(line), links.Of(line.Article))).Prepend(Card.Verbatim(Card.Run(DigestWords.Further(digest)))),
        .. DigestWords.Unnamed(digest) is { } unnamed ? [Linked(unnamed, links.Index, "Open the list")] : Array.Empty<JObject>(),
    ];

    private static JObject Linked(string words, string link, string title = "Open article")
    {
        var line = Card.Small(words);
        line["selectAction"] = Card.Open(title, link);
        return Card.Verbatim(line);
    }

    private IEnumerable<JObject> Item(DigestItem item)
    {
        var title = Card.Bold(DigestWords.Heading(item));
        title["selectAction"] = Card.Open("Open article", links.Of(item.Summary.Article));
        return
        [
            Card.Verbatim(title),
            .. item.Summary.Sentences.Select(Sentence),
            .. item.Changes.SelectMany(change => change.After is { } now ? new[] { Card.Verbatim(Card.Small(DigestWords.Before(change))), Sentence(now) } : [Card.Verbatim(Card.Small(DigestWords.Before(change)))]),
            .. DigestWords.FurtherChanges(item) is { } further ? [Card.Verbatim(Card.Small(further))] : Array.Empty<JObject>(),
            .. item.AlsoIn.Select(passage => Linked(DigestWords.AlsoIn(passage), links.Of(passage))),
        ];
    }

    private JObject Sentence(SummarySentence sentence)
    {
        var place = Card.Small(sentence.Passage.Citation.Label);
        place["selectAction"] = Card.Open("Open in article", links.Of(sentence.Passage, sentence.Text));
        return Card.Block([Card.Verbatim(Card.Run(sentence.Text)), Card.Verbatim(place)], separator: false);
    }
}
