namespace RussiaTaliban.Chat.Subscriptions.Grammar;

/// <summary>A word or a phrase of a message with what it can mean.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Start">Where it begins in the message.</param>
/// <param name="Tags">Its meanings, <c>concept</c> or <c>concept:value</c>; none for a word that the grammar does not know.</param>
internal sealed record Lexeme(string Text, int Start, IReadOnlyCollection<string> Tags)
{
    /// <summary>Where it ends in the message.</summary>
    public int End => Start + Text.Length;

    /// <summary>True if it can mean this.</summary>
    public bool Is(string concept) => Tags.Any(tag => tag == concept || (tag.StartsWith(concept, StringComparison.Ordinal) && tag[concept.Length] == ':'));

    /// <summary>The value of one of its meanings; null if it has not this meaning.</summary>
    public string? Of(string concept) =>
        Tags.FirstOrDefault(tag => tag.Length > concept.Length && tag[concept.Length] == ':' && tag.StartsWith(concept, StringComparison.Ordinal))?[(concept.Length + 1)..];
}
