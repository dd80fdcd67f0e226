namespace RussiaTaliban.Slack.BlockKit;

/// <summary>A stretch of rich text: literal characters, a link, or a person.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Words), "text")]
[JsonDerivedType(typeof(Link), "link")]
[JsonDerivedType(typeof(User), "user")]
internal abstract record RichTextElement
{
    private RichTextElement() { }

    /// <summary>Null for none.</summary>
    public Emphasis? Style { get; init; }

    /// <summary>Shown as it stands: <c>&lt;!channel&gt;</c>, <c>*stars*</c> and <c>:smile:</c> are only characters here.</summary>
    internal sealed record Words(string Text) : RichTextElement;

    /// <param name="Text">Null shows the address.</param>
    internal sealed record Link(string Url, string? Text = null) : RichTextElement;

    internal sealed record User(string UserId) : RichTextElement;
}

/// <summary>A paragraph, a quotation or a list within a rich text block.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Paragraph), "rich_text_section")]
[JsonDerivedType(typeof(Quote), "rich_text_quote")]
[JsonDerivedType(typeof(List), "rich_text_list")]
internal abstract record RichTextPart
{
    private RichTextPart() { }

    internal sealed record Paragraph(IReadOnlyList<RichTextElement> Elements) : RichTextPart;

    internal sealed record Quote(IReadOnlyList<RichTextElement> Elements) : RichTextPart;

    /// <param name="Style"><c>bullet</c> or <c>ordered</c>.</param>
    internal sealed record List(IReadOnlyList<RichTextPart> Elements, string Style = "bullet") : RichTextPart;
}

/// <summary>Each is null for no.</summary>
internal sealed record Emphasis(bool? Bold = null, bool? Italic = null)
{
    public static readonly Emphasis Strong = new(Bold: true);
    public static readonly Emphasis Slanted = new(Italic: true);
}
