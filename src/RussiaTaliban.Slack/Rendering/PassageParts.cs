using System.Text;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Slack.Rendering;

/// <summary>A passage as rich text, whole and in order, the answering sentences bold.</summary>
internal static class PassageParts
{
    /// <summary>One list of elements for each quotation; more than one only where the passage is longer than <see cref="Limits.Quotation"/>.</summary>
    public static IReadOnlyList<IReadOnlyList<RichTextElement>> Of(string text, IReadOnlyList<TextSpan> highlights) =>
        [.. PassagePieces.Split(text, Limits.Quotation).Select(part => PassagePieces.Of(text, part, highlights).Select(Words).ToList())];

    /// <summary>The passage as quotations; what is said of it, where something is, stands under the last.</summary>
    public static IReadOnlyList<Block> Quoted(string text, IReadOnlyList<TextSpan> highlights, RichTextPart.Paragraph? source = null)
    {
        var parts = Of(text, highlights);
        return [.. parts.Select((elements, number) => new Block.RichText(source is not null && number == parts.Count - 1
            ? [new RichTextPart.Quote(elements), source]
            : [new RichTextPart.Quote(elements)]))];
    }

    /// <summary>True for a passage that has enough beside the sentences that are marked in it.</summary>
    public static bool CanFold(Hit hit) => PassagePieces.CanFold(hit.Passage.Text, hit.Highlights);

    /// <summary>A passage folded to the sentences that are marked in it, with what is said of it; whole where folding would hide next to nothing.</summary>
    public static IReadOnlyList<Block> Folded(Hit hit, RichTextPart.Paragraph source)
    {
        // Marked sentences may be longer than a quotation: what is left is cut like any text.
        var text = new StringBuilder();
        var marked = new List<TextSpan>();
        foreach (var piece in PassagePieces.Folded(hit.Passage.Text, hit.Highlights))
        {
            if (piece.IsMarked)
            {
                marked.Add(new TextSpan(text.Length, piece.Text.Length));
            }

            text.Append(piece.Text);
        }

        return Quoted(text.ToString(), marked, source);
    }

    private static RichTextElement Words((string Text, bool IsMarked) piece) =>
        new RichTextElement.Words(piece.Text) { Style = piece.IsMarked ? Emphasis.Strong : null };
}
