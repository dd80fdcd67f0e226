using System.Globalization;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Slack.Rendering;

/// <summary>The buttons under a reply. A button whose value is too long for Slack is left out, or works without the value.</summary>
internal sealed class SlackControls(ReaderLinks links)
{
    private readonly ReaderLinks _links = links;

    /// <summary>With the thumbs and the overflow: more is noise under an answer.</summary>
    private const int MaxControls = 5;

    /// <summary>Before the question in the id of a block.</summary>
    private const string QuestionMark = "q:";
    private const string Show = "Show";
    private const string OpenInArticle = "Open in article";
    private const string Why = "Why this passage";
    private const string ShareInChannel = "Share in channel";

    /// <summary>
    /// The row at the end of an answer: at most five controls with the thumbs; what does not fit, and what is wanted less often, is in the overflow. Null where it would be empty.
    /// </summary>
    /// <param name="folded">The passages that are shown in part.</param>
    public Block.Actions? UnderAnswer(PassagesReply reply, IReadOnlyList<Hit> folded, SlackSurface surface)
    {
        List<Element> row = [];
        if (surface == SlackSurface.Private && Value(new AskIntent(reply.Question, reply.Skip)) is { } value)
        {
            row.Add(new Element.Button { ActionId = ActionIds.ShareHere, Text = Text.Plain(Speech.Say(ShareInChannel)), Value = value, Style = "primary" });
        }

        if (reply.Remaining > 0)
        {
            var more = new AskIntent(reply.Question, reply.Skip + reply.Shown.Count);
            row.Add(Intent(Speech.Say(Wording.MoreButton), more, "more") ?? Intent(Speech.Say(Wording.MoreButton), new MoreIntent(), "more")!);
        }

        // The thumbs are one control, the overflow another.
        var places = MaxControls - row.Count - 1 - (surface == SlackSurface.Conversation ? 1 : 0);
        var shown = folded.Select(hit => Whole(hit.Passage, PlaceOf(reply, hit))).OfType<Element.Button>().ToList();
        row.InsertRange(surface == SlackSurface.Private ? Math.Min(1, row.Count) : 0, shown.Take(places));

        var best = reply.Answer.Hits[0];
        var options = new[]
        {
            new OverflowOption(Text.Plain(Speech.Say(OpenInArticle)), ActionIds.Open, _links.Of(best.Passage)),
            surface != SlackSurface.Modal && IsCarried(reply.Question) ? Option(Speech.Say(Why), new IntentValue("why") { Passage = best.Passage.Id.ToString() }) : null,
            surface != SlackSurface.Modal ? Option(Speech.Say("Cite"), new IntentValue("cite") { Passage = best.Passage.Id.ToString() }) : null,
            surface != SlackSurface.Modal ? Option(Speech.Say(ShareWording.ShareButton), new IntentValue("share") { Passage = best.Passage.Id.ToString() }, ActionIds.Share) : null,
        }.Concat(shown.Skip(places).Select(button => Option(button.Text.Value, button.Value!))).OfType<OverflowOption>().Take(Limits.OptionsInOverflow).ToList();
        row.Add(options.Count > 1 ? new Element.Overflow { ActionId = ActionIds.Overflow, Options = options } : Open(best.Passage.Citation));
        return new Block.Actions(row) { BlockId = IsCarried(reply.Question) ? QuestionMark + reply.Question : null };
    }

    /// <summary>A choice from an overflow as the control that it stands for; anything else as it is. Options are short: the question stands in the id of their block.</summary>
    public static SlackAction Chosen(SlackAction action)
    {
        if (ActionIds.KindOf(action.ActionId) != ActionIds.Overflow || action.SelectedOption?.Value is not { } chosen)
        {
            return action;
        }

        if (chosen.Split(' ', 2) is not [var kind, var json])
        {
            return action with { ActionId = ActionIds.Open };
        }

        var question = action.BlockId is { } id && id.StartsWith(QuestionMark, StringComparison.Ordinal) ? id[QuestionMark.Length..] : null;
        return new SlackAction(kind, WithQuestion(json, question), action.BlockId);
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

    private Element.Button Open(Citation citation) => new()
    {
        ActionId = $"{ActionIds.Open}.{citation.Passage.Id.Anchor}",
        Text = Text.Plain(Speech.Say(OpenInArticle)),
        Url = _links.Of(citation.Passage),
        AccessibilityLabel = Label($"{OpenInArticle}: {citation.ShortLabel}"),
    };

    /// <summary>Named by its place in the answer: on a phone all controls are to fit into one row.</summary>
    private static Element.Button? Whole(Passage passage, int place) =>
        Intent($"{Show} {place}", new OpenIntent { Passage = passage.Id }, $"show.{place}") is { } button
            ? button with { AccessibilityLabel = Label($"{Show} {passage.Citation.ShortLabel}") }
            : null;

    private static int PlaceOf(PassagesReply reply, Hit hit) => reply.Answer.Hits.TakeWhile(other => !ReferenceEquals(other, hit)).Count() + 1;

    private static bool IsCarried(string question) => QuestionMark.Length + question.Length <= Limits.BlockId;

    private static OverflowOption? Option(string text, IntentValue value, string kind = ActionIds.Intent) =>
        Option(text, JsonSerializer.Serialize(value, IntentJsonContext.Readable.IntentValue), kind);

    private static OverflowOption? Option(string text, string json, string kind = ActionIds.Intent) =>
        $"{kind} {json}" is { Length: <= Limits.OptionValue } value ? new OverflowOption(Text.Plain(text), value) : null;

    private static string WithQuestion(string json, string? question)
    {
        try
        {
            return JsonSerializer.Deserialize(json, IntentJsonContext.Readable.IntentValue) is { Do: "why" or "share" } value
                ? JsonSerializer.Serialize(value with { Question = question }, IntentJsonContext.Readable.IntentValue)
                : json;
        }
        catch (JsonException)
        {
            return json;
        }
    }

    private static string? Value(Intent intent) => IntentCodec.Encode(intent) is { Length: <= Limits.ButtonValue } value ? value : null;

    private static string? Label(string text) => text.Length <= Limits.ButtonText ? text : null;
}
