using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Tests.Briefing.Quotes;

/// <summary>A pasted text whose verdict follows from how it was made.</summary>
/// <param name="Kind">The edit.</param>
/// <param name="Text">What is pasted.</param>
/// <param name="Expected">The right outcome.</param>
public sealed record QuoteMutation(string Kind, string Text, QuoteOutcome Expected);

/// <summary>
/// Edits sentences of a corpus in the ways in which quotes are copied and in which they go wrong, the same ones each time. The absent ones are sentences of
/// articles that the corpus does not hold.
/// </summary>
internal sealed partial class QuoteMutations(Corpus corpus, Corpus others, int seed)
{
    private static readonly string[] OtherWords = ["umbrella", "seldom", "copper", "reluctantly", "Brazil", "harvest", "orchestra"];

    private readonly Random _random = new(seed);

    /// <summary>Every kind of edit on so many passages.</summary>
    public IEnumerable<QuoteMutation> All(int passages)
    {
        var chosen = Shuffled(Sentences(corpus)).DistinctBy(one => one.Passage).Take(passages).ToList();
        foreach (var (passage, sentence) in chosen)
        {
            foreach (var (kind, text) in Verbatim(passage, sentence))
            {
                yield return new(kind, text, QuoteOutcome.Verbatim);
            }

            foreach (var (kind, text) in Altered(passage, sentence))
            {
                yield return new(kind, text, QuoteOutcome.Altered);
            }
        }

        foreach (var (_, sentence) in Shuffled(Sentences(others)).DistinctBy(one => one.Passage).Take(passages))
        {
            yield return new("sentence of another article", sentence, QuoteOutcome.Absent);
        }
    }

