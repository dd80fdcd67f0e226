using System.Globalization;
using System.Text.Json.Nodes;
using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.Briefing;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Channels.Teams.Extension;
using RussiaTaliban.Channels.Teams.Sharing;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels.Teams;

/// <summary>Passages as blocks of a card: place, the words whole with the answering sentence marked, origin, buttons.</summary>
internal sealed class PassageCard(ReaderLinks links)
{
    /// <summary>One passage or part of one, with its buttons.</summary>
    /// <param name="question">What it answers; null leaves out the button that explains it.</param>
    /// <param name="part">The passage.</param>
    /// <param name="position">Its number in the message's citations; null where there are none.</param>
    /// <param name="separator">Whether a line parts it from what stands above.</param>
    public JsonObject Block(string? question, PassagePart part, int? position, bool separator)
    {
        var passage = part.Hit.Passage;
        var buttons = new List<JsonObject> { Card.Open("Open in article", links.Of(passage, part.Hit.Quotes.FirstOrDefault())) };
        if (question is not null && part.Number == part.Count)
        {
            buttons.Add(Card.Choose("Why this passage", new WhyIntent(question, passage.Id)));
            buttons.Add(Card.Choose("Cite", new CiteIntent(passage.Id)));
            buttons.Add(Card.Choose(ShareWording.ShareButton, ShareCards.Ask(passage.Id, question)));
        }

        return Card.Block([.. Reading(part, position), Card.Buttons(buttons)], separator);
    }

    /// <summary>The same to read only.</summary>
    public static IEnumerable<JsonObject> Reading(PassagePart part, int? position)
    {
        var passage = part.Hit.Passage;
        var number = position is { } known ? string.Create(CultureInfo.InvariantCulture, $"[{known}] ") : "";
        var share = part.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" · part {part.Number} of {part.Count}") : "";
        yield return Card.Verbatim(Card.Bold(number + passage.Citation.Label + share));
        if (part.Hit.Voice is { } voice)
        {
            yield return Card.Verbatim(Card.Small(Wording.InTheWordsOf(voice)));
        }

        yield return Card.Verbatim(part.Pieces().Select(piece => piece.Marked ? Card.Marked(piece.Text) : Card.Run(piece.Text)));
        yield return Card.Verbatim(Card.Small(Origin(passage)));
    }

    /// <summary>Passages in a dialog, each with a button that inserts it into the chat.</summary>
    public static Attachment Choice(IReadOnlyList<Hit> hits) =>
        Card.Attach(hits.Select((hit, index) => ToInsert(hit, separator: index > 0)), [], Wording.VerbatimExtract);

    /// <summary>One passage of a dialog with its button.</summary>
    public static JsonObject ToInsert(Hit hit, bool separator) => Card.Block(
        [
            .. PassagePart.Of(hit).SelectMany(part => Reading(part, null)),
            Card.Buttons(Card.Submit("Insert this passage", new JsonObject { [MessageActionInvoke.PassageMember] = hit.Passage.Id.ToString() })),
        ],
        separator);

    /// <summary>What it is and where it is from.</summary>
    public static string Origin(Passage passage) => $"{Wording.VerbatimExtract} · {Wording.Attribution(passage.Article)}";
}
