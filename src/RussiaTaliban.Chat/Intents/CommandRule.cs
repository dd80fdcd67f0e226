namespace RussiaTaliban.Chat;

/// <summary>The commands that are one word or two: help, about, more.</summary>
public sealed class CommandRule : IIntentRule
{
    /// <inheritdoc/>
    public Intent? Read(string text, Turn turn) => text.TrimStart('/').TrimEnd('.', '!', '?', ' ').ToLowerInvariant() switch
    {
        "help" or "what can you do" or "what can i ask" or "how does this work" => new HelpIntent(),
        "about" or "corpus" or "sources" or "what do you know" => new AboutIntent(),
        "more" or "more passages" or "show more" or "show me more" or "anything else" or "what else" => new MoreIntent(),
        _ => null,
    };
}
