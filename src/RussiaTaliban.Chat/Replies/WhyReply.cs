using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Chat;

/// <summary>Why a passage was shown for a question.</summary>
/// <param name="Question">The question; text from people.</param>
/// <param name="Hit">The passage with the matches that brought it up.</param>
public sealed record WhyReply(string Question, Hit Hit) : Reply
{
    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations =>
        Hit.Matches.Select(match => new Quotation(Hit.Passage.Id, match.Found)).Concat(Hit.Quotes.Select(text => new Quotation(Hit.Passage.Id, text)));
}
