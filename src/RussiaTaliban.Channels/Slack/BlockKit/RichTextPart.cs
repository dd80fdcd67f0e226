using System.Text.Json.Serialization;

namespace RussiaTaliban.Channels.Slack.BlockKit;

/// <summary>A paragraph, a quotation or a list within a rich text block.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Paragraph), "rich_text_section")]
[JsonDerivedType(typeof(Quote), "rich_text_quote")]
[JsonDerivedType(typeof(List), "rich_text_list")]
internal abstract record RichTextPart
{
    private RichTextPart()
    {
    }

    internal sealed record Paragraph(IReadOnlyList<Span> Elements) : RichTextPart;

    internal sealed record Quote(IReadOnlyList<Span> Elements) : RichTextPart;

    /// <param name="Style"><c>bullet</c> or <c>ordered</c>.</param>
    internal sealed record List(IReadOnlyList<RichTextPart> Elements, string Style = "bullet") : RichTextPart;
}
