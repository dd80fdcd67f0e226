using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>The result of looking up a quote.</summary>
/// <param name="Outcome">Verbatim, altered or absent.</param>
/// <param name="Places">
/// Verbatim: every place where it stands, in order of slug and reading, at most <see cref="QuoteLocator.MaxPlaces"/>.
/// Altered: the one place that is nearest. Absent: empty.
/// </param>
/// <param name="Form">How it was cut and joined; <see cref="QuoteForm.None"/> where absent.</param>
/// <param name="Difference">Altered, or verbatim with an ellipsis or without the clause that says who speaks: the article's words against the quote's. Otherwise empty.</param>
public sealed record QuoteVerdict(QuoteOutcome Outcome, IReadOnlyList<QuotePlace> Places, QuoteForm Form, IReadOnlyList<DifferencePart> Difference)
{
    /// <summary>The verdict on a quote that the corpus has nothing like.</summary>
    public static QuoteVerdict Absent { get; } = new(QuoteOutcome.Absent, [], QuoteForm.None, []);

    /// <summary>The headings that it equals; empty for words of the text.</summary>
    public IReadOnlyList<Section> Headings { get; init; } = [];

    /// <summary>Who was asked to have said it, where the words are somebody else's; null otherwise. Text from people.</summary>
    public string? AskedSpeaker { get; init; }

    /// <summary>The first place, which is the one to cite; null if absent.</summary>
    public QuotePlace? Place => Places.Count > 0 ? Places[0] : null;
}

/// <summary>Whether a quote is in the corpus.</summary>
public enum QuoteOutcome
{
    /// <summary>Nothing in the corpus is near enough to be what was meant.</summary>
    Absent,

    /// <summary>The corpus has something like it; the words differ.</summary>
    Altered,

    /// <summary>Word for word and mark for mark; only typography (the shape of quotes, dashes and spaces) may differ.</summary>
    Verbatim,
}
