using System.Text.Json.Serialization;

namespace RussiaTaliban.Channels.Slack.BlockKit;

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
    private Block()
    {
    }

    /// <summary>At most 255 characters; Slack makes one where it is null.</summary>
    public string? BlockId { get; init; }

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
    internal sealed record Input(Text Label, Element Element, Text? Hint = null, bool Optional = false) : Block;
}
