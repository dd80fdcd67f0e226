namespace RussiaTaliban.Slack.BlockKit;

/// <summary>The blocks that this app uses; Slack has more. Source: https://docs.slack.dev/reference/block-kit/blocks</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Header), "header")]
[JsonDerivedType(typeof(Section), "section")]
[JsonDerivedType(typeof(RichText), "rich_text")]
[JsonDerivedType(typeof(Context), "context")]
[JsonDerivedType(typeof(Actions), "actions")]
[JsonDerivedType(typeof(ContextActions), "context_actions")]
[JsonDerivedType(typeof(Divider), "divider")]
[JsonDerivedType(typeof(Input), "input")]
internal abstract record Block
{
    private Block() { }

    /// <summary>At most 255 characters; Slack makes one where it is null.</summary>
    public string? BlockId { get; init; }

    /// <summary>One paragraph of rich text.</summary>
    public static RichText Paragraph(params IReadOnlyList<RichTextElement> elements) => new([new RichTextPart.Paragraph(elements)]);

    /// <summary>One paragraph of words, shown as they stand.</summary>
    public static RichText Line(string text) => Paragraph(new RichTextElement.Words(text));

    /// <param name="Text">Plain text of at most 150 characters.</param>
    internal sealed record Header(Text Text) : Block;

    /// <param name="Text">1 to 3,000 characters.</param>
    internal sealed record Section(Text Text) : Block;

    /// <summary>Formatted text with nothing to escape: what stands in a text element is shown as it stands.</summary>
    internal sealed record RichText(IReadOnlyList<RichTextPart> Elements) : Block;

    /// <summary>Small grey text; 1 to 10 elements.</summary>
    internal sealed record Context(IReadOnlyList<Text> Elements) : Block;

    /// <summary>1 to 25 controls in a row.</summary>
    internal sealed record Actions(IReadOnlyList<Element> Elements) : Block;

    /// <summary>Thumbs under an answer; in messages only.</summary>
    internal sealed record ContextActions(IReadOnlyList<Element> Elements) : Block;

    internal sealed record Divider : Block;

    /// <summary>In modals only.</summary>
    /// <param name="Label">Plain text of at most 2,000 characters.</param>
    internal sealed record Input(Text Label, Element Element, bool Optional = false) : Block;
}

/// <summary>Slack's text object. Words of people and articles go into <see cref="Plain"/>, where nothing has a meaning.</summary>
/// <param name="Type"><c>plain_text</c> or <c>mrkdwn</c>.</param>
/// <param name="Value">As it goes over the wire.</param>
/// <param name="Emoji">False keeps <c>:smile:</c> as it was typed; null for mrkdwn, which does not know it.</param>
internal sealed record Text(string Type, [property: JsonPropertyName("text")] string Value, bool? Emoji = null)
{
    public static Text Plain(string value) => new("plain_text", value, Emoji: false);

    /// <summary>For our own words only; whatever else stands in it must have gone through <see cref="Mrkdwn.Escape"/>.</summary>
    public static Text Markdown(string value) => new("mrkdwn", value);
}
