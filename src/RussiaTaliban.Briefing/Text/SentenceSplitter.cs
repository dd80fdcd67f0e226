namespace RussiaTaliban.Briefing.Text;

/// <summary>
/// Splits a paragraph into sentences. A sentence is a span of the paragraph, so that what is highlighted is always the paragraph's own text.
/// </summary>
internal static class SentenceSplitter
{
    private const int MaxNoteLength = 40;

    /// <summary>A number of more digits than this is no ordinal but a year.</summary>
    private const int MaxOrdinalLength = 2;

    /// <summary>The sentences of <paramref name="paragraph"/> in order, without the white space around them; empty only where the paragraph is blank.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="language">A BCP 47 tag.</param>
    public static IReadOnlyList<TextSpan> Split(string paragraph, string language = "en")
    {
        var rules = SentenceRules.For(language);
        var sentences = new List<TextSpan>();
        var start = 0;
        for (var at = 0; at < paragraph.Length; at++)
        {
            if (!IsTerminator(paragraph[at]))
            {
                continue;
            }

            var end = at + 1;
            while (end < paragraph.Length && (IsTerminator(paragraph[end]) || IsCloser(paragraph[end])))
            {
                end++;
            }

            end = AfterNotes(paragraph, end);
            if (EndsSentence(paragraph, start, at, end, rules))
            {
                Add(sentences, paragraph, start, end);
                start = end;
            }

            at = end - 1;
        }

        Add(sentences, paragraph, start, paragraph.Length);
        return sentences;
    }

    /// <summary>The end of the marks of notes that stand at a sentence's end: "It is so.[12][citation needed]".</summary>
    private static int AfterNotes(string text, int end)
    {
        while (end < text.Length && text[end] == '[' && text.AsSpan(end, Math.Min(MaxNoteLength, text.Length - end)).IndexOf(']') is > 0 and var close)
        {
            end += close + 1;
        }

        return end;
    }

    private static bool EndsSentence(string text, int start, int mark, int end, SentenceRules rules)
    {
        if (text[mark] is '。' or '！' or '？' or '।' or '۔' or '؟')
        {
            return true;
        }

        var next = end;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        if (next == text.Length)
        {
            return true;
        }

        if (next == end)
        {
            return false;
        }

        while (next < text.Length && IsOpener(text[next]))
        {
            next++;
        }

        if (next < text.Length && char.IsLower(text[next]))
        {
            return false;
        }

        return text[mark] != '.' || mark > 0 && !EndsInAbbreviation(text, start, mark, next, rules);
    }

    private static bool EndsInAbbreviation(string text, int start, int mark, int next, SentenceRules rules)
    {
        var from = mark;
        while (from > start && (char.IsLetterOrDigit(text[from - 1]) || text[from - 1] == '.'))
        {
            from--;
        }

        var word = text[from..mark];
        if (rules.OrdinalPoint && word.Length is > 0 and <= MaxOrdinalLength && word.All(char.IsAsciiDigit) && !rules.Openers.Contains(WordAt(text, next)))
        {
            return true;
        }

        if (rules.Titles.Contains(word) || (rules.BeforeNumbers.Contains(word) && next < text.Length && char.IsAsciiDigit(text[next])))
        {
            return true;
        }

        var initial = word.Length == 1 && char.IsUpper(word[0]) && word is not "I";
        return (initial || rules.Abbreviations.Contains(word)) && !rules.Openers.Contains(WordAt(text, next));
    }

    private static string WordAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        return text[at..end];
    }

    private static void Add(List<TextSpan> sentences, string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (end > start)
        {
            sentences.Add(new TextSpan(start, end - start));
        }
    }

    private static bool IsTerminator(char letter) => letter is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '।' or '۔' or '؟';

    private static bool IsCloser(char letter) => letter is '"' or '”' or '’' or '\'' or ')' or ']' or '»' or '」';

    private static bool IsOpener(char letter) => letter is '"' or '“' or '‘' or '\'' or '(' or '[' or '«' or '—' or '–' or '-' or ' ' or '「';
}
