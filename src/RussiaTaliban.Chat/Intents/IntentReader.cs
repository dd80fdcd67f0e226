using System.Globalization;
using System.Text;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Handlers;

namespace RussiaTaliban.Chat.Intents;

/// <summary>Determines the intent of a turn. A message that no rule recognises is a question to the corpus.</summary>
/// <param name="rules">The rules, in the order in which they run.</param>
public sealed class IntentReader(IEnumerable<IIntentRule> rules)
{
    /// <summary>The longest message that is read, in UTF-16 code units. A pasted article is longer; a quote to check is not.</summary>
    public const int MaxLength = 8_000;

    private readonly IIntentRule[] _rules = [.. rules];

    /// <summary>The intent of a turn, its words held against a corpus.</summary>
    public Intent Read(Turn turn, Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(corpus);
        if (turn.Chosen is { } chosen)
        {
            return chosen;
        }

        if (turn.Text.Length > MaxLength)
        {
            return new UnreadableIntent(UnreadableReason.TooLong);
        }

        var text = WithoutControlCharacters(turn.Text).Trim();
        if (text.Length == 0)
        {
            return new UnreadableIntent(UnreadableReason.Empty);
        }

        // A sign alone may be a thumb; else it says nothing.
        var hasWords = text.EnumerateRunes().Any(Rune.IsLetterOrDigit);
        return _rules.Where(rule => hasWords || rule is PhraseRule).Select(rule => rule.Read(text, turn, corpus)).FirstOrDefault(intent => intent is not null)
            ?? (hasWords ? AfterCourtesy(text, turn, corpus) ?? new AskIntent(text) : new UnreadableIntent(UnreadableReason.NoWords));
    }

    /// <summary>"Great. Can you …?", "never mind, who …": what follows a courtesy is what is meant. Null if there is none.</summary>
    private Intent? AfterCourtesy(string text, Turn turn, Corpus corpus)
    {
        if (Courtesies.Split(text) is not { } parts)
        {
            return null;
        }

        return Courtesies.IsStillCourteous(parts.Wanted)
            ? parts.Courtesy
            : _rules.Where(rule => rule is not QuoteCheckRule).Select(rule => rule.Read(parts.Wanted, turn with { Text = parts.Wanted }, corpus)).FirstOrDefault(intent => intent is not null)
                ?? AfterCourtesy(parts.Wanted, turn, corpus)
                ?? (parts.Courtesy is FeedbackIntent && !Readings.Asks(parts.Wanted) ? parts.Courtesy : new AskIntent(parts.Wanted));
    }

    private static string WithoutControlCharacters(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            kept.Append(Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.Control => " ",
                UnicodeCategory.Format => "",
                _ => rune.ToString(),
            });
        }

        return kept.ToString();
    }
}
