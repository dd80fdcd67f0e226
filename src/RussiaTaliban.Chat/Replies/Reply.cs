using RussiaTaliban.Briefing;

namespace RussiaTaliban.Chat;

/// <summary>
/// What the bot says, before any channel gives it a form. A closed set: every case is a sealed record in this folder, and every renderer handles each.
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
    public virtual IEnumerable<Quotation> Quotations => [];

    /// <summary>The sections whose headings are shown as the corpus's without a passage; held to the same.</summary>
    public virtual IEnumerable<Section> Headings => [];
}
