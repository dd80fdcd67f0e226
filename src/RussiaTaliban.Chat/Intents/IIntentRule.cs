using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Chat.Conversations;

namespace RussiaTaliban.Chat.Intents;

/// <summary>Recognises one family of intents in a message. Rules run in order; the first that recognises the message wins.</summary>
public interface IIntentRule
{
    /// <summary>The intent, or null if these words are something else.</summary>
    /// <param name="text">The words: trimmed, no control characters, not empty, at most <see cref="IntentReader.MaxLength"/> long.</param>
    /// <param name="turn">The turn they came in.</param>
    Intent? Read(string text, Turn turn);

    /// <summary>The same for a rule that holds the words against the corpus; the others know them without it.</summary>
    Intent? Read(string text, Turn turn, Corpus corpus) => Read(text, turn);
}
