using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Chat.Receipts;

namespace RussiaTaliban.Teams.Rendering;

/// <summary>Verdicts on quotes and quotes with receipts. Words of people and articles stand in text runs, which show every character as it is.</summary>
internal sealed class QuoteMessages(ReaderLinks links)
{
    private readonly PassageCard _card = new(links);

    public IReadOnlyList<Activity> Check(QuoteCheckReply reply)
    {
        var verdict = reply.Verdict;
        var first = Differences(verdict);
        var further = QuoteWording.Further(verdict).Select(Place).ToList();
        var controls = QuoteWording.Controls(verdict).SelectMany(one => new[] { Card.Choose(one.Cite, one.Citing), Card.Choose(one.Share, one.Sharing) }).ToList();
        var parts = QuoteWording.Shown(verdict)
            .SelectMany(shown => PassagePart.Of(new Hit(shown.Passage, 0, shown.Spans)))
            .Select((part, at) => _card.Block(part, null, separator: at > 0 || first.Count > 0))
            .ToList();
        var words = QuoteWording.Verdict(verdict);
        IReadOnlyList<IReadOnlyList<JObject>> cards = Fits([.. first, .. parts, .. further])
            ? [[.. first, .. parts, .. further]]
            : [[.. first, .. further], .. parts.Select(part => new[] { part })];
        return [.. cards.Where((card, at) => at == 0 || card.Count > 0).Select((card, at) => Message(at == 0 ? words : null, card, words, at == 0 ? controls : []))];
    }

    /// <summary>The verdict in a dialog, and the passage to insert.</summary>
    public Attachment Dialog(QuoteCheckReply reply)
    {
        var verdict = reply.Verdict;
        var words = QuoteWording.Verdict(verdict);
        var shown = QuoteWording.Shown(verdict).Select(shown => PassageCard.ToInsert(new Hit(shown.Passage, 0, shown.Spans), separator: true));
        return Card.Attach([Card.Verbatim(Card.Bold(words)), .. Differences(verdict), .. shown, .. QuoteWording.Further(verdict).Select(Place)], [], words);
    }

    public IReadOnlyList<Activity> Cited(CitedQuoteReply reply) =>
        [Message(null, [.. reply.Receipts.SelectMany(Quote), Card.Quietly(ShareWording.Formats)], Wording.VerbatimExtract)];

    public IReadOnlyList<Activity> Shared(SharedQuoteReply reply)
    {
        var body = new List<JObject> { Card.Verbatim(Card.Bold(ShareWording.SharedBy(reply))) };
        body.AddRange(reply.Question is { } question ? [Card.Verbatim(Card.Small(ShareWording.Asked(question)))] : []);
        body.AddRange(reply.Note is { } note ? [Card.Verbatim(Card.Bold(ShareWording.NoteMark), Card.Run(note))] : []);
        return [Message(null, [.. body, .. reply.Receipts.SelectMany(Quote)], ShareWording.SharedBy(reply))];
    }

    public IReadOnlyList<Activity> Outcome(ShareReply reply) =>
    [
        Message(
            ShareWording.Outcome(reply),
            reply.Receipt is { } receipt ? [Card.Buttons(Card.Open("Open receipt", links.OfReceipt(receipt.Id)))] : [],
            Wording.VerbatimExtract),
    ];

    /// <summary>What differs, and how the quote was cut and joined.</summary>
    private static List<JObject> Differences(QuoteVerdict verdict)
    {
        var said = new List<JObject>();
        if (verdict.Difference.Count > 0)
        {
            said.Add(Card.Verbatim(QuoteWording.Runs(verdict.Difference).Select(run => run.IsChange ? Card.Marked(run.Text) : Card.Run(run.Text))));
        }

        said.AddRange(QuoteWording.Notes(verdict).Select(Card.Quietly));
        return said;
    }

    private IEnumerable<JObject> Quote(Receipt receipt) =>
    [
        Card.Apart(Card.Verbatim(Card.Run(receipt.Quote.Exact))),
        Card.Verbatim(Card.Small($"{Wording.VerbatimExtract} · {ShareWording.Source(receipt)}")),
        Card.Buttons(Card.Open("Open receipt", links.OfReceipt(receipt.Id))),
    ];

    private JObject Place(Passage passage) => Card.Verbatim(Card.Run(passage.Citation.Label).Opening("Open in article", links.Of(passage)));

    private static bool Fits(IReadOnlyList<JObject> body) => body.Sum(item => item.ToString(Newtonsoft.Json.Formatting.None).Length) < PassageMessages.MaxLength;

    private static Activity Message(string? words, IReadOnlyList<JObject> body, string fallback, IEnumerable<JObject>? controls = null) => new()
    {
        Type = ActivityTypes.Message,
        TextFormat = "markdown",
        Text = words is null ? null : TeamsText.Escape(words),
        Summary = fallback,
        Attachments = body.Count == 0 ? null : [Card.Attach(body, controls ?? [], fallback)],
    };
}
