using System.Diagnostics;
using System.Globalization;
using System.Text;
using CsCheck;
using RussiaTaliban.Onnx;

namespace RussiaTaliban.Tests.Onnx;

/// <summary>The library's pieces against BERT's algorithm as its authors describe it, over the shipped vocabulary.</summary>
public sealed class WordPiecesTests
{
    private const string Seed = "0000KOIr5sV4";
    private static readonly ModelOptions Shipped = new();
    private static readonly PlainWordPiece Plain = new(File.ReadAllLines(Shipped.Vocabulary));
    private static readonly WordPieces Pieces = WordPieces.Read(Shipped.Vocabulary, lowerCase: true);

    [Fact]
    public void Encode_EveryLineOfTheCorpus_GivesThePlainAlgorithmsPieces()
    {
        var lines = Directory.EnumerateFiles(Repository.Corpus, "*", SearchOption.AllDirectories).SelectMany(File.ReadLines).ToList();

        Assert.True(lines.Count > 100);
        Assert.All(lines, AssertSame);
    }

    [Fact]
    public void Encode_TwoThousandGeneratedTexts_GivesThePlainAlgorithmsPieces() =>
        Texts.Sample(AssertSame, iter: 2_000, seed: Seed, threads: 1);

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n\u00a0")]
    [InlineData("[CLS] is no start, [SEP] no end, [UNK] not unknown")]
    [InlineData("$3+4=7 ^ ~ ` | <x> €5 © snake_case l’État naïve ﬁne ß Ωmega")]
    [InlineData("森林火災 한국어 й ё \ufffd a\u00adb a\u200bb a\u0000b")]
    [InlineData("pneumonoultramicroscopicsilicovolcanoconiosispneumonoultramicroscopicsilicovolcanoconiosispneumonoultramicroscopic")]
    public void Encode_OddTexts_GivesThePlainAlgorithmsPieces(string text) => AssertSame(text);

    [Theory]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("the caf\u00e9 \ud83d", "the cafe \ud83d")]
    public void Encode_LettersThatFoldOnlyOneByOne_AreFolded(string text, string plain) =>
        Assert.Equal(Pieces.Encode(plain, 128), Pieces.Encode(text, 128));

    [Fact]
    public void Encode_MoreThanTheModelReads_IsCutBeforeTheEnd()
    {
        var text = string.Join(' ', Enumerable.Repeat("unfathomably", 100));

        Assert.Equal([.. Pieces.Encode(text, 1_000).Take(15), Pieces.Encode("", 16)[1]], Pieces.Encode(text, 16));
    }

    [Fact]
    public void Cut_EveryPiece_StandsWhereItSays()
    {
        const string Text = "A nai\u0308ve  \u0000İdea: “cafés” in\u00a0Kābul, €5 — 森林.";

        Assert.Equal(
            ["A", "nai\u0308ve", "İdea", ":", "“", "cafés", "”", "in", "Kābul", ",", "€5", "—", "森", "林", "."],
            Joined(Text));
    }

    [Fact]
    public void Cut_GeneratedTexts_PiecesAreInOrderAndLeaveOnlyBlanksOut() =>
        Texts.Sample(
            text =>
            {
                // Pieces of one letter (a Hangul syllable) each stand for all of it.
                var (before, at) = (0, 0);
                foreach (var piece in Pieces.Cut(text))
                {
                    var (start, length) = piece.Original.GetOffsetAndLength(text.Length);
                    Assert.True(start >= before && start + length >= at && length > 0, text);
                    Assert.True(start <= at || IsLeftOut(text[at..start]), text);
                    (before, at) = (start, start + length);
                }

                Assert.True(IsLeftOut(text[at..]), text);
            },
            iter: 2_000,
            seed: Seed,
            threads: 1);

    /// <summary>Not a limit but a figure: printed where the test runs with output shown.</summary>
    [Fact]
    public void Encode_ASentence_TakesMicroseconds()
    {
        var sentences = Directory.EnumerateFiles(Repository.Corpus, "*.md").SelectMany(File.ReadLines)
            .SelectMany(line => line.Split(". ")).Where(text => text.Length > 20).ToList();
        var before = Time(text => Plain.Encode(text));
        var now = Time(text => Pieces.Encode(text, 128));
        TestContext.Current.TestOutputHelper!.WriteLine($"{sentences.Count} sentences: {before:F1} µs plain, {now:F1} µs library");
        Assert.True(now < 1_000, $"{now} µs");

        double Time(Action<string> encode)
        {
            sentences.ForEach(encode);
            var start = Stopwatch.GetTimestamp();
            for (var round = 0; round < 20; round++)
            {
                sentences.ForEach(encode);
            }

            return Stopwatch.GetElapsedTime(start).TotalMicroseconds / (20 * sentences.Count);
        }
    }

    private static Gen<string> Texts { get; } = Gen.OneOf(
            Gen.Char[' ', '~'],
            Gen.Char[' ', '~'],
            Gen.Char['\u00a0', '\u012f'],
            Gen.Char['\u0131', '\u0500'],
            Gen.Char['\u2000', '\u2200'],
            Gen.Char['\u0000', '\ud7ff'],
            Gen.Const(' '))
        .Array[1, 60].Select(letters => new string(letters));

    private static void AssertSame(string text) => Assert.Equal(Plain.Encode(text), Pieces.Encode(text, int.MaxValue)[1..^1]);

    // An accent at the very start of a text belongs to no letter.
    private static bool IsLeftOut(string text) => text.All(letter =>
        char.IsWhiteSpace(letter) || char.IsControl(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark);

    private static List<string> Joined(string text)
    {
        var words = new List<string>();
        var end = -1;
        foreach (var piece in Pieces.Cut(text))
        {
            var (start, length) = piece.Original.GetOffsetAndLength(text.Length);
            var goesOn = start == end && char.IsLetterOrDigit(text[start]) && text[start] < '\u3400' && words[^1].Length > 0 && !char.IsPunctuation(words[^1][^1]);
            if (goesOn)
            {
                words[^1] += text.Substring(start, length);
            }
            else
            {
                words.Add(text.Substring(start, length));
            }

            end = start + length;
        }

        return words;
    }

    /// <summary>BERT's algorithm in the fewest words: fold, part at marks, then take the longest piece again and again.</summary>
    private sealed class PlainWordPiece(string[] pieces)
    {
        private readonly Dictionary<string, long> _ids = pieces.Select((piece, id) => (piece, id)).ToDictionary(entry => entry.piece, entry => (long)entry.id);

        public List<long> Encode(string text)
        {
            var folded = text.Normalize(NormalizationForm.FormD).ToLowerInvariant()
                .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark);
            var parted = string.Concat(folded.Where(letter => !char.IsControl(letter) || char.IsWhiteSpace(letter))
                .Select(letter => IsWord(letter) ? $" {letter} " : $"{letter}"));
            return [.. parted.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(Cut)];
        }

        private static bool IsWord(char letter) =>
            char.IsPunctuation(letter)
            || (char.IsAscii(letter) && char.IsSymbol(letter))
            || letter is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\uF900' and <= '\uFAFF');

        private List<long> Cut(string word)
        {
            var found = new List<long>();
            for (var start = 0; start < word.Length;)
            {
                var end = word.Length;
                while (end > start && !_ids.ContainsKey(Name(end)))
                {
                    end--;
                }

                if (end == start || word.Length > 100)
                {
                    return [_ids["[UNK]"]];
                }

                found.Add(_ids[Name(end)]);
                start = end;

                string Name(int to) => (start == 0 ? "" : "##") + word[start..to];
            }

            return found;
        }
    }
}
