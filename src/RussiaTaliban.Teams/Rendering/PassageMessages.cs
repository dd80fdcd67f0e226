using System.Globalization;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Teams.Rendering;

/// <summary>
/// An answer as messages of Teams: the answering sentences with their <c>[1]</c>, and a card with each passage whole. What does not fit into one message goes
/// on in the next; no passage is shortened.
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
        foreach (var part in reply.Answer.Hits.SelectMany(PassagePart.Of))
        {
            waiting.Add(part);
            if (waiting.Count > Citations.MaxCount || (waiting.Count > 1 && Length(Message(reply, waiting, messages.Count == 0, isLast: true)) > MaxLength))
            {
                waiting.RemoveAt(waiting.Count - 1);
                messages.Add(Message(reply, waiting, messages.Count == 0, isLast: false));
                waiting = [part];
            }
        }

        messages.Add(Message(reply, waiting, messages.Count == 0, isLast: true));
        return messages;
    }

    private static int Length(Activity message) => OutgoingJson.Text(message).Length;

    private Activity Message(PassagesReply reply, IReadOnlyList<PassagePart> parts, bool isFirst, bool isLast)
    {
        var passages = parts.Select(part => part.Hit.Passage).Distinct().ToList();
        var above = isFirst ? Wording.Above(reply) : [];
        var text = string.Join("\n\n", above.Select(TeamsText.Escape).Concat(parts.Where(part => part.Number == 1).Select(part => Line(part, passages))));
        var more = isLast && reply.Answer.Remaining > 0
            ? [Card.Choose(Wording.MoreButton, new AskIntent(reply.Question, reply.Skip + reply.Answer.Hits.Count))]
            : Array.Empty<JObject>();
        return new Activity
        {
            Type = ActivityTypes.Message,
            TextFormat = "markdown",
            Text = text.Length == 0 ? null : text,
            Summary = Wording.VerbatimExtract,
            Entities = [Citations.Of(passages, links)],
            Attachments =
            [
                Card.Attach(
                    parts.Select((part, index) => _card.Block(reply.Question, part, passages.IndexOf(part.Hit.Passage) + 1, index > 0)),
                    more,
                    string.Join('\n', passages.Select(passage => passage.Citation.Label))),
            ],
            ChannelData = isLast ? TeamsData.Feedback : null,
        };
    }

    private static string Line(PassagePart part, List<Passage> passages)
    {
        var quotes = string.Join(" … ", part.Hit.Quotes.Select(quote => $"“{TeamsText.Escape(quote)}”"));
        var voice = part.Hit.Voice is { } name ? $" ({TeamsText.Escape(Wording.InTheWordsOf(name))})" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{quotes}{voice} [{passages.IndexOf(part.Hit.Passage) + 1}]");
    }
}
