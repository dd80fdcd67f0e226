using System.Collections.Frozen;

namespace RussiaTaliban.Briefing.Text;

/// <summary>
/// Splits a paragraph into sentences. A sentence is a span of the paragraph, so that what is highlighted is always the paragraph's own text.
/// </summary>
internal static class SentenceSplitter
{
    private const int MaxNoteLength = 40;

    /// <summary>A point after these ends no sentence, whatever follows.</summary>
    private static readonly FrozenSet<string> Titles = new[]
    {
        "dr", "mr", "mrs", "ms", "prof", "gen", "col", "lt", "capt", "sgt", "maj", "rev", "sen", "rep", "gov", "hon", "pres", "st", "mt", "ft",
        "vs", "cf", "eg", "ie", "e.g", "i.e", "al", "approx", "est", "nos", "vol", "pp", "fig", "art", "ca", "viz", "messrs",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>A point after these ends a sentence only where the next word can begin one.</summary>
    private static readonly FrozenSet<string> Abbreviations = new[]
    {
        "u.s", "u.k", "u.n", "u.a.e", "u.s.a", "u.s.s.r", "d.c", "e.u", "a.m", "p.m", "b.c", "a.d", "ph.d", "m.d",
        "inc", "ltd", "co", "corp", "jr", "sr", "etc", "dept", "univ", "bros", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>A point after these ends no sentence where a number follows: "No. 10", "p. 12".</summary>
    private static readonly FrozenSet<string> BeforeNumbers = new[] { "no", "p", "ch", "sec", "para" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that begin sentences often enough to end one after an abbreviation.</summary>
    private static readonly FrozenSet<string> Openers = new[]
    {
        "the", "a", "an", "this", "that", "these", "those", "it", "its", "he", "she", "they", "we", "i", "you", "his", "her", "their", "our", "in", "on", "at", "by", "for",
        "from", "with", "as", "if", "when", "while", "although", "though", "but", "and", "however", "thus", "moreover", "there", "here", "after", "before", "since",
        "some", "many", "most", "all", "no", "not", "what", "why", "how", "who", "where", "such", "one", "two", "until", "during", "under", "over", "despite",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The sentences of <paramref name="paragraph"/> in order, without the white space around them; empty only where the paragraph is blank.</summary>
    public static IReadOnlyList<TextSpan> Split(string paragraph)
    {
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
            if (EndsSentence(paragraph, start, at, end))
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

    private static bool EndsSentence(string text, int start, int mark, int end)
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

        return text[mark] != '.' || mark > 0 && !EndsInAbbreviation(text, start, mark, next);
    }

    private static bool EndsInAbbreviation(string text, int start, int mark, int next)
    {
        var from = mark;
        while (from > start && (char.IsLetterOrDigit(text[from - 1]) || text[from - 1] == '.'))
        {
            from--;
        }

        var word = text[from..mark];
        if (Titles.Contains(word) || (BeforeNumbers.Contains(word) && next < text.Length && char.IsAsciiDigit(text[next])))
        {
            return true;
        }

        var initial = word.Length == 1 && char.IsUpper(word[0]) && word is not "I";
        return (initial || Abbreviations.Contains(word)) && !Openers.Contains(WordAt(text, next));
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
