using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>
/// Looks a pasted quote up. Exact search comes first, with typography folded: the shape of quotation marks, dashes and ellipses, the kind and amount of white
/// space, soft hyphens, ligatures, mark-up. Letter case counts, except for the quote's first letter, and that is named. Only then comes the nearest stretch,
/// which must be near enough to be what was meant.
/// </summary>
public static class QuoteLocator
{
    /// <summary>The longest quote that is looked up, in UTF-16 code units: no paragraph is longer.</summary>
    public const int MaxLength = 16_384;

    /// <summary>Maximum number of places of a verbatim quote that are reported.</summary>
    public const int MaxPlaces = 50;

    /// <summary>From this similarity on, two texts are one text with changes, whatever else they are like.</summary>
    private const double Clear = 0.8;

    /// <summary>The least similarity of an altered quote.</summary>
    private const double Floor = 0.6;

    /// <summary>So many words in a row come from the corpus, whatever stands beside them.</summary>
    private const int LongRun = 8;

    /// <summary>The least share of the quote's weight (rare words weigh more) that an altered quote and its place have in common.</summary>
    private const double WeightFloor = 0.4;

    /// <summary>The verdict on a quote. Any text is allowed; longer than <see cref="MaxLength"/> it is absent.</summary>
    public static QuoteVerdict Locate(Corpus corpus, string quote)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(quote);
        if (quote.Length > MaxLength)
        {
            return QuoteVerdict.Absent;
        }

        var index = QuoteIndex.Of(corpus);
        var exact = new ExactFinder(index);
        var readings = PastedText.Readings(quote, word => index.Count(word) > 0);
        return readings.Select(reading => Exact(exact, reading)).FirstOrDefault(verdict => verdict is not null)
            ?? readings.Select(new InterruptionFinder(index).Find).FirstOrDefault(verdict => verdict is not null)
            ?? Nearest(index, exact, readings[^1]);
    }

    private static QuoteVerdict? Exact(ExactFinder exact, TokenStream quote)
    {
        var matches = exact.Find(quote, MaxPlaces);
        if (matches.Count == 0)
        {
            return new EllipsisFinder(exact).Find(quote, MaxPlaces);
        }

        var form = QuoteShape.Of(matches[0].Place) | (matches[0].IsInitialOther ? QuoteForm.InitialCase : QuoteForm.None);
        return new QuoteVerdict(QuoteOutcome.Verbatim, [.. matches.Select(match => match.Place)], form, []);
    }

    private static QuoteVerdict Nearest(QuoteIndex index, ExactFinder exact, TokenStream quote)
    {
        var bare = ExactFinder.WithoutEdges(quote);
        if (new NearestFinder(index).Find(bare) is not { } nearest || !bare.Tokens.Any(token => token.IsWord))
        {
            return QuoteVerdict.Absent;
        }

        return nearest.Similarity < Clear && new SpliceFinder(exact).Find(bare) is { } spliced ? spliced
            : IsNearEnough(index, nearest) ? Altered(nearest, quote)
            : QuoteVerdict.Absent;
    }

    private static bool IsNearEnough(QuoteIndex index, Alignment nearest)
    {
        var words = nearest.Quote.Tokens.Where(token => token.IsWord).ToList();
        var weight = words.Sum(word => index.Weight(word.Key));
        return words.Count > 1 && (nearest.Similarity >= Clear || nearest.MaxRunLength >= LongRun || (nearest.Similarity >= Floor
            && nearest.MaxRunLength >= Math.Min(3, words.Count / 2)
            && nearest.SameWords.Sum(word => index.Weight(word.Key)) >= WeightFloor * weight));
    }

    private static QuoteVerdict Altered(Alignment alignment, TokenStream whole)
    {
        var difference = DifferenceBuilder.Build(alignment);
        if (difference.All(part => part.Kind == DifferenceKind.Same))
        {
            // What differs is a mark at the quote's edge, which was set aside to find the place.
            alignment = Aligner.Align(whole, alignment.Article);
            difference = DifferenceBuilder.Build(alignment);
        }

        var touched = alignment.Steps.Where(step => step.Article >= 0 && !step.IsOmitted).Select(step => step.Article).ToList();
        var place = new QuotePlace([.. alignment.Article.Pieces(touched[0], touched[^1] + 1)]);
        return new QuoteVerdict(QuoteOutcome.Altered, [place], QuoteShape.Of(place) | Kind(alignment), difference);
    }

    private static QuoteForm Kind(Alignment alignment)
    {
        var changes = alignment.Steps.Where(step => !step.IsSame && !step.IsOmitted).ToList();
        var form = alignment.Quote.Tokens.Any(token => token.Kind == QuoteTokenKind.Ellipsis) ? QuoteForm.HasEllipsis : QuoteForm.None;
        form |= alignment.Quote.Tokens.Any(token => token.Is("[")) ? QuoteForm.HasInsertion : QuoteForm.None;
        return changes.Count == 0 ? form
            : changes.All(alignment.IsMark) ? form | QuoteForm.PunctuationOnly
            : changes.All(alignment.IsSameWord) ? form | QuoteForm.LetterCaseOnly
            : form;
    }
}

/// <summary>Where a quote stands: one piece, or more where it runs over paragraphs or leaves words out.</summary>
/// <param name="Pieces">At least one, in the order of the quote.</param>
public sealed record QuotePlace(IReadOnlyList<QuotePiece> Pieces)
{
    /// <summary>The paragraph in which it begins.</summary>
    public Passage Passage => Pieces[0].Passage;

    /// <summary>The paragraphs that it touches, each once.</summary>
    public IEnumerable<Passage> Passages => Pieces.Select(piece => piece.Passage).Distinct();
}

/// <summary>What the current corpus says about a quote that was taken earlier.</summary>
/// <param name="Status">Verified, changed or gone.</param>
/// <param name="Place">Where it, or what became of it, stands today; null if it is gone.</param>
/// <param name="Difference">Changed: the quote as it was taken (<see cref="DifferenceKind.Added"/>) against today's words. Otherwise empty.</param>
public sealed record QuoteStanding(QuoteStatus Status, QuotePiece? Place, IReadOnlyList<DifferencePart> Difference)
{
    /// <summary>The article as it is today, under whatever name; null if the corpus does not have it any more.</summary>
    public Article? Article { get; init; }

    /// <summary>True if the words stand at another place than the one they were taken from; it is always said, never passed over.</summary>
    public bool HasMoved { get; init; }

    /// <summary>True if white space or mark-up differs from the quote's, and nothing that is read.</summary>
    public bool IsReset { get; init; }

    /// <summary>The paragraphs over which the words run today, where their own was split; empty if they stand in one.</summary>
    public IReadOnlyList<Passage> Split { get; init; } = [];

    /// <summary>True if the words stand but the paragraph around them was edited.</summary>
    public bool IsParagraphEdited { get; init; }
}

/// <summary>The current status of a quote.</summary>
public enum QuoteStatus
{
    /// <summary>The article no longer has anything like it, or is itself no longer in the corpus.</summary>
    Gone,

    /// <summary>The article has something like it; the words differ, if only by one character.</summary>
    Changed,

    /// <summary>The article says it to the character.</summary>
    Verified,
}
