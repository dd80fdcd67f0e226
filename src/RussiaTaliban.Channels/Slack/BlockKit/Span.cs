using System.Text.Json.Serialization;

namespace RussiaTaliban.Channels.Slack.BlockKit;

/// <summary>A stretch of rich text: literal characters, a link, or a person.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Words), "text")]
[JsonDerivedType(typeof(Link), "link")]
[JsonDerivedType(typeof(User), "user")]
internal abstract record Span
{
    private Span()
    {
    }

    /// <summary>Null for none.</summary>
    public Emphasis? Style { get; init; }

    /// <summary>Shown as it stands: <c>&lt;!channel&gt;</c>, <c>*stars*</c> and <c>:smile:</c> are only characters here.</summary>
    internal sealed record Words(string Text) : Span;

    /// <param name="Text">Null shows the address.</param>
    internal sealed record Link(string Url, string? Text = null) : Span;

    internal sealed record User(string UserId) : Span;
}
