using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Chat.Intents;

namespace RussiaTaliban.Chat.Replies;

/// <summary>
/// What the bot says, before any channel gives it a form. A closed set: every case is a sealed record in this folder,
/// and every renderer is an <see cref="IReplyVisitor{TResult}"/>.
/// A reply holds passages and facts about them; its fixed words are the renderers'.
/// </summary>
public abstract record Reply
{
    private protected Reply()
    {
    }

    /// <summary>
    /// Everything in this reply that is shown as the corpus's words. <see cref="QuoteGuard"/> refuses the reply where one of them does not stand in its passage.
    /// </summary>
    public abstract IEnumerable<Quotation> Quotations { get; }

    /// <summary>The verdict on words that the message quotes, which stands above whatever else is answered; null if it quotes none.</summary>
    public QuoteCheckReply? Above { get; init; }

    /// <summary>The language in which the bot says its own words, a BCP 47 tag; null for English. Quotes are in their articles' languages.</summary>
    public string? Language { get; init; }

    /// <summary>The sections whose headings are shown as the corpus's without a passage; held to the same.</summary>
    public virtual IEnumerable<Section> Headings => [];

    /// <summary>Hands itself to the visitor's method for its kind.</summary>
    public abstract TResult Accept<TResult>(IReplyVisitor<TResult> visitor);
}

/// <summary>What can be asked.</summary>
/// <param name="Starters">Questions to begin with, from the corpus; at most three, may be empty.</param>
/// <param name="IsWelcome">True if nobody asked for help: the bot has just been added.</param>
public sealed record HelpReply(IReadOnlyList<string> Starters, bool IsWelcome = false) : Reply
{
    /// <summary>True if summaries can be delivered into this conversation.</summary>
    public bool Delivers { get; init; }

    /// <summary>True if a passage can be shared with other conversations.</summary>
    public bool Shares { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations => [];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IReplyVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>What is searched.</summary>
/// <param name="Corpus">The corpus of this moment.</param>
public sealed record AboutReply(Corpus Corpus) : Reply
{
    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations => [];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IReplyVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>Fixed words that cite nothing.</summary>
/// <param name="Kind">What was said.</param>
/// <param name="Starters">Questions to begin with; at most three, may be empty.</param>
public sealed record SmallTalkReply(SmallTalkKind Kind, IReadOnlyList<string> Starters) : Reply
{
    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations => [];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IReplyVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>The message cannot be a question; the reply says why and what would help.</summary>
/// <param name="Reason">Why it cannot be a question.</param>
public sealed record UnreadableReply(UnreadableReason Reason) : Reply
{
    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations => [];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IReplyVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>An unexpected error occurred and was logged. The user is told so.</summary>
public sealed record FailedReply : Reply
{
    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations => [];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IReplyVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>Sent instead of a reply whose quotes failed the check.</summary>
public sealed record WithheldReply : Reply
{
    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations => [];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IReplyVisitor<TResult> visitor) => visitor.Visit(this);
}
