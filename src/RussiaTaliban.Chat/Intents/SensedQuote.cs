using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Briefing.Quotes.Tagging;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Intents.Wishes;

namespace RussiaTaliban.Chat.Intents;

/// <summary>
/// Reads a message once more for words held up to be checked, with the encoder: <see cref="QuoteCheckRule"/> knows by the corpus alone what stands there, and here the
/// wording says where the asker's own words end, and what is held up that stands nowhere.
/// </summary>
internal static class SensedQuote
{
    /// <summary>So many words beside a quote that stand in an article are the quote's too.</summary>
    private const int LeastCopied = 5;

    /// <summary>The intent; null if it stays what it was.</summary>
    /// <param name="read">What the rules made of the message.</param>
    /// <param name="text">The message.</param>
    /// <param name="searcher">Whose corpus and encoder are asked.</param>
    public static Intent? Read(Intent read, string text, Searcher searcher)
    {
        // A command says itself what it checks.
        if (read is not (AskIntent { Skip: 0 } or CheckQuoteIntent { Frame: not null }) || text.Length > IntentReader.MaxLength || SensedWish.IsForeign(text) || searcher.Encoder is not { } encoder)
        {
            return null;
        }

        var known = read is CheckQuoteIntent check ? new ReadQuote(check.Quote, check.Frame ?? "") { Question = check.Question } : null;
        var found = TaggedQuotes.Read(searcher.Corpus, text, known, encoder);
        if (found is not null && found != known && IsCopiedOn(found, searcher))
        {
            found = known ?? QuoteReader.ReadAsked(searcher.Corpus, text);
        }

        return found == known ? null
            : found is null ? new AskIntent(text)
            : new CheckQuoteIntent(found.Text.Trim()) { Frame = found.Frame, Question = found.Question };
    }

    /// <summary>
    /// The quote in a message that is known to hold one, read as in a message of which nobody said so: all of it where it stands, or where nothing is set apart.
    /// </summary>
    public static ReadQuote ReadAsked(string text, Searcher searcher)
    {
        var asked = QuoteReader.ReadAsked(searcher.Corpus, text);
        if (QuoteCheck.Judge(searcher.Corpus, asked).Outcome == QuoteOutcome.Verbatim)
        {
            return asked;
        }

        Intent read = QuoteReader.Read(searcher.Corpus, text) is { } known
            ? new CheckQuoteIntent(known.Text.Trim()) { Frame = known.Frame, Question = known.Question }
            : new AskIntent(text);
        var parted = (Read(read, text, searcher) ?? read) is CheckQuoteIntent check
            ? new ReadQuote(check.Quote, check.Frame ?? "")
            : QuoteReader.ReadInQuestion(searcher.Corpus, text) ?? asked;
        return IsCopiedOn(parted, searcher) ? asked : parted;
    }

    /// <summary>
    /// True if words beside a quote stand in the very passage that has it: they were copied with it, and what the quote lacks between them is a change. A question that
    /// the article asks is easily taken for the asker's own.
    /// </summary>
    private static bool IsCopiedOn(ReadQuote quote, Searcher searcher)
    {
        var words = quote.Frame.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < LeastCopied || QuoteCheck.Judge(searcher.Corpus, quote) is not { Outcome: QuoteOutcome.Verbatim, Places: { Count: > 0 } places })
        {
            return false;
        }

        var passages = places.Select(place => place.Passage.Id).ToHashSet();
        return Enumerable.Range(0, words.Length - LeastCopied + 1)
            .Select(at => QuoteLocator.Locate(searcher.Corpus, string.Join(' ', words.Skip(at).Take(LeastCopied))))
            .Any(run => run.Outcome == QuoteOutcome.Verbatim && run.Places.Any(place => passages.Contains(place.Passage.Id)));
    }
}
