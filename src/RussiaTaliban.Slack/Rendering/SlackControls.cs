using System.Globalization;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Slack.Rendering;

/// <summary>The buttons under a reply. A button whose value is too long for Slack is left out, or works without the value.</summary>
internal sealed class SlackControls(ReaderLinks links)
{
    private const string OpenInArticle = "Open in article";
    private const string Why = "Why this passage";
    private const string ShareInChannel = "Share in channel";

    public Block.Actions UnderPassage(string question, Hit hit, SlackSurface surface)
    {
        var buttons = new List<Element> { Open(hit.Passage.Citation) };
        if (surface != SlackSurface.Modal && Intent(Speech.Say(Why), new WhyIntent(question, hit.Passage.Id), hit.Passage.Id.Anchor) is { } why)
        {
            buttons.Add(why with { AccessibilityLabel = Label(Wording.WhyButton(hit.Passage)) });
        }

        if (surface != SlackSurface.Modal)
        {
            buttons.Add(Cite(hit.Passage));
        }

        if (surface is SlackSurface.Conversation or SlackSurface.Private)
        {
            buttons.Add(Share(hit.Passage, question));
        }

        return new Block.Actions(buttons);
    }

    /// <summary>The row at the end of an answer; null where it would be empty.</summary>
    public static Block.Actions? UnderAnswer(PassagesReply reply, SlackSurface surface)
    {
        var buttons = new List<Element>();
        if (reply.Remaining > 0)
        {
            var more = new AskIntent(reply.Question, reply.Skip + reply.Shown.Count);
            buttons.Add(Intent(Speech.Say(Wording.MoreButton), more, "more") ?? Intent(Speech.Say(Wording.MoreButton), new MoreIntent(), "more")!);
        }

        if (surface == SlackSurface.Private && Value(new AskIntent(reply.Question, reply.Skip)) is { } value)
        {
            buttons.Add(new Element.Button
            {
                ActionId = ActionIds.ShareHere,
                Text = Text.Plain(Speech.Say(ShareInChannel)),
                Value = value,
                Style = "primary",
            });
        }

        return buttons.Count == 0 ? null : new Block.Actions(buttons);
    }

    /// <summary>Thumbs. Their values hold the question and the passages, so that the service needs no memory of the answer.</summary>
    public static Block.ContextActions Feedback(PassagesReply reply)
    {
        var passages = reply.Shown.Select(hit => hit.Passage.Id);
        return new Block.ContextActions([new Element.FeedbackButtons
        {
            ActionId = ActionIds.Feedback,
            PositiveButton = new FeedbackChoice(Text.Plain(Speech.Say("Helpful")), FeedbackCodec.Encode(true, reply.Question, passages), "This answer was helpful"),
            NegativeButton = new FeedbackChoice(Text.Plain(Speech.Say("Not helpful")), FeedbackCodec.Encode(false, reply.Question, passages), "This answer was not helpful"),
        }]);
    }

    /// <summary>First questions to ask; null where there are none.</summary>
    public static Block.Actions? Starters(IReadOnlyList<string> starters)
    {
        var buttons = starters
            .Where(starter => starter.Length <= Limits.ButtonText)
            .Select((starter, number) => Intent(starter, new AskIntent(starter), number.ToString(CultureInfo.InvariantCulture)))
            .OfType<Element>()
            .ToList();
        return buttons.Count == 0 ? null : new Block.Actions(buttons);
    }

    /// <summary>Under a verdict: cite or share its words at each place that is shown.</summary>
    public static Block.Actions TakeAlong(QuoteVerdict verdict) => new(
    [
        .. QuoteWording.Controls(verdict).SelectMany((one, at) => new[]
        {
            Intent(Speech.Say(one.Cite), one.Citing, string.Create(CultureInfo.InvariantCulture, $"cite.{at}"))!,
            new Element.Button { ActionId = string.Create(CultureInfo.InvariantCulture, $"{ActionIds.Share}.{at}"), Text = Text.Plain(Speech.Say(one.Share)), Value = IntentCodec.Encode(one.Sharing) },
        }),
    ]);

    /// <summary>Opens the modal that asks for a conversation. A question that does not fit is left out.</summary>
    public static Element.Button Share(Passage passage, string? question, CheckedPlace? words = null)
    {
        var share = new ShareIntent(null, passage.Id) { Question = question, Words = words };
        return new()
        {
            ActionId = $"{ActionIds.Share}.{passage.Id.Anchor}",
            Text = Text.Plain(Speech.Say(ShareWording.ShareButton)),
            Value = Value(share) ?? IntentCodec.Encode(share with { Question = null }),
            AccessibilityLabel = Label($"Share {passage.Citation.ShortLabel}"),
        };
    }

    /// <summary>Null where the intent does not fit.</summary>
    public static Element.Button? Intent(string text, Intent intent, string unique) => Value(intent) is { } value
        ? new Element.Button { ActionId = $"{ActionIds.Intent}.{unique}", Text = Text.Plain(text), Value = value }
        : null;

    private static Element.Button Cite(Passage passage) => new()
    {
        ActionId = $"{ActionIds.Intent}.cite.{passage.Id.Anchor}",
        Text = Text.Plain(Speech.Say("Cite")),
        Value = IntentCodec.Encode(new CiteIntent(passage.Id)),
        AccessibilityLabel = Label(ShareWording.CiteButton(passage)),
    };

    private Element.Button Open(Citation citation) => new()
    {
        ActionId = $"{ActionIds.Open}.{citation.Passage.Id.Anchor}",
        Text = Text.Plain(Speech.Say(OpenInArticle)),
        Url = links.Of(citation.Passage),
        AccessibilityLabel = Label($"{OpenInArticle}: {citation.ShortLabel}"),
    };

    private static string? Value(Intent intent) => IntentCodec.Encode(intent) is { Length: <= Limits.ButtonValue } value ? value : null;

    private static string? Label(string text) => text.Length <= Limits.ButtonText ? text : null;
}
