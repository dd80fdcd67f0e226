using System.Globalization;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;

namespace RussiaTaliban.Chat.Presentation;

/// <summary>The wording about a checked quote, the same on every channel. It can be read without colour: every change is described in words.</summary>
public static class QuoteWording
{
    /// <summary>How many places of a verbatim quote are shown in full; the others are listed.</summary>
    public const int PlacesInFull = 2;

    /// <summary>How many further places are listed.</summary>
    public const int PlacesListed = 10;

    /// <summary>The verdict, a word and a sentence.</summary>
    public static string Verdict(QuoteVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return Speech.Say(verdict.Outcome switch
        {
            QuoteOutcome.Verbatim when verdict.Places.Count >= QuoteLocator.MaxPlaces =>
                Invariant($"✓ Verbatim. These words appear in at least {verdict.Places.Count} places."),
            QuoteOutcome.Verbatim when verdict.Form.HasFlag(QuoteForm.Heading | QuoteForm.OtherArticle) => "✓ Verbatim, as a heading, but in a different article from the one you named.",
            QuoteOutcome.Verbatim when verdict.Form.HasFlag(QuoteForm.Heading) => "✓ Verbatim, as a heading. These words are an article’s heading, not a sentence in its text.",
            QuoteOutcome.Verbatim when verdict.Form.HasFlag(QuoteForm.Title) => "✓ Verbatim, as a title. These words are an article’s title, not a sentence in its text.",
            QuoteOutcome.Verbatim when verdict.Form.HasFlag(QuoteForm.OtherArticle) => "✓ Verbatim, but in a different article from the one you named.",
            QuoteOutcome.Verbatim when verdict.Form.HasFlag(QuoteForm.OtherSpeaker) => "✓ Verbatim, but not attributed to the speaker you named.",
            QuoteOutcome.Verbatim when verdict.Places.Count > 1 => Invariant($"✓ Verbatim. These words appear in {verdict.Places.Count} places."),
            QuoteOutcome.Verbatim => "✓ Verbatim. These words appear in the article.",
            QuoteOutcome.Altered => "≠ Altered. The article’s words differ from this quote.",
            _ => "✗ Not found. No passage in the corpus says this or anything close to it.",
        });
    }

    /// <summary>What is to be known about how the quote was cut and joined, one sentence each; empty if there is nothing.</summary>
    public static IReadOnlyList<string> Notes(QuoteVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var isVerbatim = verdict.Outcome == QuoteOutcome.Verbatim;
        return
        [
            .. verdict.Headings.Select(section => $"It is the heading “{section.Heading}” of “{section.Article.Title}”."),
            .. Note(verdict, QuoteForm.OtherLanguage, "It seems to be in a different language from the articles here; a translation cannot be checked word for word."),
            .. Note(verdict, QuoteForm.OtherSpeaker, $"The paragraph does not attribute these words to {verdict.AskedSpeaker}{Author(verdict)}."),
            .. Note(verdict, QuoteForm.PunctuationOnly, "Only punctuation differs; the words are the article’s."),
            .. Note(verdict, QuoteForm.LetterCaseOnly, "Only capitalization differs; the words are the article’s."),
            .. Note(verdict, QuoteForm.Spliced, "It joins pieces that do not follow one another in the article."),
            .. Note(verdict, QuoteForm.OmitsNegation, "The words that its ellipsis leaves out include a negation."),
            .. Note(verdict, QuoteForm.HasInsertion, "The words in square brackets are not the article’s."),
            .. Note(verdict, QuoteForm.HasEllipsis, "It leaves words out and marks the place with an ellipsis."),
            .. Note(verdict, QuoteForm.Interrupted, "Between these words, the article says who is speaking; the quote leaves that out."),
            .. Note(verdict, QuoteForm.InitialCase, "Its first letter differs in case from the article’s."),
            .. Note(verdict, QuoteForm.SpansParagraphs, "It spans more than one paragraph."),
            .. isVerbatim ? Cut(verdict.Form).Select(Speech.Say) : [],
            .. isVerbatim && verdict.Places.Count > 1 ? ["To cite or share one of these places, say which: “cite 1” cites the first, “cite 2” the second; “share 2” shares the second."] : Array.Empty<string>(),
        ];
    }

