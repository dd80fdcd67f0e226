using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Chat.Handlers;

/// <summary>Looks pasted quotes up.</summary>
public static class QuoteCheckHandler
{
    /// <summary>The reply to a quote, whatever else was pasted with it.</summary>
    public static Reply Check(string quote, Corpus corpus) => Check(new CheckQuoteIntent(quote), corpus);

    /// <summary>The reply to a quote; any text is allowed. Whatever way it came, the same words get the same verdict.</summary>
    public static Reply Check(CheckQuoteIntent check, Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(corpus);
        var quote = check.Quote;
        if (string.IsNullOrWhiteSpace(quote))
        {
            return new UnreadableReply(UnreadableReason.Empty);
        }

        if (quote.Length > QuoteLocator.MaxLength)
        {
            return new UnreadableReply(UnreadableReason.TooLong);
        }

        if (!quote.Any(char.IsLetterOrDigit))
        {
            return new UnreadableReply(UnreadableReason.NoWords);
        }

        var read = check.Frame is { } frame ? new ReadQuote(quote, frame) : QuoteReader.ReadAsked(corpus, quote);
        return new QuoteCheckReply(read.Text, QuoteCheck.Judge(corpus, read));
    }

    /// <summary>The same, and the conversation remembers the checked words: what is cited or shared next is they.</summary>
    internal static async Task<Reply> CheckAsync(CheckQuoteIntent check, TurnMemory memory, Corpus corpus, CancellationToken cancellationToken)
    {
        var reply = Check(check, corpus);
        if (reply is QuoteCheckReply { Verdict.Places: { Count: > 0 } places })
        {
            var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
            memory.Keep(state with
            {
                Shown = [.. places.Take(ConversationState.MaxChecked).Select(place => place.Passage.Id).Distinct()],
                Checked = [.. places.Take(ConversationState.MaxChecked).Select(place => new CheckedPlace(place.Passage.Id, place.Pieces[0].Span.Start, place.Pieces[0].Span.Length))],
                CheckedWords = reply is QuoteCheckReply { Pasted: var pasted } ? pasted : null,
            });
        }

        return reply;
    }
}
