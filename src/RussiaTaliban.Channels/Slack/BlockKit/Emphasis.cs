namespace RussiaTaliban.Channels.Slack.BlockKit;

/// <summary>Each is null for no.</summary>
internal sealed record Emphasis(bool? Bold = null, bool? Italic = null, bool? Strike = null)
{
    public static readonly Emphasis Strong = new(Bold: true);
    public static readonly Emphasis Slanted = new(Italic: true);
}
