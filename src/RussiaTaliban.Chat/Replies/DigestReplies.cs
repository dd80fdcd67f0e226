using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Replies;

/// <summary>The dated summary of the corpus.</summary>
/// <param name="Digest">The sentences, each with its passage.</param>
/// <param name="Subscription">The subscription that delivers it (offer Pause and Stop); null if it was asked for (offer a subscription).</param>
/// <param name="ShowsStanding">False if nothing is new and earlier picks are to be offered, not shown (<see cref="SummaryIntent.WithStanding"/>).</param>
public sealed record DigestReply(Digest Digest, Subscription? Subscription = null, bool ShowsStanding = true) : Reply
{
    /// <summary>The articles to show.</summary>
    public IReadOnlyList<DigestItem> Shown => Digest.IsNothingNew && !ShowsStanding ? [] : Digest.Items;

    /// <summary>The articles that are only named.</summary>
    public IReadOnlyList<DigestLine> Named => Digest.IsNothingNew && !ShowsStanding ? [] : Digest.Lines;

    /// <summary>Deliveries before this one that did not arrive, or of which it is not known, newest first; empty if none was missed.</summary>
    public IReadOnlyList<DigestDelivery> Missed { get; init; } = [];

    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations => Digest.Sentences.Select(sentence => new Quotation(sentence.Passage.Id, sentence.Text));

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IReplyVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>The summary of one article or section.</summary>
/// <param name="Summary">The sentences; may be empty.</param>
public sealed record SummaryReply(Summary Summary) : Reply
{
    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations => Summary.Sentences.Select(sentence => new Quotation(sentence.Passage.Id, sentence.Text));

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IReplyVisitor<TResult> visitor) => visitor.Visit(this);
}
