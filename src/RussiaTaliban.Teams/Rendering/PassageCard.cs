using System.Globalization;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Teams.Extension;
using RussiaTaliban.Teams.Sharing;

namespace RussiaTaliban.Teams.Rendering;

/// <summary>Passages as blocks of a card: place, the words whole with the answering sentence marked, origin; and what can be done with them.</summary>
internal sealed class PassageCard(ReaderLinks links)
{
    private const string OpenTitle = "Open in article";

    /// <summary>Most controls that stand in a row under an answer; the others open under the last of them.</summary>
    public const int MaxControls = 5;

    /// <summary>One passage or part of one, with a link to where it stands.</summary>
    /// <param name="part">The passage.</param>
    /// <param name="position">Its number in the message's citations; null where there are none.</param>
    /// <param name="separator">Whether a line parts it from what stands above.</param>
    public JObject Block(PassagePart part, int? position, bool separator)
    {
        var block = Card.Block(Reading(part, position, links.Of(part.Hit.Passage, part.Hit.Quotes.FirstOrDefault())), separator);
        if (TextDirection.IsRightToLeft(part.Hit.Passage.Article.Language))
        {
            block["rtl"] = true;
        }

        return block;
    }

    /// <summary>What can be done with the passages of an answer: with the first in one row, with the others behind its last button.</summary>
    /// <param name="question">What they answer.</param>
    /// <param name="hits">The passages, with their numbers.</param>
    /// <param name="more">The button for further passages; null where there are none.</param>
    public static IEnumerable<JObject> Controls(string question, IReadOnlyList<(int Position, PassagePart Part)> hits, JObject? more)
    {
        foreach (var control in Controls(question, hits[0].Part.Hit.Passage))
        {
            yield return control;
        }

        if (more is not null)
        {
            yield return more;
        }

        var folded = hits.Where((hit, index) => index > 0 || hit.Part.IsFolded).ToList();
        if (folded.Count > 0)
        {
            yield return Card.Unfold(
                folded[0] == hits[0] ? "Whole passages…" : "Other passages…",
                folded.SelectMany(hit => Unfolded(question, hit.Position, hit.Part, hasControls: hit != hits[0])));
        }
    }

    /// <summary>A folded passage with all its words, and what can be done with it: for the first that stands in the row already.</summary>
    private static IEnumerable<JObject> Unfolded(string question, int position, PassagePart part, bool hasControls)
    {
        var passage = part.Hit.Passage;
        yield return Card.Verbatim(Card.Small(string.Create(CultureInfo.InvariantCulture, $"[{position}] {passage.Citation.Label}")));
        if (part.IsFolded)
        {
            yield return Card.Verbatim(PassagePieces.Of(passage.Text, new TextSpan(0, passage.Text.Length), part.Hit.Highlights)
                .Select(piece => piece.IsMarked ? Card.Marked(piece.Text) : Card.Run(piece.Text)));
        }

        if (hasControls)
        {
            yield return Card.Buttons(Controls(question, passage));
        }
    }

    private static IEnumerable<JObject> Controls(string question, Passage passage) =>
    [
        Card.Choose("Why this passage", new WhyIntent(question, passage.Id)),
        Card.Choose("Cite", new CiteIntent(passage.Id)),
        Card.Choose(ShareWording.ShareButton, ShareCards.Ask(passage.Id, question)),
    ];

    /// <summary>One passage or part of one to read.</summary>
    /// <param name="part">The passage.</param>
    /// <param name="position">Its number in the message's citations; null where there are none.</param>
    /// <param name="open">Where it can be opened; null for nowhere.</param>
    public static IEnumerable<JObject> Reading(PassagePart part, int? position, string? open)
    {
        var passage = part.Hit.Passage;
        var number = position is { } known ? string.Create(CultureInfo.InvariantCulture, $"[{known}] ") : "";
        var share = part.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" · part {part.Number} of {part.Count}") : "";
        yield return Card.Verbatim(Card.Bold(number + passage.Citation.Label + share));
        if (Wording.HitNote(part.Hit) is { } note)
        {
            yield return Card.Verbatim(Card.Small(note));
        }

        yield return Card.Verbatim(part.Pieces().Select(piece => piece.IsMarked ? Card.Marked(piece.Text) : Card.Run(piece.Text)));
        yield return open is null ? Card.Verbatim(Card.Small(Origin(passage))) : Card.Verbatim(Card.Small(Origin(passage) + " · "), Card.Link(OpenTitle, open));
    }

    /// <summary>Passages in a dialog, each with a button that inserts it into the chat.</summary>
    public static Attachment Choice(IReadOnlyList<Hit> hits) =>
        Card.Attach(hits.Select((hit, index) => ToInsert(hit, separator: index > 0)), [], Wording.VerbatimExtract);

    /// <summary>One passage of a dialog with its button.</summary>
    public static JObject ToInsert(Hit hit, bool separator) => Card.Block(
        [
            .. PassagePart.Of(hit).SelectMany(part => Reading(part, null, null)),
            Card.Buttons(Card.Submit("Insert this passage", new JObject { [MessageActionInvoke.PassageMember] = hit.Passage.Id.ToString() })),
        ],
        separator);

    /// <summary>What it is and where it is from.</summary>
    public static string Origin(Passage passage) => $"{Speech.Say(Wording.VerbatimExtract)} · {Wording.Attribution(passage.Article)}";
}

/// <summary>A passage, or a stretch of one that is too long for one message. The parts of a passage, joined, are the passage.</summary>
/// <param name="Hit">The passage.</param>
/// <param name="Span">The stretch.</param>
/// <param name="Number">Which part, from 1.</param>
/// <param name="Count">Of how many.</param>
internal sealed record PassagePart(Hit Hit, TextSpan Span, int Number, int Count)
{
    /// <summary>Longest part, in UTF-16 code units: three of them, with their frame, fit into one message.</summary>
    public const int MaxLength = 10_000;

    public static IEnumerable<PassagePart> Of(Hit hit)
    {
        var spans = PassagePieces.Split(hit.Passage.Text, MaxLength);
        return spans.Select((span, index) => new PassagePart(hit, span, index + 1, spans.Count));
    }

    /// <summary>True where only the marked sentences are shown. Default: false.</summary>
    public bool IsFolded { get; init; }

    /// <summary>A hit of an answer: whole where it is the one that answers, or too long to stand behind a button; else folded.</summary>
    public static IEnumerable<PassagePart> Of(PassagesReply reply, Hit hit) =>
        reply.IsWhole(hit) || hit.Passage.Text.Length > MaxLength || !PassagePieces.CanFold(hit.Passage.Text, hit.Highlights)
        ? Of(hit)
        : [new PassagePart(hit, new TextSpan(0, hit.Passage.Text.Length), 1, 1) { IsFolded = true }];

    /// <summary>The part in order, each piece with whether it belongs to a sentence that answers.</summary>
    public IEnumerable<(string Text, bool IsMarked)> Pieces() =>
        IsFolded ? PassagePieces.Folded(Hit.Passage.Text, Hit.Highlights) : PassagePieces.Of(Hit.Passage.Text, Span, Hit.Highlights);
}
