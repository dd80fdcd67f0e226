using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>How a place is cut out of its paragraphs.</summary>
internal static class QuoteShape
{
    public static QuoteForm Of(QuotePlace place)
    {
        var (first, last) = (place.Pieces[0], place.Pieces[^1]);
        var (starts, ends) = (Sentence(first.Passage, first.Span.Start), Sentence(last.Passage, last.Span.End - 1));
        var form = QuoteForm.None;
        if (HasWord(first.Passage.Text, starts.Start, first.Span.Start))
        {
            form |= QuoteForm.StartsInsideSentence;
        }

        if (HasWord(last.Passage.Text, last.Span.End, ends.End))
        {
            form |= QuoteForm.EndsInsideSentence;
        }

        if (first.Passage != last.Passage)
        {
            form |= QuoteForm.SpansParagraphs | QuoteForm.SpansSentences;
        }
        else if (starts != ends)
        {
            form |= QuoteForm.SpansSentences;
        }

        return form;
    }

    /// <summary>The sentence of a paragraph that holds a unit of it.</summary>
    public static TextSpan Sentence(Passage passage, int at)
    {
        var sentences = SentenceSplitter.Split(passage.Text);
        return sentences.LastOrDefault(sentence => sentence.Start <= at, sentences[0]);
    }

    private static bool HasWord(string text, int start, int end) => end > start && text.AsSpan(start, end - start).ContainsWord();

    private static bool ContainsWord(this ReadOnlySpan<char> text)
    {
        foreach (var sign in text)
        {
            if (char.IsLetterOrDigit(sign))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A stretch of one paragraph.</summary>
/// <param name="Passage">The paragraph.</param>
/// <param name="Span">The stretch, within <see cref="Passage.Text"/>.</param>
public readonly record struct QuotePiece(Passage Passage, TextSpan Span)
{
    /// <summary>The article's own words there.</summary>
    public string Text => Span.Of(Passage.Text);
}

/// <summary>How a quote was cut and joined.</summary>
[Flags]
public enum QuoteForm
{
    /// <summary>One whole sentence, or a stretch of whole sentences in one paragraph.</summary>
    None = 0,

    /// <summary>It begins after the first word of the article's sentence.</summary>
    StartsInsideSentence = 1,

    /// <summary>It ends before the last word of the article's sentence.</summary>
    EndsInsideSentence = 2,

    /// <summary>It runs over the end of a sentence.</summary>
    SpansSentences = 4,

    /// <summary>It runs over the end of a paragraph.</summary>
    SpansParagraphs = 8,

    /// <summary>It leaves words out and marks the place with an ellipsis.</summary>
    HasEllipsis = 16,

    /// <summary>It holds words in square brackets: an editor's, not the article's.</summary>
    HasInsertion = 32,

    /// <summary>Its first letter is a capital where the article has a small one, or the other way round.</summary>
    InitialCase = 64,

    /// <summary>Sentences that stand apart in the article are joined as if they followed one another.</summary>
    Spliced = 128,

    /// <summary>The words are the same; only punctuation differs.</summary>
    PunctuationOnly = 256,

    /// <summary>The words are the same; only capital and small letters differ.</summary>
    LetterCaseOnly = 512,

    /// <summary>The words that a marked ellipsis leaves out hold a negation.</summary>
    OmitsNegation = 1024,

    /// <summary>It is a heading of an article, and no sentence of its text.</summary>
    Heading = 2048,

    /// <summary>It is the title of an article, and no sentence of its text.</summary>
    Title = 4096,

    /// <summary>The words stand, but not in the article that was asked about.</summary>
    OtherArticle = 8192,

    /// <summary>The words stand, but are not those of the speaker who was asked about.</summary>
    OtherSpeaker = 16384,

    /// <summary>It is in another language than the articles of the corpus.</summary>
    OtherLanguage = 32768,

    /// <summary>It leaves out the article's clause between two stretches of direct speech that says who speaks.</summary>
    Interrupted = 65536,
}
