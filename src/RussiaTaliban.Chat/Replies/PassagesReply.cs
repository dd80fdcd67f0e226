using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Chat;

/// <summary>The passages that answer a question, or come closest to it (<see cref="Answer.Outcome"/> says which).</summary>
/// <param name="Question">The question as typed; text from people.</param>
/// <param name="Answer">At least one hit.</param>
/// <param name="Skip">How many better passages were shown before these.</param>
public sealed record PassagesReply(string Question, Answer Answer, int Skip = 0) : Reply
{
    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations => Answer.Hits.SelectMany(hit =>
        hit.Quotes.Prepend(hit.Passage.Text).Select(text => new Quotation(hit.Passage.Id, text)));
}
