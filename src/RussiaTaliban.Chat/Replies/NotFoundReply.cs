using RussiaTaliban.Briefing;

namespace RussiaTaliban.Chat;

/// <summary>The corpus has no answer. No passage is shown and nothing is cited.</summary>
/// <param name="Question">The question as typed; text from people.</param>
/// <param name="NearestSections">Sections nearest in subject, offered as not an answer; may be empty.</param>
/// <param name="ReadAs">How the question was read where that differs; null where it does not.</param>
/// <param name="Remark">A remark about the search; null where there is none.</param>
public sealed record NotFoundReply(string Question, IReadOnlyList<Section> NearestSections, string? ReadAs = null, string? Remark = null) : Reply
{
    /// <inheritdoc/>
    public override IEnumerable<Section> Headings => NearestSections;
}
