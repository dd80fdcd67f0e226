using System.Text;
using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Tests.Briefing.Quotes;

/// <summary>
/// Makes quotes from a corpus, the same ones each time: verbatim under typographic noise, and changed in the ways in which quotes go wrong.
/// What is changed is always a word that bears meaning, never a mark alone.
/// </summary>
internal sealed partial class QuoteGenerator(Corpus corpus, int seed)
{
    private static readonly QuoteOutcome[] Verbatim = [QuoteOutcome.Verbatim];
    private static readonly QuoteOutcome[] Altered = [QuoteOutcome.Altered];
    private static readonly QuoteOutcome[] NotVerbatim = [QuoteOutcome.Altered, QuoteOutcome.Absent];
    private static readonly QuoteOutcome[] Absent = [QuoteOutcome.Absent];
    private static readonly string[] Spaces = ["\u00A0", "\u202F", "\u2009", "  ", "\n", " \r\n ", "\t"];
    private static readonly string[] OtherWords = ["Brazil", "umbrella", "seldom", "harvest", "copper", "reluctantly", "twelve", "yesterday", "denied", "abandons"];
    private static readonly string[] MadeUp =
    [
        "Our troops will stay in {0} until the last hostage is home, said the {1} on Tuesday.",
        "We have nothing to hide about the {0}, and the {1} will be published next week.",
        "Nobody in the {0} believed that the {1} would ever be signed.",
        "The minister called the {0} a historic mistake and promised a new {1} before winter.",
        "According to the report, two thirds of the {0} were lost when the {1} collapsed.",
        "I never met a single member of the {0}, he told reporters, and the {1} proves it.",
    ];

    private readonly Random _random = new(seed);
    private readonly (Passage Passage, string Text)[] _sentences =
        [.. corpus.Passages.SelectMany(passage => SentenceSplitter.Split(passage.Text).Select(span => (passage, span.Of(passage.Text))))];

    public IEnumerable<GeneratedQuote> All()
    {
        foreach (var (passage, sentence) in _sentences)
        {
            var id = passage.Id.ToString();
            for (var round = 0; round < 9; round++)
            {
                yield return new("typography", Noise(sentence), id, Verbatim);
            }

            yield return new("cut", Noise(Cut(sentence)), id, Verbatim);
            yield return new("cut", Noise(Cut(sentence)), id, Verbatim);
            for (var round = 0; round < 4; round++)
            {
                yield return new("word swapped", Noise(Swap(sentence)), id, Altered);
                yield return new("word dropped", Noise(Drop(sentence)), id, Altered);
                yield return new("word added", Noise(Insert(sentence, Pick(OtherWords))), id, Altered);
            }

            yield return new("negation", Negate(sentence), id, Altered);
            if (Digits().IsMatch(sentence))
            {
                yield return new("number", Digits().Replace(sentence, match => (int.Parse(match.Value, null) + _random.Next(1, 9)).ToString(null as IFormatProvider)), id, Altered);
            }
        }

        for (var round = 0; round < 300; round++)
        {
            var ((first, a), (second, b)) = (Pick(_sentences), Pick(_sentences));
            if (first.Section.Number > second.Section.Number)
            {
                yield return new("spliced", Noise($"{a} {b}"), first.Id.ToString(), Altered);
                yield return new("halves spliced", $"{Half(a, true)} {Half(b, false)}", first.Id.ToString(), NotVerbatim);
            }

            yield return new("fabricated", string.Format(null, Pick(MadeUp), Phrase(), Phrase()), "", Absent);
        }

        foreach (var passage in corpus.Passages.Where(passage => SentenceSplitter.Split(passage.Text).Count > 2))
        {
            var sentences = SentenceSplitter.Split(passage.Text).Select(span => span.Of(passage.Text)).ToList();
            yield return new("ellipsis", $"{sentences[0]} […] {sentences[2]}", passage.Id.ToString(), Verbatim);
            yield return new("ellipsis", $"{sentences[0].TrimEnd('.')} ... {sentences[2]}", passage.Id.ToString(), Verbatim);
            yield return new("sentence left out", $"{sentences[0]} {sentences[2]}", passage.Id.ToString(), Altered);
        }

        foreach (var (first, second) in corpus.Passages.Zip(corpus.Passages.Skip(1)).Where(pair => pair.First.Section == pair.Second.Section))
        {
            yield return new("paragraphs", Noise(first.Text + "\n\n" + second.Text), first.Id.ToString(), Verbatim);
        }
    }

    private T Pick<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    private string Noise(string text)
    {
        var noisy = new StringBuilder();
        foreach (var sign in text)
        {
            noisy.Append(sign switch
            {
                '’' or '\'' => Pick(["'", "’", "ʼ", "`"]),
                '"' or '“' or '”' => Pick(["\"", "“", "”", "«", "'"]),
                '–' or '—' => Pick(["–", "—", "-", "--"]),
                '-' => Pick(["-", "‑", "‐"]),
                ' ' or '\u00A0' => _random.Next(4) == 0 ? Pick(Spaces) : " ",
                _ when char.IsLetter(sign) && _random.Next(40) == 0 => sign + "\u00AD",
                _ => sign.ToString(),
            });
        }

        return _random.Next(5) switch
        {
            0 => $"“{noisy}”",
            1 => $"\"{noisy}\"",
            2 => $"> {noisy}",
            3 => $"*{noisy}*",
            _ => noisy.ToString(),
        };
    }

    private string Cut(string sentence)
    {
        var words = sentence.Split(' ');
        var start = _random.Next(Math.Max(1, words.Length / 3));
        var length = Math.Max(Math.Min(4, words.Length), words.Length / 2);
        return string.Join(' ', words.Skip(start).Take(length));
    }

    private static string Half(string sentence, bool first)
    {
        var words = sentence.Split(' ');
        return string.Join(' ', first ? words.Take(words.Length / 2) : words.Skip(words.Length / 2));
    }

    private string Swap(string sentence) => Change(sentence, _ => Pick(OtherWords));

    private string Drop(string sentence) => Change(sentence, _ => "").Replace("  ", " ", StringComparison.Ordinal);

    /// <summary>Changes one word inside the sentence: dropped at an edge it would be a cut, and true.</summary>
    private string Change(string sentence, MatchEvaluator change)
    {
        var words = Words().Matches(sentence).Skip(1).SkipLast(1).ToList();
        var chosen = Pick(words);
        return sentence[..chosen.Index] + change(chosen) + sentence[(chosen.Index + chosen.Length)..];
    }

    private string Insert(string sentence, string word)
    {
        var chosen = Pick(Words().Matches(sentence).Skip(1).ToList());
        return sentence[..chosen.Index] + word + " " + sentence[chosen.Index..];
    }

    private string Negate(string sentence) =>
        Negation().IsMatch(sentence) ? Negation().Replace(sentence, "")
        : Auxiliary().IsMatch(sentence) ? Auxiliary().Replace(sentence, "$0 not", 1)
        : Insert(sentence, "never");

    private string Phrase() => Words().Match(Pick(_sentences).Text).Value.ToLowerInvariant() + " " + Pick(OtherWords);

    [GeneratedRegex(@"(?<![\w’'-])\p{L}{2,}(?![\w’'-])")]
    private static partial Regex Words();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\b(not|no|never|without|nor) ")]
    private static partial Regex Negation();

    [GeneratedRegex(@"\b(is|are|was|were|has|have|had|may|could|will|would|can)\b")]
    private static partial Regex Auxiliary();
}
