using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Chat.Replies;

/// <summary>The passages that answer a question, or come closest to it (<see cref="Answer.Outcome"/> says which).</summary>
/// <param name="Question">The question as typed; text from people.</param>
/// <param name="Answer">At least one hit.</param>
/// <param name="Skip">How many better passages were shown before these.</param>
public sealed record PassagesReply(string Question, Answer Answer, int Skip = 0) : Reply
{
    /// <summary>
    /// What is shown, best first; at least one. Of passages that may not answer the nearest alone, of others those that say something on the question;
    /// "more" shows the rest.
    /// </summary>
    public IReadOnlyList<Hit> Shown =>
        Skip > 0 || Answer.HitsDiffer ? [.. Answer.Hits.Take(Skip > 0 ? Answer.Hits.Count : Answer.Telling)]
        : Answer.Outcome == AnswerOutcome.Closest ? [Answer.Hits[0]] : [.. Answer.Hits.Take(Math.Max(1, Answer.Telling))];

    /// <summary>How many further passages "more" would show.</summary>
    public int Remaining => Answer.Remaining + Answer.Hits.Count - Shown.Count;

    /// <summary>
    /// True for a passage that is shown whole: the one that answers, and two in nearly the same words that differ in a fact, which may stand outside what is
    /// marked in them. The others are folded to the sentences that are marked in them.
    /// </summary>
    public bool IsWhole(Hit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return Skip == 0 && Answer.Outcome == AnswerOutcome.Answered
            && (ReferenceEquals(hit, Shown[0]) || (Answer.DifferIn == Difference.Facts && Answer.Differing.Contains(hit.Passage)));
    }

    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations => Answer.Hits.SelectMany(hit =>
        hit.Quotes.Prepend(hit.Passage.Text).Select(text => new Quotation(hit.Passage.Id, text)));

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IReplyVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>The corpus has no answer. No passage is shown and nothing is cited.</summary>
/// <param name="Question">The question as typed; text from people.</param>
/// <param name="NearestSections">Sections nearest in subject, offered as not an answer; may be empty.</param>
/// <param name="ReadAs">How the question was read where that differs; null if it does not.</param>
/// <param name="Remark">A remark about the search; null if there is none.</param>
public sealed record NotFoundReply(string Question, IReadOnlyList<Section> NearestSections, string? ReadAs = null, string? Remark = null) : Reply
{
    /// <inheritdoc/>
    public override IEnumerable<Section> Headings => NearestSections;

    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations => [];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IReplyVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>"More" was requested, but there is nothing more.</summary>
/// <param name="Question">The question whose passages have all been shown; null if nothing was asked before.</param>
public sealed record NoMoreReply(string? Question) : Reply
{
    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations => [];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IReplyVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>Why a passage was shown for a question.</summary>
/// <param name="Question">The question; text from people.</param>
/// <param name="Hit">The passage with the matches that brought it up.</param>
public sealed record WhyReply(string Question, Hit Hit) : Reply
{
    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations =>
        Hit.Matches.Select(match => new Quotation(Hit.Passage.Id, match.Found)).Concat(Hit.Quotes.Select(text => new Quotation(Hit.Passage.Id, text)));

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IReplyVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>A button of an older message refers to a passage that is no longer in the corpus.</summary>
/// <param name="Passage">The address that no longer exists.</param>
public sealed record PassageGoneReply(PassageId Passage) : Reply
{
    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations => [];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IReplyVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>A summary was requested of a section that no article has.</summary>
/// <param name="Number">The number that was asked for.</param>
/// <param name="Sections">The sections that there are, of the newest article; may be empty.</param>
public sealed record NoSuchSectionReply(int Number, IReadOnlyList<Section> Sections) : Reply
{
    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations => [];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IReplyVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>Words that a reply shows as a quote from the corpus.</summary>
/// <param name="Passage">The passage from which they are quoted.</param>
/// <param name="Text">The words exactly as they will be shown.</param>
public readonly record struct Quotation(PassageId Passage, string Text);
