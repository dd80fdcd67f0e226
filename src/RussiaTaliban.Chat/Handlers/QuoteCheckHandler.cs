using RussiaTaliban.Briefing;
using RussiaTaliban.Briefing.Quotes;

namespace RussiaTaliban.Chat;

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
