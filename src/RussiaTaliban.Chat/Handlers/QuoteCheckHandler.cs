using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Chat.Handlers;

/// <summary>Checks pasted quotes.</summary>
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

    /// <summary>The reply to a quote, whatever else was pasted with it, read as chat reads a message.</summary>
    public static Reply Check(string quote, Searcher searcher)
    {
        ArgumentNullException.ThrowIfNull(searcher);
        return Check(Parted(new CheckQuoteIntent(quote), searcher), searcher.Corpus);
    }

    /// <summary>With the quote apart from the words around it, where nobody has parted them yet and there is a quote.</summary>
    private static CheckQuoteIntent Parted(CheckQuoteIntent check, Searcher searcher) =>
        check.Frame is null && check.Quote.Length <= QuoteLocator.MaxLength && check.Quote.Any(char.IsLetterOrDigit)
        && SensedQuote.ReadAsked(check.Quote, searcher) is var read
            ? check with { Quote = read.Text, Frame = read.Frame }
            : check;

    /// <summary>The same, and the conversation remembers the checked words: what is cited or shared next is they.</summary>
    internal static async Task<Reply> CheckAsync(CheckQuoteIntent check, TurnMemory memory, Corpus corpus, CancellationToken cancellationToken)
    {
        var reply = Check(check, corpus);
        if (reply is QuoteCheckReply { Verdict.Places: { Count: > 0 } places, Pasted: var pasted })
        {
            var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
            memory.Keep(state with
            {
                Shown = [.. places.Take(ConversationState.MaxChecked).Select(place => place.Passage.Id).Distinct()],
                Checked = [.. places.Take(ConversationState.MaxChecked).Select(CheckedPlace.Of)],
                CheckedWords = pasted,
            });
        }

        return reply;
    }

    /// <summary>The same with what the message asks besides, answered under the verdict.</summary>
    internal static async Task<Reply> CheckAsync(CheckQuoteIntent check, TurnMemory memory, Searcher searcher, CancellationToken cancellationToken)
    {
        var answer = check.Question is { } question
            ? await AskHandler.AskAsync(new AskIntent(question), memory, searcher, cancellationToken).ConfigureAwait(false)
            : null;
        var reply = await CheckAsync(Parted(check, searcher), memory, searcher.Corpus, cancellationToken).ConfigureAwait(false);
        return answer is not null && reply is QuoteCheckReply verdict ? answer with { Above = verdict } : reply;
    }

    /// <summary>The answer to a question with the verdict on the words that it quotes, where they are more than a term or a title.</summary>
    internal static Reply Beside(Reply answer, AskIntent ask, Turn turn, Corpus corpus)
    {
        if (turn.Chosen is not null || ask.Skip > 0 || QuoteReader.ReadInQuestion(corpus, ask.Question) is not { } read)
        {
            return answer;
        }

        return answer with { Above = new QuoteCheckReply(read.Text, QuoteCheck.Judge(corpus, read)) { IsAsked = false } };
    }
}
