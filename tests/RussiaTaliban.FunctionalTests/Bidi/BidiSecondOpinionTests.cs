using System.Globalization;
using System.Text.Json;
using RussiaTaliban.Host.Web.Bidi;

namespace RussiaTaliban.FunctionalTests.Bidi;

/// <summary>bidi-js, which passes the tests of Unicode's bidirectional algorithm, gives every sign of every text the level that ours gives it.</summary>
public sealed class BidiSecondOpinionTests
{
    private const int Texts = 4_000;

    private static readonly NodePackages Node = new("Bidi");

    // Letters of every direction, digits of three kinds, what stands between digits, brackets, spaces, marks, and the explicit signs.
    private static readonly string[] Signs =
    [
        "a", "B", "é", "Ж", "漢", "א", "ש", "ا", "ب", "پ", "ک", "0", "1", "9", "۰", "۴", "٠", "٣", "+", "-", "−", "#", "$", "€", "%", "٪", "°", ".", ",", ":", "/", "،", "٫", " ", "\u00A0", "\u200C", "\u00AD",
        "(", ")", "[", "]", "{", "}", "«", "»", "“", "”", "!", "؟", "?", "؛", "…", "–", "'", "\u0301", "\u064B", "\u200E", "\u200F", "\u061C", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067",
        "\u2068", "\u2069", "\t",
    ];

    private static readonly string[] Sentences =
    [
        "در سال ۱۴۰۴ پیمان NATO (۱۹۴۹) با 2025 و 12.5% و «Kabul» همراه شد.", "He said “کابل (۱۴۰۴)” twice, in 2025.", "مبلغ 1,250.75 دلار (USD) – ۳٫۵ درصد – در https://example.org/a?b=1 آمد.",
        "שלום, world! 3.14 ו-5%.", "Москва и کابل: 1 + 1 = 2", "قال: \"Hello (world)\"، ثم 15/07/2025.",
    ];

    [Fact]
    public async Task Levels_OfEveryText_AreThoseOfBidiJs()
    {
        var random = new Random(20261127);
        var texts = Sentences.Concat(Enumerable.Range(0, Texts).Select(_ =>
            string.Concat(Enumerable.Range(0, random.Next(1, 24)).Select(_ => Signs[random.Next(Signs.Length)])))).ToList();

        var (code, output) = await Node.RunAsync("levels.mjs", JsonSerializer.Serialize(texts));

        Assert.Equal(0, code);
        var theirs = JsonDocument.Parse(output).RootElement.EnumerateArray().ToList();
        Assert.Equal(texts.Count, theirs.Count);
        Assert.All(texts.Zip(theirs), pair =>
        {
            var text = BidiText.Of(pair.First);
            Assert.Equal(pair.Second.GetProperty("base").GetInt32() == 1, text.IsRightToLeft);

            // Where a line's end is spaces, rule L1 counts; bidi-js leaves it to the caller, and levels of signs that show nothing are anybody's.
            var (own, other) = (text.Levels(0, pair.First.Length), pair.Second.GetProperty("levels").EnumerateArray().Select(level => level.GetByte()).ToArray());
            Assert.True(
                Enumerable.Range(0, own.Length).All(at => own[at] == other[at] || IsUnseen(pair.First, at)),
                $"{string.Join(' ', pair.First.Select(sign => ((int)sign).ToString("X4", CultureInfo.InvariantCulture)))}\nours   {string.Join(' ', own)}\ntheirs {string.Join(' ', other)}");
        });
    }

    private static bool IsUnseen(string text, int at) =>
        text[at] is '\u00AD' or '\u200C' or (>= '\u202A' and <= '\u202E') || text[at..].All(sign => char.IsWhiteSpace(sign) || sign is '\u00AD' or '\u200C' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
}
