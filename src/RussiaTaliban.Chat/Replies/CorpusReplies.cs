using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat.Intents;

namespace RussiaTaliban.Chat.Replies;

/// <summary>Facts about articles, each with the article or section that it is about.</summary>
/// <param name="Asked">What was asked.</param>
/// <param name="Facts">At least one.</param>
public sealed record CorpusReply(CorpusQuestion Asked, IReadOnlyList<CorpusFact> Facts) : Reply
{
    /// <summary>The number of further articles that are not listed here; from 0.</summary>
    public int Further { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<Section> Headings => Facts.Select(fact => fact.Section).OfType<Section>();

    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations => [];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IReplyVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>One line of a <see cref="CorpusReply"/>.</summary>
/// <param name="Article">The article.</param>
/// <param name="Section">The section that the line is about; null for the whole article.</param>
public sealed record CorpusFact(Article Article, Section? Section = null);

/// <summary>Passages that were requested by their place, or sentences requested as a shorter answer.</summary>
/// <param name="Kind">What was asked for.</param>
/// <param name="Extracts">At least one, in order.</param>
public sealed record ExtractReply(ExtractKind Kind, IReadOnlyList<SummarySentence> Extracts) : Reply
{
    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations => Extracts.Select(extract => new Quotation(extract.Passage.Id, extract.Text));

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IReplyVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>What an <see cref="ExtractReply"/> shows.</summary>
public enum ExtractKind
{
    /// <summary>A passage whole.</summary>
    Opened,

    /// <summary>The sentences of an answer.</summary>
    Shorter,
}
