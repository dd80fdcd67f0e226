using RussiaTaliban.Briefing;

namespace RussiaTaliban.Chat;

/// <summary>Asks with which conversation a passage is to be shared.</summary>
/// <param name="Reason">Why it is asked.</param>
/// <param name="Passage">What is to be shared.</param>
/// <param name="Places">What can be chosen; empty where nothing can be listed, or where the platform has a choice of its own.</param>
public sealed record ShareOfferReply(ShareOfferReason Reason, Passage Passage, IReadOnlyList<SharePlace> Places) : Reply
{
    /// <summary>What the person typed; empty where they named none. Text from people.</summary>
    public string Target { get; init; } = "";

    /// <summary>The question that the passage answered; null for the last one asked. Text from people.</summary>
    public string? Question { get; init; }

    /// <summary>What the sharer has already typed as a note; null for nothing. Text from people.</summary>
    public string? Note { get; init; }

    /// <summary>True where nobody else reads along, so that every conversation of both is listed.</summary>
    public bool IsPrivate { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations => [new Quotation(Passage.Id, Passage.Text)];

    /// <inheritdoc/>
    public override IEnumerable<Section> Headings => [Passage.Section];
}
