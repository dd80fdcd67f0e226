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
    /// <summary>The intent; null where it stays what it was.</summary>
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
        return found == known ? null
            : found is null ? new AskIntent(text)
            : new CheckQuoteIntent(found.Text.Trim()) { Frame = found.Frame, Question = found.Question };
    }
}