    private static IEnumerable<(string Kind, string Text)> Verbatim(Passage passage, string sentence)
    {
        yield return ("as it is", sentence);
        yield return ("straight marks", sentence.Replace('’', '\'').Replace('‘', '\'').Replace('“', '"').Replace('”', '"').Replace('—', '-').Replace('–', '-'));
        yield return ("no-break spaces", sentence.Replace(' ', '\u00A0'));
        yield return ("soft hyphens", InWords(sentence, "\u00AD"));
        yield return ("zero-width spaces", InWords(sentence, "\u200B"));
        yield return ("lines wrapped", Wrapped(sentence, hyphens: false));
        yield return ("lines wrapped and words cut", Wrapped(sentence, hyphens: true));
        yield return ("page number between lines", OnePage(sentence));
        yield return ("mail quote", "> " + Wrapped(sentence, hyphens: false).Replace("\n", "\n> ", StringComparison.Ordinal));
        yield return ("bold", $"**{sentence}**");
        yield return ("HTML", $"<p>{sentence.Replace("&", "&amp;", StringComparison.Ordinal).Replace("’", "&#8217;", StringComparison.Ordinal).Replace("“", "&ldquo;", StringComparison.Ordinal).Replace("”", "&rdquo;", StringComparison.Ordinal)}</p>");
        yield return ("reference number after it", sentence + "[1]");
        yield return ("source in brackets after it", $"{sentence} ({passage.Article.Source?.Split(' ')[0] ?? "Source"}, 2025)");
        yield return ("author after a dash", $"{sentence} — {passage.Article.Author ?? "The Author"}");
        yield return ("he said after it", $"{sentence.TrimEnd('.')},” he said");
        yield return ("address after it", $"{sentence}\nhttps://example.org/a#:~:text={Uri.EscapeDataString(sentence.Split(' ')[0])}");
        yield return ("Kindle line after it", $"{sentence}\n\nSmith, Ann. {passage.Article.Title} (p. 12). Kindle Edition.");
        yield return ("list number before it", "3. " + sentence);
        yield return ("in quotation marks", $"\"{sentence.Replace('“', '\'').Replace('”', '\'').Replace('"', '\'')}\"");
        yield return ("cut at both ends", Cut(sentence));
    }

    private IEnumerable<(string Kind, string Text)> Altered(Passage passage, string sentence)
    {
        yield return ("word exchanged", Change(sentence, _ => Pick(OtherWords)));
        yield return ("word left out", Change(sentence, _ => "").Replace("  ", " ", StringComparison.Ordinal));
        yield return ("word added", Change(sentence, word => $"{word.Value} {Pick(OtherWords)}"));
        yield return ("first word exchanged", FirstWord().Replace(sentence, "Brazil", 1));
        yield return ("last word exchanged", LastWord().Replace(sentence, "umbrella"));
        yield return ("not added", Change(sentence, word => "not " + word.Value));
        yield return ("letter case of a word", Change(sentence, word => word.Value.ToUpperInvariant()));
        yield return ("two words exchanged", Exchange(sentence));
        yield return ("exchanged, with a reference after it", Change(sentence, _ => Pick(OtherWords)) + "[1]");
        yield return ("exchanged, with the author after a dash", $"{Change(sentence, _ => Pick(OtherWords))} — {passage.Article.Author ?? "The Author"}");
        yield return ("last word exchanged, lines wrapped", Wrapped(LastWord().Replace(sentence, "umbrella"), hyphens: false));
        if (Number().IsMatch(sentence))
        {
            yield return ("number", Number().Replace(sentence, number => (int.Parse(number.Value, null) + 3).ToString(null as IFormatProvider), 1));
        }

        var sentences = SentenceSplitter.Split(passage.Text).Select(span => span.Of(passage.Text)).ToList();
        if (sentences.Count > 2 && sentences.Take(3).All(one => one.Split(' ').Length > 4))
        {
            yield return ("sentence left out", $"{sentences[0]} {sentences[2]}");
        }

        yield return ("sentence made up after it", sentence + " Nobody at the orchestra paid for the copper umbrella.");
    }

    /// <summary>Sentences long enough to be edited and still be known, each of which stands once.</summary>
    private static List<(Passage Passage, string Sentence)> Sentences(Corpus corpus) =>
    [
        .. corpus.Passages
            .SelectMany(passage => SentenceSplitter.Split(passage.Text).Select(span => (Passage: passage, Sentence: span.Of(passage.Text))))
            .Where(one => one.Sentence.Split(' ').Length is >= 11 and <= 45 && one.Sentence.EndsWith('.') && char.IsUpper(one.Sentence[0])
                && !one.Sentence.Contains('\n', StringComparison.Ordinal) && one.Sentence.Count(sign => sign == '“') == one.Sentence.Count(sign => sign == '”'))
            .Where(one => Words().Count(one.Sentence) > 6),
    ];

    private List<T> Shuffled<T>(IEnumerable<T> of) => [.. of.OrderBy(_ => _random.Next())];

    private T Pick<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    private static string InWords(string sentence, string sign) => Words().Replace(sentence, word => word.Length > 5 ? word.Value[..3] + sign + word.Value[3..] : word.Value);

    private static string Wrapped(string sentence, bool hyphens)
    {
        var (lines, line) = ("", "");
        foreach (var word in sentence.Split(' '))
        {
            if (line.Length > 38)
            {
                var isCut = hyphens && word.Length > 6 && word.All(char.IsAsciiLetterLower);
                lines += isCut ? $"{line} {word[..3]}-\n" : line + "\n";
                line = isCut ? word[3..] : word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        return lines + line;
    }

    private static string OnePage(string sentence)
    {
        var words = sentence.Split(' ');
        return string.Join(' ', words[..(words.Length / 2)]) + "\n\n12\n\n" + string.Join(' ', words[(words.Length / 2)..]);
    }

    private static string Cut(string sentence)
    {
        var words = sentence.Split(' ');
        return string.Join(' ', words[1..^2]);
    }

    private string Change(string sentence, MatchEvaluator change)
    {
        var word = Pick(Words().Matches(sentence).Skip(2).SkipLast(2).ToList());
        return sentence[..word.Index] + change(word) + sentence[(word.Index + word.Length)..];
    }

    private static string Exchange(string sentence)
    {
        var words = Words().Matches(sentence).Skip(1).SkipLast(1).ToList();
        var (a, b) = words.SelectMany(left => words.Where(right => right.Index > left.Index && right.Value != left.Value).Select(right => (left, right))).First();
        return sentence[..a.Index] + b.Value + sentence[(a.Index + a.Length)..b.Index] + a.Value + sentence[(b.Index + b.Length)..];
    }

    [GeneratedRegex(@"(?<![\w’'-])\p{Ll}{3,}(?![\w’'-])")]
    private static partial Regex Words();

    [GeneratedRegex(@"^[\p{L}\p{N}’-]+")]
    private static partial Regex FirstWord();

    [GeneratedRegex(@"[\p{L}\p{N}]+(?=\P{L}*\z)")]
    private static partial Regex LastWord();

    [GeneratedRegex(@"(?<![\d.,])\d{1,4}(?![\d.,]*\d)")]
    private static partial Regex Number();
}