    /// <summary>A difference as running text in which every change is named.</summary>
    /// <param name="difference">The parts, in order.</param>
    /// <param name="escape">Makes text of people and articles safe for the channel.</param>
    /// <param name="mark">Sets a named change apart, for example in bold; it gets safe text.</param>
    public static string Difference(IReadOnlyList<DifferencePart> difference, Func<string, string> escape, Func<string, string> mark)
    {
        ArgumentNullException.ThrowIfNull(escape);
        ArgumentNullException.ThrowIfNull(mark);
        return string.Concat(Runs(difference).Select(run => run.IsChange ? mark(escape(run.Text)) : escape(run.Text)));
    }

    /// <summary>The same in runs: the article's words, and changes that are named in square brackets. Spaces between runs are runs of their own.</summary>
    public static IEnumerable<(string Text, bool IsChange)> Runs(IReadOnlyList<DifferencePart> difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        for (var at = 0; at < difference.Count; at++)
        {
            var part = difference[at];
            if (at > 0)
            {
                yield return (part.Passage is not null && difference[at - 1].Passage is { } before && before != part.Passage ? " ¶ " : " ", false);
            }

            yield return part.Kind == DifferenceKind.Same ? (part.Text.Trim(), false)
                : part.Kind == DifferenceKind.Added && at + 1 < difference.Count && difference[at + 1].Kind == DifferenceKind.Missing
                    ? ($"[quote: “{part.Text.Trim()}” – article: “{difference[++at].Text.Trim()}”]", true)
                : (Change(part), true);
        }
    }

    /// <summary>The passages of the places that are shown in full, each with the stretches that the quote covers.</summary>
    public static IEnumerable<(Passage Passage, IReadOnlyList<TextSpan> Spans)> Shown(QuoteVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict.Places.Take(PlacesInFull)
            .SelectMany(place => place.Pieces)
            .GroupBy(piece => piece.Passage)
            .Select(pieces => (pieces.Key, (IReadOnlyList<TextSpan>)Apart(pieces.Select(piece => piece.Span))));
    }

    /// <summary>The passages of the further places, at most <see cref="PlacesListed"/>.</summary>
    public static IEnumerable<Passage> Further(QuoteVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict.Places.Skip(PlacesInFull)
            .Select(place => place.Passage)
            .Except(verdict.Places.Take(PlacesInFull).SelectMany(place => place.Passages))
            .Take(PlacesListed);
    }

    /// <summary>What can be done with the places of a verdict that are shown in full: its words cited, or shared.</summary>
    public static IEnumerable<(string Cite, CiteIntent Citing, string Share, ShareIntent Sharing)> Controls(QuoteVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict.Places.Take(PlacesInFull).Select((place, at) =>
        {
            var (passage, words) = (place.Passage, CheckedPlace.Of(place));
            var number = verdict.Places.Count > 1 ? Invariant($"{at + 1}: ") : "";
            return ($"Cite {number}{passage.Citation.ShortLabel}", new CiteIntent(passage.Id) { Words = words },
                verdict.Places.Count > 1 ? $"Share {number}{passage.Citation.ShortLabel}…" : ShareWording.ShareButton, new ShareIntent(null, passage.Id) { Words = words });
        });
    }

    private static string Author(QuoteVerdict verdict) => verdict.Place?.Passage.Article.Author is { } author ? $"; the article is by {author}" : "";

    private static string Change(DifferencePart part) => part.Kind switch
    {
        DifferenceKind.Added => $"[not in the article: “{part.Text.Trim()}”]",
        DifferenceKind.Omitted => $"[… left out: “{part.Text.Trim()}”]",
        _ => $"[missing from the quote: “{part.Text.Trim()}”]",
    };

    private static IEnumerable<string> Note(QuoteVerdict verdict, QuoteForm form, string note) => verdict.Form.HasFlag(form) ? [Speech.Say(note)] : [];

    private static IEnumerable<string> Cut(QuoteForm form) => (form.HasFlag(QuoteForm.StartsInsideSentence), form.HasFlag(QuoteForm.EndsInsideSentence)) switch
    {
        (true, true) => ["It is cut from the middle of a sentence."],
        (true, false) => ["It begins in the middle of a sentence."],
        (false, true) => ["It ends in the middle of a sentence: the article’s sentence continues."],
        _ => [],
    };

    private static List<TextSpan> Apart(IEnumerable<TextSpan> spans)
    {
        var apart = new List<TextSpan>();
        foreach (var span in spans.OrderBy(span => span.Start).Where(span => apart.Count == 0 || span.Start >= apart[^1].End))
        {
            apart.Add(span);
        }

        return apart;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
