using RussiaTaliban.Briefing.Summaries;

namespace RussiaTaliban.Chat;

/// <summary>The summary of one article or section.</summary>
/// <param name="Summary">The sentences; may be empty.</param>
public sealed record SummaryReply(Summary Summary) : Reply
{
    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations => Summary.Sentences.Select(sentence => new Quotation(sentence.Passage.Id, sentence.Text));
}
