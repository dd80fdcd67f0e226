namespace RussiaTaliban.Briefing.Quotes;

/// <summary>What is to be known about how a quote was cut and joined.</summary>
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
}
