using System.Globalization;

namespace RussiaTaliban.Teams.Rendering;

/// <summary>
/// An answer as messages of Teams: the places with their <c>[1]</c>, and a card with what is to be noted and the passages: the one that
/// answers whole, the others folded to the sentence that is marked in them, whole behind a button. What does not fit into one message goes on in the next.
/// </summary>
internal sealed class PassageMessages(ReaderLinks links)
{
    /// <summary>Most UTF-16 code units of a message's JSON: Teams refuses 100 KB and counts two bytes for each.</summary>
    public const int MaxLength = 40_000;

    private readonly PassageCard _card = new(links);

    public IReadOnlyList<Activity> Of(PassagesReply reply)
    {
        var messages = new List<Activity>();
        var waiting = new List<PassagePart>();
        var isFirst = true;
        foreach (var part in reply.Shown.SelectMany(hit => PassagePart.Of(reply, hit)))
        {
            waiting.Add(part);
            if (waiting.Count > Citations.MaxCount || (waiting.Count > 1 && Message(reply, waiting, isFirst, isLast: true).Max(Length) > MaxLength))
            {
                waiting.RemoveAt(waiting.Count - 1);
                messages.AddRange(Message(reply, waiting, isFirst, isLast: false));
                (waiting, isFirst) = ([part], false);
            }
        }

        messages.AddRange(Message(reply, waiting, isFirst, isLast: true));
        return messages;
    }

    private static int Length(Activity message) => OutgoingJson.Text(message).Length;

    /// <summary>
    /// The places with their citations and thumbs, then the card. Teams would make two messages of one with both, and give neither an id that feedback could name.
    /// </summary>
    private IEnumerable<Activity> Message(PassagesReply reply, IReadOnlyList<PassagePart> parts, bool isFirst, bool isLast)
    {
        var passages = parts.Select(part => part.Hit.Passage).Distinct().ToList();
        if (parts.Where(part => part.Number == 1).Select(part => Place(part, passages)).ToList() is { Count: > 0 } places)
        {
            yield return new Activity
            {
                Type = ActivityTypes.Message,
                TextFormat = "markdown",
                Text = string.Join(" · ", places),
                Entities = [Citations.Of(passages, links)],
                ChannelData = isFirst ? TeamsData.Feedback : null,
            };
        }

        var ended = parts.Where(part => part.Number == part.Count).Select(part => (passages.IndexOf(part.Hit.Passage) + 1, part)).ToList();
        var more = isLast && reply.Remaining > 0
            ? Card.Choose(Wording.MoreButton, new AskIntent(reply.Question, reply.Skip + reply.Shown.Count))
            : null;
        yield return new Activity
        {
            Type = ActivityTypes.Message,
            Summary = Wording.VerbatimExtract,
            Attachments =
            [
                Card.Attach(
                    [
                        .. isFirst ? Wording.Above(reply).Select(line => Wording.IsCaution(reply, line) ? Card.Caution(line) : Card.Verbatim(Card.Run(Speech.Say(line)))) : [],
                        .. parts.Select((part, index) => _card.Block(part, passages.IndexOf(part.Hit.Passage) + 1, index > 0)),
                    ],
                    ended.Count > 0 ? PassageCard.Controls(reply.Question, ended, more) : [],
                    string.Join('\n', passages.Select(passage => passage.Citation.Label))),
            ],
        };
    }

    /// <summary>Where a passage stands, with the number that shows its citation.</summary>
    private static string Place(PassagePart part, List<Passage> passages) => string.Create(
        CultureInfo.InvariantCulture, $"{TeamsText.Escape(part.Hit.Passage.Citation.ShortLabel)} [{passages.IndexOf(part.Hit.Passage) + 1}]");
}
