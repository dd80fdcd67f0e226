using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels;

/// <summary>A receipt as a link to it shows it at one moment.</summary>
/// <param name="Receipt">The receipt.</param>
/// <param name="Standing">What the corpus says of it.</param>
/// <param name="ShowsQuote">True where the quote and its paragraph stand in the corpus as they did; otherwise its words are the receipt page's to explain.</param>
/// <param name="At">The moment: clients keep what they have unfurled.</param>
internal sealed record ReceiptLook(Receipt Receipt, QuoteStanding Standing, bool ShowsQuote, DateTimeOffset At);
