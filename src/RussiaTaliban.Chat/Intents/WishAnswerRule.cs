using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Subscriptions.Grammar;

namespace RussiaTaliban.Chat.Intents;

/// <summary>"8:30", "weekdays", "Mondays at 9": only a time or days. This rule must run last.</summary>
public sealed class WishAnswerRule : IIntentRule
{
    private const int MaxLexemes = 10;

    /// <inheritdoc/>
    public Intent? Read(string text, Turn turn)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = Vocabulary.Lex(text);
        return words.Count <= MaxLexemes && new PhraseReader(words, text, pausing: false).Read() is { Leftover.Count: 0 } phrase && (phrase.HasTime || phrase.HasDays)
            ? new WishAnswerIntent(text)
            : null;
    }
}
