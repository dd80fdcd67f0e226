using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents.Wishes;

namespace RussiaTaliban.Chat.Intents;

/// <summary>"Send me this every weekday at 8", "make it 9", "pause until Monday", "resume", "stop", "what am I subscribed to?".</summary>
public sealed class SubscriptionRule : IIntentRule
{
    /// <summary>A longer message is a text and no wish.</summary>
    private const int MaxLength = 300;

    /// <inheritdoc/>
    public Intent? Read(string text, Turn turn)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > MaxLength ? null : WishReader.Read(text.TrimStart('/'));
    }
}
