using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Chat.Handlers;

/// <summary>Looks pasted quotes up.</summary>
public static class QuoteCheckHandler
{
    /// <summary>The reply to a quote; any text is allowed.</summary>
    public static Reply Check(string quote, Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(quote);
        return string.IsNullOrWhiteSpace(quote) ? new UnreadableReply(UnreadableReason.Empty)
            : quote.Length > QuoteLocator.MaxLength ? new UnreadableReply(UnreadableReason.TooLong)
            : !quote.Any(char.IsLetterOrDigit) ? new UnreadableReply(UnreadableReason.NoWords)
            : new QuoteCheckReply(quote, QuoteLocator.Locate(corpus, quote));
    }
}
