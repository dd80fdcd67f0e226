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
